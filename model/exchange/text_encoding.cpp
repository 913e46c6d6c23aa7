// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/text_encoding.h"

#include "model/base/error.h"
#include "model/base/text.h"
#include "words/exchange.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <fstream>
#include <streambuf>

#include <iconv.h>
#include <uchardet/uchardet.h>

namespace model {

namespace {

constexpr std::size_t blockSize = 256u << 10;
constexpr char noText = '\xFF'; // never part of UTF-8

/// What an encoding is called by people, by iconv, and by uchardet where its word decides.
struct EncodingName {
    std::string_view shown;
    const char* iconv;
    std::string_view uchardet;
};

constexpr std::array<EncodingName, 4> names { {
    { "UTF-8", "UTF-8", {} },
    { "UTF-16 LE", "UTF-16LE", {} },
    { "UTF-16 BE", "UTF-16BE", {} },
    { "Windows-1252", "WINDOWS-1252", "WINDOWS-1252" },
} };
constexpr auto utf8 = names[0].shown;
constexpr auto littleEndian = names[1].shown;
constexpr auto bigEndian = names[2].shown;
constexpr auto western = names[3].shown;

/// Reads blocks of the source and hands them out as UTF-8.
class DecodingBuffer : public std::streambuf {
public:
    DecodingBuffer(std::unique_ptr<std::streambuf> source, const EncodingName& encoding)
        : m_source(std::move(source))
        , m_encoding(encoding)
        , m_converter(iconv_open("UTF-8", encoding.iconv))
    {
        if (m_converter == reinterpret_cast<iconv_t>(-1))
            throw Error(ErrorCode::Invalid, say::table::noEncoding, { { "encoding", encoding.shown } });
    }
    DecodingBuffer(const DecodingBuffer&) = delete;
    DecodingBuffer& operator=(const DecodingBuffer&) = delete;
    ~DecodingBuffer() override { iconv_close(m_converter); }

protected:
    int_type underflow() override
    {
        m_text.clear();
        while (m_text.empty() && !m_isAtEnd)
            readBlock();
        if (m_text.empty())
            return traits_type::eof();
        setg(m_text.data(), m_text.data(), m_text.data() + m_text.size());
        return traits_type::to_int_type(m_text.front());
    }

private:
    void readBlock()
    {
        const auto before = m_bytes.size(); // of a letter that goes on
        m_bytes.resize(before + blockSize);
        const auto got = std::max<std::streamsize>(m_source->sgetn(m_bytes.data() + before, blockSize), 0);
        m_bytes.resize(before + static_cast<std::size_t>(got));
        m_isAtEnd = got == 0;
        auto* from = m_bytes.data();
        auto left = m_bytes.size();
        while (left > 0 && !convert(from, left)) {
            if (errno == EINVAL && !m_isAtEnd)
                break;
            replaceUnit(from, left);
        }
        m_bytes.erase(0, m_bytes.size() - left);
    }

    /// False where it came upon what is no letter, or not yet.
    bool convert(char*& from, std::size_t& left)
    {
        constexpr std::size_t mostPerByte = 3; // the euro sign of Windows-1252
        const auto before = m_text.size();
        m_text.resize(before + mostPerByte * left);
        auto* to = m_text.data() + before;
        auto room = m_text.size() - before;
        const bool isDone = ::iconv(m_converter, &from, &left, &to, &room) != static_cast<std::size_t>(-1);
        m_text.resize(m_text.size() - room);
        return isDone;
    }

    void replaceUnit(char*& from, std::size_t& left)
    {
        const bool isWide = m_encoding.shown == littleEndian || m_encoding.shown == bigEndian;
        const auto size = std::min<std::size_t>(left, isWide ? 2 : 1);
        if (m_encoding.shown == western)
            m_text += { '\xC2', *from }; // a control character, as in Latin-1
        else
            m_text += noText;
        from += size;
        left -= size;
    }

    std::unique_ptr<std::streambuf> m_source;
    const EncodingName& m_encoding;
    iconv_t m_converter;
    std::string m_bytes;
    std::string m_text;
    bool m_isAtEnd = false;
};

bool isAscii(std::string_view bytes)
{
    constexpr std::uint64_t highBits = 0x8080808080808080u;
    std::uint64_t seen = 0;
    while (bytes.size() >= sizeof seen) {
        std::uint64_t word = 0;
        std::memcpy(&word, bytes.data(), sizeof word);
        seen |= word;
        bytes.remove_prefix(sizeof word);
    }
    return (seen & highBits) == 0 && std::ranges::none_of(bytes, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

/// Counts letters beyond ASCII that are well-formed UTF-8, and bytes that are not.
class Utf8Counter {
public:
    void add(std::string_view bytes)
    {
        if (m_rest.empty() && isAscii(bytes))
            return;
        m_rest += bytes;
        std::size_t i = 0;
        while (i < m_rest.size()) {
            const auto lead = static_cast<unsigned char>(m_rest[i]);
            if (lead < 0x80) {
                ++i;
                continue;
            }
            const std::size_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
            if (lead >= 0xC2 && i + length > m_rest.size())
                break; // goes on in the next block
            const bool isGood = isUtf8(std::string_view(m_rest).substr(i, length));
            good += isGood ? 1 : 0;
            bad += isGood ? 0 : 1;
            i += isGood ? length : 1;
        }
        m_rest.erase(0, i);
    }
    void finish() { bad += m_rest.size(); }

    std::size_t good = 0;
    std::size_t bad = 0;

private:
    std::string m_rest;
};

std::optional<std::string_view> byBeginning(std::string_view bytes)
{
    if (bytes.starts_with("\xEF\xBB\xBF"))
        return utf8;
    if (bytes.starts_with("\xFF\xFE"))
        return littleEndian;
    if (bytes.starts_with("\xFE\xFF"))
        return bigEndian;
    // Without a mark: separators, digits and line ends have a zero byte on one side.
    std::array<std::size_t, 2> zeros {};
    const auto looked = std::min<std::size_t>(bytes.size(), 4096);
    for (std::size_t i = 0; i < looked; ++i)
        zeros[i % 2] += bytes[i] == '\0' ? 1 : 0;
    if (zeros[1] * 8 > looked && zeros[0] * 4 < zeros[1])
        return littleEndian;
    if (zeros[0] * 8 > looked && zeros[1] * 4 < zeros[0])
        return bigEndian;
    return std::nullopt;
}

}

std::vector<std::string> encodingNames()
{
    std::vector<std::string> shown;
    for (const auto& name : names)
        shown.emplace_back(name.shown);
    return shown;
}

std::optional<std::string> encodingNamed(std::string_view name)
{
    auto all = encodingNames();
    all.emplace_back(detectedEncoding);
    const auto found = std::ranges::find(all, lowered(name), lowered);
    return found == all.end() ? std::nullopt : std::optional(*found);
}

std::string detectEncoding(const std::filesystem::path& path)
{
    std::filebuf file;
    if (!file.open(path, std::ios::in | std::ios::binary))
        throw Error(ErrorCode::Unreadable, say::table::unreadable, { { "file", path.filename().string() } });
    std::vector<char> block(blockSize);
    Utf8Counter counter;
    constexpr int mostBlocksAsked = 4; // uchardet is slow
    int blocksAsked = 0;
    const std::unique_ptr<uchardet, decltype(&uchardet_delete)> detector(uchardet_new(), &uchardet_delete);
    for (bool isFirst = true;; isFirst = false) {
        const auto got = file.sgetn(block.data(), static_cast<std::streamsize>(block.size()));
        const std::string_view bytes(block.data(), static_cast<std::size_t>(std::max<std::streamsize>(got, 0)));
        if (bytes.empty())
            break;
        if (const auto known = isFirst ? byBeginning(bytes) : std::nullopt)
            return std::string(*known);
        counter.add(bytes);
        if (counter.bad > counter.good && ++blocksAsked <= mostBlocksAsked)
            uchardet_handle_data(detector.get(), bytes.data(), bytes.size());
    }
    counter.finish();
    // A UTF-8 file with a damaged letter stays one, so that whoever reads it can say where.
    if (counter.bad <= counter.good)
        return std::string(utf8);
    uchardet_data_end(detector.get());
    const auto found = std::ranges::find(names, std::string_view(uchardet_get_charset(detector.get())), &EncodingName::uchardet);
    return std::string(found == names.end() || found->uchardet.empty() ? western : found->shown);
}

std::unique_ptr<std::streambuf> decoded(std::unique_ptr<std::streambuf> source, std::string_view encoding)
{
    if (encoding == utf8)
        return source;
    return std::make_unique<DecodingBuffer>(std::move(source), *std::ranges::find(names, encoding, &EncodingName::shown));
}

}
