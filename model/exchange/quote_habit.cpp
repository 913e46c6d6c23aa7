// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/quote_habit.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <streambuf>
#include <string_view>

namespace model {

namespace {

/// Walks through values and their quotes; enough is seen when some value needs its quotes.
class QuoteScan {
public:
    QuoteScan(char separator, bool hasBlanks)
        : m_separator(separator)
        , m_hasBlanks(hasBlanks)
    {
    }

    void read(std::string_view block)
    {
        // Most tables have no quote for long.
        if (m_place == Place::Bare && block.find('"') == std::string_view::npos) {
            const auto last = block.find_last_of("\n\r");
            if (last != std::string_view::npos)
                m_separatorsInLine = 0;
            const auto line = last == std::string_view::npos ? block : block.substr(last + 1);
            m_separatorsInLine += static_cast<std::size_t>(std::ranges::count(line, m_separator));
            m_place = block.ends_with(m_separator) || block.ends_with('\n') || block.ends_with('\r') ? Place::Begin : Place::Bare;
            return;
        }
        for (const char c : block)
            step(c);
    }

    bool isDecided() const { return m_needed > 0 || (m_closed >= enoughClosed && m_broken == 0); }
    bool writesQuotes() const { return m_needed > 0 || m_closed >= m_broken * manyClosed; }

private:
    static constexpr std::size_t enoughClosed = 1000; // who quotes so many values quotes
    static constexpr std::size_t manyClosed = 8;      // so many for a broken one

    enum class Place { Begin, Bare, Inside, Closed };

    bool isLineEnd(char c) const { return c == '\n' || c == '\r'; }

    void step(char c)
    {
        switch (m_place) {
        case Place::Begin:
            if (c == '"')
                open();
            else if (!m_hasBlanks || c != ' ')
                goOn(c);
            break;
        case Place::Bare:
            goOn(c);
            break;
        case Place::Inside:
            if (c == '"')
                m_place = Place::Closed;
            else
                goOnInside(c);
            break;
        case Place::Closed:
            if (!m_hasBlanks || c != ' ')
                close(c);
            break;
        }
    }

    void open()
    {
        m_place = Place::Inside;
        m_holdsSeparator = m_holdsQuote = m_holdsLine = m_looksLikeRows = false;
        m_separatorsInside = 0;
    }

    void goOn(char c)
    {
        m_place = c == m_separator || isLineEnd(c) ? Place::Begin : Place::Bare;
        if (c == m_separator)
            ++m_separatorsInLine;
        if (isLineEnd(c) && m_separatorsInLine > 0) {
            m_width = std::max(m_width, m_separatorsInLine);
            m_separatorsInLine = 0;
        }
    }

    void goOnInside(char c)
    {
        if (c == m_separator) {
            m_holdsSeparator = true;
            ++m_separatorsInside;
        }
        if (!isLineEnd(c))
            return;
        m_holdsLine = true;
        m_looksLikeRows = m_looksLikeRows || (m_separatorsInside > 0 && m_separatorsInside >= m_width);
        m_separatorsInside = 0;
    }

    void close(char c)
    {
        if (c == '"') {
            m_holdsQuote = true;
            m_place = Place::Inside;
        } else if (c == m_separator || isLineEnd(c)) {
            if (m_holdsLine && m_separatorsInside > 0 && m_separatorsInside >= m_width)
                m_looksLikeRows = true; // its last line is as wide as a row
            if (!m_looksLikeRows && (m_holdsSeparator || m_holdsQuote || m_holdsLine))
                ++m_needed;
            ++(m_looksLikeRows ? m_broken : m_closed);
            goOn(c);
        } else {
            ++m_broken;
            m_place = Place::Bare;
        }
    }

    char m_separator;
    bool m_hasBlanks; // between a separator and a quote
    Place m_place = Place::Begin;
    std::size_t m_width = 0; ///< the most separators that a line has
    std::size_t m_separatorsInLine = 0;
    std::size_t m_separatorsInside = 0; ///< since the last line end between quotes
    bool m_holdsSeparator = false;
    bool m_holdsQuote = false;
    bool m_holdsLine = false;
    bool m_looksLikeRows = false;
    std::size_t m_needed = 0;
    std::size_t m_broken = 0;
    std::size_t m_closed = 0; ///< values that end with their quotes
};

}

bool putsBlanksBeforeQuotes(std::string_view text, char separator)
{
    constexpr std::size_t mostLines = 50;
    std::size_t lines = 0;
    std::size_t having = 0;
    while (!text.empty() && lines < mostLines) {
        const auto line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(line.size() + 1, text.size()));
        if (line.find(separator) == std::string_view::npos)
            continue;
        ++lines;
        for (auto at = line.find(separator); at != std::string_view::npos; at = line.find(separator, at + 1)) {
            const auto first = line.find_first_not_of(' ', at + 1);
            if (first == std::string_view::npos || first == at + 1 || line[first] != '"')
                continue;
            const auto end = line.find('"', first + 1);
            const auto next = end == std::string_view::npos ? end : line.find_first_not_of(" \r", end + 1);
            if (end != std::string_view::npos && (next == std::string_view::npos || line[next] == separator)) {
                ++having;
                break;
            }
        }
    }
    return having > 0 && 2 * having >= lines;
}

bool writesQuotes(std::streambuf& text, char separator, bool hasBlanks)
{
    std::array<char, 64u << 10> block {};
    QuoteScan scan(separator, hasBlanks);
    while (!scan.isDecided()) {
        const auto got = text.sgetn(block.data(), static_cast<std::streamsize>(block.size()));
        if (got <= 0)
            break;
        scan.read({ block.data(), static_cast<std::size_t>(got) });
    }
    return scan.writesQuotes();
}

}
