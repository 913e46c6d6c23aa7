// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/text_encoding.h"

#include "model/base/error.h"
#include "model/base/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <fstream>
#include <streambuf>
#include <vector>

namespace model {

namespace {

constexpr std::size_t blockSize = 256u << 10;
constexpr char noText = '\xFF'; // never part of UTF-8

constexpr std::array<std::pair<Encoding, std::string_view>, 4> names { {
    { Encoding::Utf8, "UTF-8" },
    { Encoding::Utf16LittleEndian, "UTF-16 LE" },
    { Encoding::Utf16BigEndian, "UTF-16 BE" },
    { Encoding::Windows1252, "Windows-1252" },
} };

// What Windows-1252 has at 0x80 to 0x9F where Latin-1 has control characters; 0: those stay.
constexpr std::array<char16_t, 32> windowsLetters { 0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0, 0x017D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,
    0x017E, 0x0178 };

void appendUtf8(std::string& text, char32_t letter)
{
    const auto put = [&text](char32_t byte) { text += static_cast<char>(static_cast<unsigned char>(byte)); };
    if (letter < 0x80) {
        put(letter);
    } else if (letter < 0x800) {
        put(0xC0 | (letter >> 6));
        put(0x80 | (letter & 0x3F));
    } else if (letter < 0x10000) {
        put(0xE0 | (letter >> 12));
        put(0x80 | ((letter >> 6) & 0x3F));
        put(0x80 | (letter & 0x3F));
    } else {
        put(0xF0 | (letter >> 18));
        put(0x80 | ((letter >> 12) & 0x3F));
        put(0x80 | ((letter >> 6) & 0x3F));
        put(0x80 | (letter & 0x3F));
    }
}

/// Reads blocks of the source and hands them out as UTF-8.
class DecodingBuffer : public std::streambuf {
public:
    DecodingBuffer(std::unique_ptr<std::streambuf> source, Encoding encoding)
        : m_source(std::move(source))
        , m_encoding(encoding)
        , m_block(blockSize, '\0')
    {
    }

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
        const auto got = m_source->sgetn(m_block.data(), static_cast<std::streamsize>(m_block.size()));
        const std::string_view bytes(m_block.data(), static_cast<std::size_t>(std::max<std::streamsize>(got, 0)));
        m_isAtEnd = bytes.empty();
        if (m_encoding == Encoding::Windows1252) {
            for (const char byte : bytes)
                appendWindowsLetter(byte);
            return;
        }
        for (const char byte : bytes)
            addByte(static_cast<unsigned char>(byte));
        if (m_isAtEnd && (m_hasHalf || m_high != 0))
            m_text += noText;
    }

    void appendWindowsLetter(char byte)
    {
        const auto letter = static_cast<unsigned char>(byte);
        const auto special = letter >= 0x80 && letter < 0xA0 ? windowsLetters[letter - 0x80u] : char16_t {};
        appendUtf8(m_text, special != 0 ? special : letter);
    }

    void addByte(unsigned char byte)
    {
        m_hasHalf = !m_hasHalf;
        if (m_hasHalf) {
            m_half = byte;
            return;
        }
        addUnit(static_cast<char16_t>(m_encoding == Encoding::Utf16LittleEndian ? m_half | (byte << 8) : (m_half << 8) | byte));
    }

    void addUnit(char16_t unit)
    {
        const bool isHigh = unit >= 0xD800 && unit < 0xDC00;
        const bool isLow = unit >= 0xDC00 && unit < 0xE000;
        if (m_high != 0 && isLow) {
            appendUtf8(m_text, 0x10000u + ((static_cast<char32_t>(m_high) - 0xD800u) << 10) + (static_cast<char32_t>(unit) - 0xDC00u));
            m_high = 0;
            return;
        }
        if (m_high != 0 || isLow)
            m_text += noText; // half of a pair
        m_high = isHigh ? unit : char16_t {};
        const bool isMark = unit == 0xFEFF && m_isAtBeginning;
        if (!isHigh && !isLow && !isMark)
            appendUtf8(m_text, unit);
        m_isAtBeginning = false;
    }

    std::unique_ptr<std::streambuf> m_source;
    Encoding m_encoding;
    std::string m_block;
    std::string m_text;
    unsigned char m_half = 0; // of a code unit
    bool m_hasHalf = false;
    char16_t m_high = 0; // of a surrogate pair
    bool m_isAtBeginning = true;
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

std::optional<Encoding> byBeginning(std::string_view bytes)
{
    if (bytes.starts_with("\xEF\xBB\xBF"))
        return Encoding::Utf8;
    if (bytes.starts_with("\xFF\xFE"))
        return Encoding::Utf16LittleEndian;
    if (bytes.starts_with("\xFE\xFF"))
        return Encoding::Utf16BigEndian;
    // Without a mark: separators, digits and line ends have a zero byte on one side.
    std::array<std::size_t, 2> zeros {};
    const auto looked = std::min<std::size_t>(bytes.size(), 4096);
    for (std::size_t i = 0; i < looked; ++i)
        zeros[i % 2] += bytes[i] == '\0' ? 1 : 0;
    if (zeros[1] * 8 > looked && zeros[0] * 4 < zeros[1])
        return Encoding::Utf16LittleEndian;
    if (zeros[0] * 8 > looked && zeros[1] * 4 < zeros[0])
        return Encoding::Utf16BigEndian;
    return std::nullopt;
}

}

std::string_view encodingName(Encoding encoding)
{
    return std::ranges::find(names, encoding, &std::pair<Encoding, std::string_view>::first)->second;
}

std::optional<Encoding> encodingNamed(std::string_view name)
{
    const auto found = std::ranges::find_if(names, [wanted = lowered(name)](const auto& known) { return lowered(known.second) == wanted; });
    return found == names.end() ? std::nullopt : std::optional(found->first);
}

Encoding detectEncoding(const std::filesystem::path& path)
{
    std::filebuf file;
    if (!file.open(path, std::ios::in | std::ios::binary))
        throw Error(ErrorCode::Unreadable, fmt::format("{}: cannot be read", path.filename().string()));
    std::vector<char> block(blockSize);
    Utf8Counter counter;
    for (bool isFirst = true;; isFirst = false) {
        const auto got = file.sgetn(block.data(), static_cast<std::streamsize>(block.size()));
        const std::string_view bytes(block.data(), static_cast<std::size_t>(std::max<std::streamsize>(got, 0)));
        if (bytes.empty())
            break;
        if (const auto known = isFirst ? byBeginning(bytes) : std::nullopt)
            return *known;
        counter.add(bytes);
    }
    counter.finish();
    // A UTF-8 file with a damaged letter stays one, so that whoever reads it can say where.
    return counter.bad > counter.good ? Encoding::Windows1252 : Encoding::Utf8;
}

std::unique_ptr<std::streambuf> decoded(std::unique_ptr<std::streambuf> source, Encoding encoding)
{
    if (encoding == Encoding::Utf8)
        return source;
    return std::make_unique<DecodingBuffer>(std::move(source), encoding);
}

}
