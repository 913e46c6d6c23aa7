// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/records/records.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace model {

/// The stored word of every value of an enum, in the order of the enum: what stands in SQL, CSV and view lines.
template <class Enum> struct EnumWords;

template <> struct EnumWords<RecordKind> {
    static constexpr std::array<std::string_view, 11> words { "organization", "chip", "source", "inventory", "headcount", "training_run",
        "operational_share", "event", "saved_view", "waiver", "recipe" };
};
template <> struct EnumWords<OrganizationKind> {
    static constexpr std::array<std::string_view, 8> words { "hyperscaler", "lab", "neocloud", "enterprise", "startup", "academia",
        "government", "aggregate" };
};
template <> struct EnumWords<ChipKind> {
    static constexpr std::array<std::string_view, 4> words { "GPU", "TPU", "ASIC", "mixed" };
};
template <> struct EnumWords<SourceKind> {
    static constexpr std::array<std::string_view, 7> words { "disclosure", "filing", "dataset", "paper", "analyst", "press", "estimate" };
};
template <> struct EnumWords<SourceState> {
    static constexpr std::array<std::string_view, 2> words { "sold", "operational" };
};
template <> struct EnumWords<Measure> {
    static constexpr std::array<std::string_view, 2> words { "installed", "added" };
};
template <> struct EnumWords<Access> {
    static constexpr std::array<std::string_view, 2> words { "owned", "rented" };
};
template <> struct EnumWords<Status> {
    static constexpr std::array<std::string_view, 2> words { "actual", "planned" };
};
template <> struct EnumWords<Population> {
    static constexpr std::array<std::string_view, 3> words { "researchers", "employees", "customers" };
};

template <class Enum> std::string_view word(Enum value)
{
    return EnumWords<Enum>::words[static_cast<std::size_t>(value)];
}

/// The words of a table with a row a value.
template <class Row, std::size_t n> constexpr std::array<std::string_view, n> wordsOf(const std::array<Row, n>& table)
{
    std::array<std::string_view, n> words;
    for (std::size_t i = 0; i < n; ++i)
        words[i] = table[i].word;
    return words;
}

/// The enum value of exactly this word.
template <class Enum> std::optional<Enum> fromWord(std::string_view text)
{
    for (std::size_t i = 0; i < EnumWords<Enum>::words.size(); ++i) {
        if (EnumWords<Enum>::words[i] == text)
            return static_cast<Enum>(i);
    }
    return std::nullopt;
}

/// All values of an enum with words, in order.
template <class Enum> constexpr std::array<Enum, EnumWords<Enum>::words.size()> allValues()
{
    std::array<Enum, EnumWords<Enum>::words.size()> values {};
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] = static_cast<Enum>(i);
    return values;
}

template <class Enum> std::vector<std::string> allWords()
{
    return { EnumWords<Enum>::words.begin(), EnumWords<Enum>::words.end() };
}

}
