// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/png_file.h"

#include "model/base/error.h"
#include "words/picture.h"

#include <QStringDecoder>

#include <png.h>

#include <algorithm>
#include <cstring>

namespace charts {

namespace {

// The flat colours of figures pack best unfiltered, and hardly slower than at the quickest level.
constexpr int level = 3;

// libpng leaves a function by a jump where something is wrong. What is destroyed then stands outside of those functions that set the mark
// it jumps to.

void append(png_structp png, png_bytep bytes, std::size_t length)
{
    static_cast<QByteArray*>(png_get_io_ptr(png))->append(reinterpret_cast<const char*>(bytes), static_cast<qsizetype>(length));
}

struct Source {
    std::string_view rest;
    bool isCut = false;
};

void take(png_structp png, png_bytep bytes, std::size_t length)
{
    auto& source = *static_cast<Source*>(png_get_io_ptr(png));
    source.isCut = source.rest.size() < length;
    if (source.isCut)
        png_error(png, "cut");
    std::memcpy(bytes, source.rest.data(), length);
    source.rest.remove_prefix(length);
}

[[noreturn]] void leave(png_structp png, png_const_charp)
{
    png_longjmp(png, 1);
}

void ignore(png_structp, png_const_charp) { }

bool write(png_structp png, png_infop info, const QImage& image, const std::vector<png_text>& texts)
{
    if (setjmp(png_jmpbuf(png)) != 0)
        return false;
    png_set_compression_level(png, level);
    png_set_filter(png, PNG_FILTER_TYPE_BASE, PNG_FILTER_NONE);
    png_set_IHDR(png, info, static_cast<png_uint_32>(image.width()), static_cast<png_uint_32>(image.height()), 8,
        image.hasAlphaChannel() ? PNG_COLOR_TYPE_RGB_ALPHA : PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
        PNG_FILTER_TYPE_DEFAULT);
    png_set_pHYs(
        png, info, static_cast<png_uint_32>(image.dotsPerMeterX()), static_cast<png_uint_32>(image.dotsPerMeterY()), PNG_RESOLUTION_METER);
    png_set_text(png, info, texts.data(), static_cast<int>(texts.size()));
    png_write_info(png, info);
    for (int y = 0; y < image.height(); ++y)
        png_write_row(png, image.constScanLine(y));
    png_write_end(png, nullptr);
    return true;
}

/// Whether every chunk ends inside the file: libpng makes room for what a chunk says of its own length before it looks.
bool hasWholeChunks(std::string_view png)
{
    constexpr std::size_t aroundChunk = 12; // length, name and sum
    for (std::size_t at = 8; at + aroundChunk <= png.size();) {
        const auto byte = [&](std::size_t i) { return std::size_t { static_cast<unsigned char>(png[at + i]) }; };
        const auto length = byte(0) << 24U | byte(1) << 16U | byte(2) << 8U | byte(3);
        if (length > png.size() - at - aroundChunk)
            return false;
        if (png.substr(at + 4, 4) == "IEND")
            break; // what comes behind is nobody's
        at += aroundChunk + length;
    }
    return true;
}

/// Passes over the pixels, which are unpacked and looked at for damage all the same.
bool read(png_structp png, png_infop info, std::size_t fileBytes)
{
    if (setjmp(png_jmpbuf(png)) != 0)
        return false;
    png_set_crc_action(png, PNG_CRC_DEFAULT, PNG_CRC_ERROR_QUIT);
    constexpr std::size_t enough = 64u << 20;
    png_set_chunk_malloc_max(png, std::max(enough, fileBytes)); // a table may be long, but not what says so of itself
    png_read_info(png, info);
    png_start_read_image(png);
    png_read_end(png, info);
    return true;
}

}

namespace {

/// Of a text that should be in Latin 1: some programs write UTF-8 there.
std::string inUtf8(const char* text)
{
    QStringDecoder utf8(QStringDecoder::Utf8);
    const QString read = utf8(text);
    return utf8.hasError() ? QString::fromLatin1(text).toStdString() : read.toStdString();
}

}

QByteArray pngFile(const QImage& image, const std::vector<PngText>& texts)
{
    const auto pixels = image.convertToFormat(image.hasAlphaChannel() ? QImage::Format_RGBA8888 : QImage::Format_RGB888);
    if (pixels.isNull())
        return {};
    std::vector<png_text> chunks;
    for (const auto& [keyword, text, isPlain] : texts) {
        png_text chunk {};
        chunk.compression = isPlain ? PNG_TEXT_COMPRESSION_NONE : PNG_ITXT_COMPRESSION_NONE;
        chunk.key = const_cast<char*>(keyword.c_str()); // libpng only reads them
        chunk.text = const_cast<char*>(text.c_str());
        chunks.push_back(chunk);
    }
    QByteArray bytes;
    auto* png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, leave, ignore);
    auto* info = png_create_info_struct(png);
    png_set_write_fn(png, &bytes, append, nullptr);
    const auto isWritten = write(png, info, pixels, chunks);
    png_destroy_write_struct(&png, &info);
    return isWritten ? bytes : QByteArray();
}

std::vector<PngText> pngTexts(std::string_view png)
{
    if (!hasWholeChunks(png))
        throw model::Error(model::ErrorCode::Damaged, model::say::picture::cut);
    Source source { png };
    auto* reader = png_create_read_struct(PNG_LIBPNG_VER_STRING, nullptr, leave, ignore);
    auto* info = png_create_info_struct(reader);
    png_set_read_fn(reader, &source, take);
    const auto isRead = read(reader, info, png.size());
    png_textp texts = nullptr;
    int count = 0;
    png_get_text(reader, info, &texts, &count);
    std::vector<PngText> found;
    for (const auto* text = texts; text != texts + count; ++text) {
        const bool isPlain = text->compression < PNG_ITXT_COMPRESSION_NONE;
        found.push_back({ text->key, isPlain ? inUtf8(text->text) : text->text, isPlain });
    }
    png_destroy_read_struct(&reader, &info, nullptr);
    if (!isRead)
        throw model::Error(model::ErrorCode::Damaged, source.isCut ? model::say::picture::cut : model::say::picture::changed);
    return found;
}

}
