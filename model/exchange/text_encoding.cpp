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
#include <sstream>
#include <streambuf>
#include <vector>

#include <iconv.h>
#include <uchardet/uchardet.h>

namespace model {

namespace {

constexpr std::size_t blockSize = 256u << 10;
constexpr char noText = '\xFF'; // never part of UTF-8

/// What an encoding is called by people, by iconv, and otherwise: by uchardet and by other people.
struct EncodingName {
    std::string_view shown;
    const char* iconv;
    std::vector<std::string_view> others;
};

const std::vector<EncodingName>& names()
{
    static const std::vector<EncodingName> all {
        { "UTF-8", "UTF-8", {} },
        { "UTF-16 LE", "UTF-16LE", { "UTF-16" } },
        { "UTF-16 BE", "UTF-16BE", {} },
        { "GB18030", "GB18030", { "GBK", "GB2312", "CP936", "HZ-GB-2312" } },
        { "Big5", "CP950", { "CP950", "BIG5-HKSCS" } },
        { "Shift-JIS", "CP932", { "SJIS", "CP932", "Windows-31J" } },
        { "EUC-JP", "EUC-JP", {} },
        { "ISO-2022-JP", "ISO-2022-JP-2", { "ISO-2022-JP-2", "JIS" } },
        { "EUC-KR", "CP949", { "CP949", "UHC" } },
        { "Windows-1250", "CP1250", { "CP1250", "ISO-8859-2" } },
        { "Windows-1251", "CP1251", { "CP1251" } },
        { "Windows-1252", "CP1252", { "CP1252", "ISO-8859-1", "ISO-8859-15", "Latin-1", "ASCII" } },
        { "Windows-1253", "CP1253", { "CP1253", "ISO-8859-7" } },
        { "Windows-1254", "CP1254", { "CP1254", "ISO-8859-9" } },
        { "Windows-1255", "CP1255", { "CP1255" } },
        { "Windows-1256", "CP1256", { "CP1256" } },
        { "Windows-1257", "CP1257", { "CP1257", "ISO-8859-13" } },
        { "Windows-1258", "CP1258", { "CP1258" } },
        { "KOI8-R", "KOI8-R", { "KOI8-U" } },
        { "CP850", "CP850", { "IBM850", "CP437", "IBM437" } },
        { "Mac Roman", "MACINTOSH", { "macintosh", "MacRoman" } },
    };
    return all;
}
constexpr std::string_view utf8 = "UTF-8";
constexpr std::string_view littleEndian = "UTF-16 LE";
constexpr std::string_view bigEndian = "UTF-16 BE";
constexpr std::string_view western = "Windows-1252";
constexpr std::string_view japanese = "ISO-2022-JP"; // of seven bits
constexpr std::string_view japaneseBegins = "\x1B$";

/// Letters and digits of a name in lower case, so that "utf8" and "UTF-8" are one.
std::string plain(std::string_view name)
{
    auto letters = lowered(name);
    std::erase_if(letters, [](char c) { return (c < 'a' || c > 'z') && (c < '0' || c > '9'); });
    return letters;
}

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
        constexpr std::size_t mostPerByte = 3; // the euro sign of Windows-1252, a kana of one byte
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
    void finish() { bad += m_rest.empty() ? 0 : 1; } // a letter that the file ends within

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

/// A range of bytes.
struct Range {
    int first;
    int last;
    bool contains(int byte) const { return byte >= first && byte <= last; }
};

/// An encoding of one and two bytes a letter: which bytes may follow which, and where its common letters are.
struct Family {
    std::string_view name;
    std::vector<Range> leads;
    std::vector<Range> trails;
    std::vector<Range> commonLeads;
    Range commonTrails;
    Range singles; ///< letters of one byte beyond ASCII
    bool hasFours; ///< GB18030's letters of four bytes
};

const std::vector<Family>& families()
{
    static const std::vector<Family> all {
        { "GB18030", { { 0x81, 0xFE } }, { { 0x40, 0x7E }, { 0x80, 0xFE } }, { { 0xA1, 0xA3 }, { 0xB0, 0xD7 } }, { 0xA1, 0xFE }, { 1, 0 },
            true },
        { "Big5", { { 0x81, 0xFE } }, { { 0x40, 0x7E }, { 0xA1, 0xFE } }, { { 0xA1, 0xC6 } }, { 0x40, 0xFE }, { 1, 0 }, false },
        { "Shift-JIS", { { 0x81, 0x9F }, { 0xE0, 0xFC } }, { { 0x40, 0x7E }, { 0x80, 0xFC } }, { { 0x81, 0x83 }, { 0x88, 0x97 } },
            { 0x40, 0xFC }, { 0xA1, 0xDF }, false },
        { "EUC-JP", { { 0x8E, 0x8E }, { 0xA1, 0xFE } }, { { 0xA1, 0xFE } }, { { 0xA1, 0xA5 }, { 0xB0, 0xCF } }, { 0xA1, 0xFE }, { 1, 0 },
            false },
        { "EUC-KR", { { 0x81, 0xFE } }, { { 0x41, 0x5A }, { 0x61, 0x7A }, { 0x81, 0xFE } }, { { 0xA1, 0xA3 }, { 0xB0, 0xC8 } },
            { 0xA1, 0xFE }, { 1, 0 }, false },
    };
    return all;
}

bool isIn(const std::vector<Range>& ranges, int byte)
{
    return std::ranges::any_of(ranges, [byte](const Range& range) { return range.contains(byte); });
}

/// Which share of a text's letters beyond ASCII are common ones of the family; 0 where it cannot be its text. The text may end within one.
double shareOfCommon(std::string_view text, const Family& family, std::size_t& letters)
{
    std::size_t common = 0;
    letters = 0;
    const auto byteAt = [text](std::size_t i) { return i < text.size() ? static_cast<int>(static_cast<unsigned char>(text[i])) : -1; };
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto lead = byteAt(i);
        if (lead < 0x80)
            continue;
        ++letters;
        if (family.singles.contains(lead))
            continue;
        const auto trail = byteAt(i + 1);
        if (trail < 0)
            break;
        if (family.hasFours && trail >= 0x30 && trail <= 0x39) {
            i += 3;
            continue;
        }
        if (!isIn(family.leads, lead) || !isIn(family.trails, trail))
            return 0;
        common += isIn(family.commonLeads, lead) && family.commonTrails.contains(trail) ? 1 : 0;
        ++i;
    }
    return letters == 0 ? 0 : static_cast<double>(common) / static_cast<double>(letters);
}

/// The bytes beyond ASCII, each once.
std::string highBytesOf(std::string_view text)
{
    std::array<bool, 256> isThere {};
    for (const char c : text)
        isThere[static_cast<unsigned char>(c)] = true;
    std::string bytes;
    for (int byte = 0x80; byte < 256; ++byte) {
        if (isThere[static_cast<std::size_t>(byte)])
            bytes += static_cast<char>(byte);
    }
    return bytes;
}

std::string decodedText(std::string_view bytes, std::string_view encoding)
{
    const auto source = decoded(std::make_unique<std::stringbuf>(std::string(bytes)), encoding);
    std::string text(4 * bytes.size() + 4, '\0');
    text.resize(
        static_cast<std::size_t>(std::max<std::streamsize>(source->sgetn(text.data(), static_cast<std::streamsize>(text.size())), 0)));
    return text;
}

/// Whether the text is the same in two encodings of one byte a letter.
bool readAlike(std::string_view text, std::string_view first, std::string_view second)
{
    const auto bytes = highBytesOf(text);
    return decodedText(bytes, first) == decodedText(bytes, second);
}

/// Whether signs stand within words as they do where a text of DOS or of a Mac is read as Windows-1252: "Kâln".
bool hasSignsInWords(std::string_view text)
{
    static constexpr std::string_view inWords = "\x85\x8A\x8C\x8E\x92\x96\x97\x9A\x9C\x9E\x9F";
    static constexpr std::string_view nothing = "\x81\x8D\x8F\x90\x9D";
    const auto isLetter = [text](std::size_t at) {
        return at < text.size() && ((text[at] >= 'a' && text[at] <= 'z') || (text[at] >= 'A' && text[at] <= 'Z'));
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte < 0x80 || byte > 0x9F)
            continue;
        const bool isInWord = i > 0 && isLetter(i - 1) && isLetter(i + 1);
        if (nothing.find(text[i]) != std::string_view::npos || (isInWord && inWords.find(text[i]) == std::string_view::npos))
            return true;
    }
    return false;
}

/// Whether enough letters are kana as EUC-JP writes them, which other encodings keep other letters at.
bool hasKana(std::string_view text)
{
    constexpr std::size_t oneIn = 5;
    std::size_t kana = 0;
    std::size_t letters = 0;
    for (std::size_t i = 0; i + 1 < text.size(); ++i) {
        const auto lead = static_cast<unsigned char>(text[i]);
        if (lead < 0x80)
            continue;
        kana += lead == 0xA4 || lead == 0xA5 ? 1 : 0;
        ++letters;
        ++i;
    }
    return kana * oneIn >= letters && kana > 0;
}

/// The first value with a letter beyond ASCII.
std::string encodedSample(std::string_view text, std::string_view encoding)
{
    constexpr std::string_view ends = ",;\t|\r\n\"";
    const auto high = std::ranges::find_if(text, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
    if (high == text.end())
        return {};
    const auto at = static_cast<std::size_t>(high - text.begin());
    const auto before = text.substr(0, at).find_last_of(ends);
    const auto begin = before == std::string_view::npos ? 0 : before + 1;
    return decodedText(text.substr(begin, text.find_first_of(ends, at) - begin), encoding);
}

/// How a text that is no UTF-8 is most likely written: by where the common letters of East Asian encodings are, else by uchardet.
EncodingGuess guessOf(std::string_view text, std::string_view byUchardet)
{
    constexpr double enough = 0.85;
    constexpr double apart = 0.15;
    constexpr double hardly = 0.02;
    constexpr std::size_t fewest = 3;
    constexpr std::size_t enoughLetters = 8; // of Chinese, four in ten begin with a byte that no Korean syllable has
    struct Candidate {
        std::string_view name;
        double share;
        std::size_t letters;
    };
    std::vector<Candidate> candidates;
    for (const auto& family : families()) {
        std::size_t letters = 0;
        const auto share = family.name == "EUC-JP" && !hasKana(text) ? 0 : shareOfCommon(text, family, letters);
        candidates.push_back({ family.name, share, letters });
    }
    std::ranges::stable_sort(candidates, std::ranges::greater(), &Candidate::share);
    const auto& best = candidates[0];
    if (best.share >= enough && best.letters >= fewest) {
        std::erase_if(candidates, [limit = best.share - apart](const Candidate& one) { return one.share < limit; });
        // Korean syllables and kana are where the other families keep letters of which few texts have nothing else.
        for (const std::string_view narrow : { "EUC-JP", "EUC-KR" }) {
            const auto one = std::ranges::find(candidates, narrow, &Candidate::name);
            if (one != candidates.end() && one->share >= best.share - hardly && one->letters >= enoughLetters)
                return { std::string(narrow), {} };
        }
        if (const auto said = std::ranges::find(candidates, byUchardet, &Candidate::name); said != candidates.end())
            std::rotate(candidates.begin(), said, said + 1);
        std::string others;
        for (std::size_t i = 1; i < candidates.size(); ++i)
            others += (i > 1 ? " / " : "") + std::string(candidates[i].name);
        return { std::string(candidates.front().name), others };
    }
    const auto high = std::ranges::count_if(text, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
    constexpr std::ptrdiff_t enoughBytes = 20;
    const bool isSingleByte
        = !byUchardet.empty() && std::ranges::none_of(families(), [byUchardet](const Family& family) { return family.name == byUchardet; });
    if (isSingleByte && byUchardet != western && !readAlike(text, byUchardet, western))
        return { std::string(byUchardet), high < enoughBytes ? std::string(western) : std::string() };
    // Letters with accents stand among plain ones.
    std::ptrdiff_t alone = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto isHigh = [text](std::size_t at) { return at < text.size() && static_cast<unsigned char>(text[at]) >= 0x80; };
        alone += isHigh(i) && !isHigh(i + 1) && (i == 0 || !isHigh(i - 1)) ? 1 : 0;
    }
    const bool isWestern = 2 * alone >= high;
    if (isWestern && hasSignsInWords(text))
        return { std::string(western), "CP850" };
    return { std::string(western), isWestern ? std::string() : best.share > 0.5 ? std::string(best.name) : std::string("Windows-1251") };
}

}

std::vector<std::string> encodingNames()
{
    std::vector<std::string> shown;
    for (const auto& name : names())
        shown.emplace_back(name.shown);
    return shown;
}

std::optional<std::string> encodingNamed(std::string_view name)
{
    const auto wanted = plain(name);
    const auto isIt = [&wanted](std::string_view one) { return plain(one) == wanted; };
    const auto found
        = std::ranges::find_if(names(), [&](const EncodingName& one) { return isIt(one.shown) || std::ranges::any_of(one.others, isIt); });
    return wanted.empty() || found == names().end() ? std::nullopt : std::optional(std::string(found->shown));
}

EncodingGuess detectEncoding(const std::filesystem::path& path)
{
    std::filebuf file;
    if (!file.open(path, std::ios::in | std::ios::binary))
        throw Error(ErrorCode::Unreadable, say::table::unreadable, { { "file", path.filename().string() } });
    std::vector<char> block(blockSize);
    Utf8Counter counter;
    constexpr int mostBlocksAsked = 4; // uchardet is slow
    std::string asked;
    const std::unique_ptr<uchardet, decltype(&uchardet_delete)> detector(uchardet_new(), &uchardet_delete);
    for (bool isFirst = true;; isFirst = false) {
        const auto got = file.sgetn(block.data(), static_cast<std::streamsize>(block.size()));
        const std::string_view bytes(block.data(), static_cast<std::size_t>(std::max<std::streamsize>(got, 0)));
        if (bytes.empty())
            break;
        if (const auto known = isFirst ? byBeginning(bytes) : std::nullopt)
            return { std::string(*known), {} };
        if (bytes.find(japaneseBegins) != std::string_view::npos)
            return { std::string(japanese), {} };
        counter.add(bytes);
        if (counter.bad > counter.good && asked.size() < mostBlocksAsked * blockSize) {
            uchardet_handle_data(detector.get(), bytes.data(), bytes.size());
            asked += bytes;
        }
    }
    counter.finish();
    // A UTF-8 file with a damaged letter stays one, so that whoever reads it can say where.
    if (counter.bad <= counter.good)
        return { std::string(utf8), {} };
    uchardet_data_end(detector.get());
    auto guess = guessOf(asked, encodingNamed(uchardet_get_charset(detector.get())).value_or(std::string()));
    guess.sample = encodedSample(asked, guess.name);
    return guess;
}

std::unique_ptr<std::streambuf> decoded(std::unique_ptr<std::streambuf> source, std::string_view encoding)
{
    if (encoding == utf8)
        return source;
    return std::make_unique<DecodingBuffer>(std::move(source), *std::ranges::find(names(), encoding, &EncodingName::shown));
}

}
