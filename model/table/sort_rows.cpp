// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/table/sort_rows.h"

#include <algorithm>
#include <array>
#include <bit>
#include <span>
#include <utility>

namespace model {

namespace {

constexpr std::size_t digitBits = 16;
constexpr std::size_t digitCount = 64 / digitBits;
constexpr std::size_t digitValues = 1u << digitBits;
constexpr std::size_t fewRows = 8192; // below, comparing is faster than counting
constexpr std::size_t deepest = 256;  // letters that are counted; what is equal so far is compared

std::size_t digit(std::uint64_t key, std::size_t place)
{
    return static_cast<std::size_t>(key >> (place * digitBits)) & (digitValues - 1);
}

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// Eight letters from `depth` on as a number that orders as they do; a text that ends earlier comes first.
std::uint64_t lettersKey(std::string_view text, std::size_t depth)
{
    std::uint64_t key = 0;
    for (std::size_t i = depth; i < depth + 8; ++i)
        key = (key << 8) | (i < text.size() ? static_cast<unsigned char>(lower(text[i])) : 0u);
    return key;
}

/// By counting the values of 16 bits at a time; what all rows share is not looked at.
void radixSort(std::span<KeyedRow> rows, std::vector<KeyedRow>& spare)
{
    std::array<std::vector<std::uint32_t>, digitCount> counts;
    for (auto& count : counts)
        count.assign(digitValues, 0);
    for (const auto& row : rows) {
        for (std::size_t place = 0; place < digitCount; ++place)
            ++counts[place][digit(row.key, place)];
    }
    spare.resize(rows.size());
    auto from = rows;
    auto to = std::span(spare);
    for (std::size_t place = 0; place < digitCount; ++place) {
        auto& count = counts[place];
        if (count[digit(rows.front().key, place)] == rows.size())
            continue;
        std::uint32_t start = 0;
        for (auto& number : count)
            start += std::exchange(number, start);
        for (const auto& row : from)
            to[count[digit(row.key, place)]++] = row;
        std::swap(from, to);
    }
    if (from.data() != rows.data())
        std::ranges::copy(from, rows.begin());
}

void sortSpan(std::span<KeyedRow> rows, std::vector<KeyedRow>& spare)
{
    if (rows.size() < fewRows)
        std::ranges::stable_sort(rows, {}, &KeyedRow::key);
    else
        radixSort(rows, spare);
}

class TextSorter {
public:
    explicit TextSorter(const std::vector<std::string_view>& texts)
        : m_texts(texts)
    {
    }

    /// Eight letters at a time: rows that share them are ordered by the next eight.
    void sort(std::span<KeyedRow> rows, std::size_t depth)
    {
        if (depth > 0 && (rows.size() < 64 || depth >= deepest)) {
            std::ranges::stable_sort(
                rows, [&](const KeyedRow& a, const KeyedRow& b) { return compareTexts(rest(a, depth), rest(b, depth)) < 0; });
            return;
        }
        for (auto& row : rows)
            row.key = lettersKey(m_texts[row.row], depth);
        sortSpan(rows, m_spare);
        for (std::size_t begin = 0, end = 0; begin < rows.size(); begin = end) {
            for (end = begin + 1; end < rows.size() && rows[end].key == rows[begin].key;)
                ++end;
            if (end - begin > 1 && (rows[begin].key & 0xff) != 0)
                sort(rows.subspan(begin, end - begin), depth + 8);
        }
    }

private:
    std::string_view rest(const KeyedRow& row, std::size_t depth) const { return m_texts[row.row].substr(depth); }

    const std::vector<std::string_view>& m_texts;
    std::vector<KeyedRow> m_spare;
};

}

std::uint64_t orderedKey(double number)
{
    const auto bits = std::bit_cast<std::uint64_t>(number == 0 ? 0.0 : number); // -0 is 0
    constexpr auto sign = std::uint64_t(1) << 63;
    return bits & sign ? ~bits : bits | sign;
}

void sortByKey(std::vector<KeyedRow>& rows)
{
    std::vector<KeyedRow> spare;
    sortSpan(rows, spare);
}

void sortByText(std::vector<RowIndex>& rows, const std::vector<std::string_view>& texts)
{
    std::vector<KeyedRow> keyed(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i)
        keyed[i].row = rows[i];
    TextSorter(texts).sort(keyed, 0);
    std::ranges::transform(keyed, rows.begin(), &KeyedRow::row);
}

int compareTexts(std::string_view a, std::string_view b)
{
    const auto shared = std::min(a.size(), b.size());
    for (std::size_t i = 0; i < shared; ++i) {
        const auto left = static_cast<unsigned char>(lower(a[i])), right = static_cast<unsigned char>(lower(b[i]));
        if (left != right)
            return left < right ? -1 : 1;
    }
    return a.size() == b.size() ? 0 : a.size() < b.size() ? -1 : 1;
}

}
