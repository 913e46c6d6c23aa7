// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/pdf_memory.h"

#include "model/base/error.h"
#include "words/picture.h"

#include <qpdf/QPDF.hh>

#include <algorithm>
#include <set>
#include <utility>

namespace charts {

namespace {

using model::Error;
using model::ErrorCode;
using Object = QPDFObjectHandle;

constexpr auto infoKey = "/Flopulence";  ///< the whole text
constexpr auto pieceKey = "/Flopulence"; ///< the short line
constexpr auto keywordsKey = "/Keywords";
constexpr auto dictInPaper = "/PTEX.InfoDict"; ///< of a figure that pdfTeX or LuaTeX has set
/// A page with pieces needs a date, and that of the moment would change the bytes.
constexpr auto noDate = "D:19700101000000Z";
constexpr int deepestForm = 8;

/// A literal string as it is: QPDF would write the ends of lines as \n, and texts of many foreign letters in hexadecimal.
std::string literal(std::string_view text)
{
    const auto isAscii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
    std::string written = std::ranges::all_of(text, isAscii) ? "(" : "(\xEF\xBB\xBF"; // the mark of UTF-8
    for (const char c : text) {
        if (c == '(' || c == ')' || c == '\\')
            written += '\\';
        written += c;
    }
    return written + ')';
}

std::optional<std::string> textAt(Object dictionary, const char* key)
{
    auto text = dictionary.getKeyIfDict(key);
    return text.isString() ? std::optional(text.getUTF8Value()) : std::nullopt;
}

std::optional<PictureMemory> memoryInInfo(Object info)
{
    const auto text = textAt(std::move(info), infoKey);
    return text ? std::optional(parseMemory(*text)) : std::nullopt;
}

std::optional<PictureMemory> memoryInPieces(Object owner)
{
    const auto line = textAt(owner.getKeyIfDict("/PieceInfo").getKeyIfDict(pieceKey), "/Private");
    return line ? parseShortMemory(*line) : std::nullopt;
}

bool isSame(const PictureMemory& a, const PictureMemory& b)
{
    return a.view == b.view && a.dataHash == b.dataHash;
}

class Finder {
public:
    explicit Finder(QPDF& pdf)
    {
        int page = 0;
        for (auto each : pdf.getAllPages()) {
            ++page;
            add(page, memoryInPieces(each));
            addForms(page, each, 0);
        }
        const auto info = pdf.getTrailer().getKeyIfDict("/Info");
        addWhole(memoryInInfo(info));
        if (const auto keywords = textAt(info, keywordsKey); keywords && m_found.empty())
            add(m_pages = page, parseShortMemory(*keywords));
        m_pages = page;
    }

    std::vector<FoundPicture> found() &&
    {
        if (m_pages == 1 && m_found.size() == 1 && !m_isPaper)
            m_found.front().page = 0;
        return std::move(m_found);
    }

private:
    /// The figures a paper draws, also those inside others.
    void addForms(int page, Object owner, int depth)
    {
        auto forms = owner.getKeyIfDict("/Resources").getKeyIfDict("/XObject");
        if (depth > deepestForm || !forms.isDictionary())
            return;
        for (const auto& name : forms.getKeys()) {
            auto form = forms.getKey(name);
            if (!form.isStream() || !m_seen.insert(form.getObjGen()).second)
                continue;
            auto dictionary = form.getDict();
            auto memory = memoryInInfo(dictionary.getKey(dictInPaper));
            if (!memory)
                memory = memoryInPieces(dictionary);
            m_isPaper = m_isPaper || memory.has_value();
            add(page, std::move(memory));
            addForms(page, dictionary, depth + 1);
        }
    }

    void add(int page, std::optional<PictureMemory> memory)
    {
        const auto isKnown
            = [&](const FoundPicture& one) { return one.page == page && isSame(one.memory, *memory) && one.memory.hasTable(); };
        if (memory && std::ranges::none_of(m_found, isKnown))
            m_found.push_back({ page, {}, std::move(*memory) });
    }

    /// Of the file: with a table, which the lines of its pages have not.
    void addWhole(std::optional<PictureMemory> memory)
    {
        if (!memory)
            return;
        const auto same
            = std::ranges::find_if(m_found, [&](const FoundPicture& one) { return isSame(one.memory, *memory) && !one.memory.hasTable(); });
        if (same != m_found.end())
            same->memory = std::move(*memory);
        else
            m_found.insert(m_found.begin(), { 1, {}, std::move(*memory) });
    }

    std::set<QPDFObjGen> m_seen;
    std::vector<FoundPicture> m_found;
    int m_pages = 0;
    bool m_isPaper = false;
};

}

void addMemory(QPDF& pdf, const PictureMemory& memory)
{
    auto info = pdf.getTrailer().getKey("/Info");
    info.replaceKey(infoKey, Object::newOperator(literal(memoryText(memory))));
    const auto line = Object::newOperator(literal(shortMemory(memory)));
    info.replaceKey(keywordsKey, line);
    const auto date = Object::newString(noDate);
    for (auto page : pdf.getAllPages()) {
        auto piece = Object::newDictionary({ { "/LastModified", date }, { "/Private", line } });
        page.replaceKey("/PieceInfo", Object::newDictionary({ { pieceKey, piece } }));
        page.replaceKey("/LastModified", date);
    }
}

std::vector<FoundPicture> picturesInPdf(std::string_view bytes)
{
    constexpr std::size_t nearEnd = 1024;
    if (bytes.substr(bytes.size() - std::min(nearEnd, bytes.size())).find("%%EOF") == std::string_view::npos)
        throw Error(ErrorCode::Damaged, model::say::picture::cut);
    try {
        QPDF pdf;
        pdf.setSuppressWarnings(true);
        pdf.processMemoryFile("picture", bytes.data(), bytes.size());
        return Finder(pdf).found();
    } catch (const Error&) {
        throw;
    } catch (const std::exception&) {
        throw Error(ErrorCode::Damaged, model::say::picture::changed);
    }
}

}
