// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/view/view_query.h"

#include "model/base/sentences.h"
#include "model/base/text.h"
#include "model/view/percent.h"
#include "model/view/versus_groups.h"
#include "model/view/view_words.h"
#include "words/view.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <type_traits>
#include <unordered_set>

namespace model {

namespace {

/// A number's bounds in a view.
struct Bounds {
    double low;
    double high;
    bool isOpen = false; ///< the low end itself is not allowed
};

/// The one list of a view's keys, in the order of its line. `visit(key, field, default)`.
template <class View, class Visit> void eachField(View& view, Visit visit)
{
    static const ViewState defaults;
    visit("figure", view.figure, defaults.figure);
    visit("unit", view.unit, factsOf(view.figure).defaults.unit);
    visit("basis", view.basis, defaults.basis);
    visit("per", view.per, factsOf(view.figure).defaults.per);
    visit("access", view.access, factsOf(view.figure).defaults.access);
    visit("state", view.state, defaults.state);
    visit("measure", view.measure, defaults.measure);
    visit("by", view.by, defaults.by);
    visit("style", view.style, defaults.style);
    visit("base", view.base, defaults.base);
    visit("at", view.at, defaults.at);
    visit("from", view.from, defaults.from);
    visit("to", view.to, defaults.to);
    visit("quarters", view.quarters, defaults.quarters);
    visit("status", view.status, defaults.status);
    visit("evidence", view.evidence, defaults.evidence);
    visit("prefer", view.prefer, defaults.prefer);
    visit("organization", view.organization, defaults.organization);
    visit("chip", view.chip, defaults.chip);
    visit("chip-kind", view.chipKind, defaults.chipKind);
    visit("kind", view.kind, defaults.kind);
    visit("country", view.country, defaults.country);
    visit("vendor", view.vendor, defaults.vendor);
    visit("pin", view.pin, defaults.pin);
    visit("groups", view.groups, defaults.groups);
    visit("x", view.x, defaults.x);
    visit("y", view.y, defaults.y);
    visit("sizes", view.sizes, defaults.sizes);
    visit("bytes", view.bytes, defaults.bytes);
    visit("top", view.top, defaults.top);
    visit("scale", view.scale, factsOf(view.figure).defaults.scale);
    visit("intervals", view.intervals, defaults.intervals);
    visit("alternatives", view.alternatives, defaults.alternatives);
    visit("projection", view.projection, defaults.projection);
    visit("trails", view.trails, defaults.trails);
    visit("rich", view.rich, defaults.rich);
    visit("poor", view.poor, defaults.poor);
    visit("carry", view.carry, defaults.carry);
    visit("rho", view.rho, defaults.rho);
    visit("mfu", view.mfu, defaults.mfu);
    visit("zoom", view.zoom, defaults.zoom);
}

Bounds boundsOf(std::string_view key)
{
    if (key == "top")
        return { 1, 10000 };
    if (key == "carry")
        return { 0, 400 };
    if (key == "projection")
        return { 0, mostProjected };
    if (key == "rho")
        return { 0, 1 };
    if (key == "mfu")
        return { 0, 1, true };
    return { 0, 1e30, true }; // rich, poor
}

template <class T> struct IsOptional : std::false_type {
};
template <class T> struct IsOptional<std::optional<T>> : std::true_type {
};

template <class T> struct IsList : std::false_type {
};
template <class T> struct IsList<std::vector<T>> : std::true_type {
};

template <class T>
concept IsEnum = std::is_enum_v<T>;

template <IsEnum E> std::string fieldText(E value)
{
    return std::string(word(value));
}
std::string fieldText(bool value)
{
    return value ? "on" : "off";
}
std::string fieldText(int value)
{
    return std::to_string(value);
}
std::string fieldText(double value)
{
    return shortestNumber(value);
}
std::string fieldText(Quarter value)
{
    return quarterText(value);
}
std::string fieldText(const NumberRange& range)
{
    return shortestNumber(range.from) + "-" + shortestNumber(range.to);
}
std::string fieldText(const Zoom& zoom)
{
    const auto text = [](const std::optional<double>& end) { return end ? shortestNumber(*end) : std::string(); };
    return fmt::format("{},{},{},{}", text(zoom.positionLow), text(zoom.positionHigh), text(zoom.valueLow), text(zoom.valueHigh));
}
template <class T> std::string fieldText(const std::vector<T>& values)
{
    std::vector<std::string> parts;
    for (const auto& value : values)
        parts.push_back(fieldText(value));
    return joined(parts, ",");
}
std::string fieldText(const std::vector<VersusGroup>& groups)
{
    return groupsText(groups);
}

std::string listText(const std::vector<std::string>& names)
{
    std::vector<std::string> parts;
    for (const auto& name : names)
        parts.push_back(percentEncoded(name));
    return joined(parts, ",");
}

/// The names of a comma-separated value; an empty value is an empty list.
std::vector<std::string> listOf(std::string_view value)
{
    std::vector<std::string> names;
    if (trimmed(value).empty())
        return names;
    std::unordered_set<std::string> seen;
    for (const auto& part : split(value, ',')) {
        auto name = std::string(trimmed(percentDecoded(part)));
        if (!name.empty() && seen.insert(name).second)
            names.push_back(std::move(name));
    }
    return names;
}

Sentence oneOf(const std::vector<std::string>& words, std::string_view wrong = {})
{
    return { say::view::takesWords,
        { { "words", joined(words, ", ") }, { "near", wrong.empty() ? Sentence() : didYouMean(wrong, words) } } };
}

Sentence problemOf(std::string_view key, std::string_view value, Sentence reason)
{
    return { say::view::wrong, { { "key", key }, { "value", value }, { "reason", std::move(reason) } } };
}

/// Reads one value into a field; returns what is wrong with it, if anything is.
struct FieldReader {
    std::string_view key;
    std::string_view value; ///< still percent-encoded

    template <IsEnum E> std::optional<Sentence> operator()(E& field) const
    {
        const auto plain = percentDecoded(value);
        if (const auto read = fromWord<E>(plain)) {
            field = *read;
            return {};
        }
        const auto words = allWords<E>();
        return problem(plain, oneOf(words, plain));
    }

    std::optional<Sentence> operator()(bool& field) const
    {
        const auto plain = percentDecoded(value);
        if (plain != "on" && plain != "off")
            return problem(plain, oneOf({ "on", "off" }));
        field = plain == "on";
        return {};
    }

    std::optional<Sentence> operator()(double& field) const
    {
        const auto plain = percentDecoded(value);
        const auto number = parseNumber(plain);
        const auto bounds = boundsOf(key);
        if (!number || *number < bounds.low || *number > bounds.high || (bounds.isOpen && *number == bounds.low))
            return problem(plain,
                { bounds.high >= 1e30   ? say::view::takesNumberAboveZero
                        : bounds.isOpen ? say::view::takesNumberAbove
                                        : say::view::takesNumberFrom,
                    { { "low", fmt::format("{}", bounds.low) }, { "high", fmt::format("{}", bounds.high) } } });
        field = *number;
        return {};
    }

    std::optional<Sentence> operator()(int& field) const
    {
        double number = field;
        auto wrong = (*this)(number);
        if (!wrong && number != std::floor(number))
            wrong = problem(percentDecoded(value), { say::view::takesWholeNumber });
        if (!wrong)
            field = static_cast<int>(number);
        return wrong;
    }

    std::optional<Sentence> operator()(Quarter& field) const
    {
        const auto plain = percentDecoded(value);
        const auto quarter = parseQuarter(plain);
        if (!quarter)
            return problem(plain, { say::view::takesQuarter });
        field = *quarter;
        return {};
    }

    template <class T> std::optional<Sentence> operator()(std::optional<T>& field) const
    {
        T read {};
        auto wrong = (*this)(read);
        if (!wrong)
            field = read;
        return wrong;
    }

    std::optional<Sentence> operator()(std::vector<std::string>& field) const
    {
        field = listOf(value);
        return {};
    }

    std::optional<Sentence> operator()(std::vector<Quarter>& field) const
    {
        std::vector<Quarter> read;
        std::set<Quarter> seen;
        for (const auto& name : listOf(value)) {
            Quarter quarter;
            if (auto wrong = FieldReader { key, name }(quarter))
                return wrong;
            if (seen.insert(quarter).second)
                read.push_back(quarter);
        }
        field = std::move(read);
        return {};
    }

    /// Bytes of a parameter, in the order given.
    std::optional<Sentence> operator()(std::vector<double>& field) const
    {
        const auto words = viewWords("bytes");
        std::vector<double> read;
        for (const auto& name : listOf(value)) {
            const auto number = parseNumber(name);
            if (!number || std::ranges::find(words, shortestNumber(*number)) == words.end())
                return problem(name, oneOf(words));
            if (std::ranges::find(read, *number) == read.end())
                read.push_back(*number);
        }
        if (read.empty())
            return problem("", oneOf(words));
        field = std::move(read);
        return {};
    }

    std::optional<Sentence> operator()(std::vector<VersusGroup>& field) const
    {
        auto parsed = parseGroups(value);
        if (!parsed.problem)
            field = std::move(parsed.groups);
        return parsed.problem;
    }

    std::optional<Sentence> operator()(NumberRange& field) const
    {
        const auto plain = percentDecoded(value);
        // The minus of an exponent separates nothing.
        auto dash = plain.find('-');
        while (dash != std::string::npos && dash > 0 && (plain[dash - 1] == 'e' || plain[dash - 1] == 'E'))
            dash = plain.find('-', dash + 1);
        const auto from = parseNumber(plain.substr(0, dash));
        const auto to = parseNumber(dash == std::string::npos ? std::string() : plain.substr(dash + 1));
        if (!from || !to || *from <= 0 || *to <= *from || *to > 1e30)
            return problem(plain, { say::view::takesRange });
        field = { *from, *to };
        return {};
    }

    std::optional<Sentence> operator()(Zoom& field) const
    {
        const auto parts = split(value, ',');
        std::array<std::optional<double>, 4> ends;
        bool isGood = parts.size() == ends.size();
        for (std::size_t i = 0; i < ends.size() && isGood; ++i) {
            const auto plain = percentDecoded(parts[i]);
            if (trimmed(plain).empty())
                continue;
            ends[i] = parseNumber(plain);
            isGood = ends[i].has_value() && std::abs(*ends[i]) <= 1e40;
        }
        const auto isUpward = [](const auto& low, const auto& high) { return !low || !high || *low < *high; };
        if (!isGood || !isUpward(ends[0], ends[1]) || !isUpward(ends[2], ends[3]))
            return problem(percentDecoded(value), { say::view::takesEnds });
        field = { ends[0], ends[1], ends[2], ends[3] };
        return {};
    }

    Sentence problem(std::string_view plain, Sentence reason) const { return problemOf(key, plain, std::move(reason)); }
};

/// Words of closed lists that filters take, so that a wrong one is named before any document is open.
std::optional<Sentence> filterProblem(std::string_view key, const std::vector<std::string>& names)
{
    const auto known = viewWords(key);
    for (const auto& name : names) {
        if (!known.empty() && std::ranges::find(known, name) == known.end())
            return problemOf(key, name, oneOf(known, name));
    }
    return std::nullopt;
}

bool isDefault(const auto& field, const auto& normal)
{
    using Field = std::decay_t<decltype(field)>;
    using Normal = std::decay_t<decltype(normal)>;
    if constexpr (std::is_same_v<Field, Normal>)
        return field == normal;
    else
        return !field || *field == normal; // an optional beside the figure's default
}

bool isSame(const auto& a, const auto& b)
{
    return a == b;
}
bool isSame(const VersusGroup& a, const VersusGroup& b)
{
    return a.name == b.name;
}

/// Where the lists of two settings of one key are put together: what stands in both stands there once.
template <class Value> std::vector<Value> appended(std::vector<Value> list, const std::vector<Value>& more)
{
    for (const auto& value : more) {
        if (std::ranges::none_of(list, [&](const Value& known) { return isSame(known, value); }))
            list.push_back(value);
    }
    return list;
}

/// The same of names, which may be many.
void append(Filter& list, const Filter& more)
{
    if (!list)
        list.emplace();
    std::unordered_set<std::string> seen(list->begin(), list->end());
    for (const auto& name : more.value_or(std::vector<std::string>())) {
        if (seen.insert(name).second)
            list->push_back(name);
    }
}

}

std::string viewQuery(const ViewState& view)
{
    std::string line;
    eachField(view, [&](std::string_view key, const auto& field, const auto& normal) {
        if (isDefault(field, normal))
            return;
        using Field = std::decay_t<decltype(field)>;
        std::string text;
        if constexpr (std::is_same_v<Field, std::vector<std::string>>)
            text = listText(field);
        else if constexpr (std::is_same_v<Field, Filter>)
            text = listText(*field);
        else if constexpr (IsOptional<Field>::value)
            text = fieldText(*field);
        else
            text = fieldText(field);
        line += fmt::format("{}{}={}", line.empty() ? "" : "&", key, text);
    });
    return line;
}

std::optional<Sentence> setViewKey(ViewState& view, std::string_view key, std::string_view value, bool appends)
{
    if (key == "org")
        key = "organization";
    bool isKnown = false;
    std::optional<Sentence> wrong;
    eachField(view, [&](std::string_view name, auto& field, const auto&) {
        if (name != key)
            return;
        isKnown = true;
        using Field = std::decay_t<decltype(field)>;
        if constexpr (std::is_same_v<Field, Filter>) {
            Filter read = listOf(value);
            wrong = filterProblem(name, *read);
            if (wrong)
                return;
            if (!appends)
                field.reset();
            append(field, read);
        } else {
            const auto before = field;
            wrong = FieldReader { name, value }(field);
            if constexpr (std::is_same_v<Field, std::vector<std::string>>) {
                Filter all = appends ? before : Field();
                append(all, field);
                field = *all;
            } else if constexpr (IsList<Field>::value) {
                if (appends && !wrong)
                    field = appended(before, field);
            }
        }
    });
    if (!isKnown) {
        auto keys = viewKeys();
        keys.emplace_back("org");
        return Sentence { say::view::unknownKey, { { "key", key }, { "near", didYouMean(key, keys) } } };
    }
    return wrong;
}

ParsedView parseQuery(std::string_view line, const ViewState& base)
{
    ParsedView parsed { base, {} };
    std::set<std::string> seen;
    for (const auto& part : split(trimmed(line), '&')) {
        if (trimmed(part).empty())
            continue;
        const auto equals = part.find('=');
        auto key = percentDecoded(trimmed(std::string_view(part).substr(0, equals)));
        if (key == "org")
            key = "organization";
        if (equals == std::string::npos) {
            parsed.problems.push_back({ say::view::noSetting, { { "text", part } } });
            continue;
        }
        if (auto wrong = setViewKey(parsed.view, key, std::string_view(part).substr(equals + 1), !seen.insert(key).second))
            parsed.problems.push_back(std::move(*wrong));
    }
    return parsed;
}

std::vector<std::string> keysOf(std::string_view line)
{
    std::vector<std::string> keys;
    std::set<std::string> seen;
    for (const auto& part : split(trimmed(line), '&')) {
        auto key = percentDecoded(trimmed(std::string_view(part).substr(0, part.find('='))));
        if (key == "org")
            key = "organization";
        if (seen.insert(key).second)
            keys.push_back(std::move(key));
    }
    return keys;
}

std::vector<std::string> viewKeys()
{
    std::vector<std::string> keys;
    ViewState view;
    eachField(view, [&](std::string_view key, auto&, const auto&) { keys.emplace_back(key); });
    return keys;
}

std::vector<std::string> viewWords(std::string_view key)
{
    if (key == "chip-kind")
        return allWords<ChipKind>();
    if (key == "kind")
        return allWords<OrganizationKind>();
    if (key == "bytes")
        return { "2", "1", "0.5" };
    std::vector<std::string> words;
    ViewState view;
    eachField(view, [&](std::string_view name, auto& field, const auto&) {
        if (name != key)
            return;
        using Field = std::decay_t<decltype(field)>;
        if constexpr (IsEnum<Field>) {
            words = allWords<Field>();
        } else if constexpr (IsOptional<Field>::value) {
            if constexpr (IsEnum<typename Field::value_type>)
                words = allWords<typename Field::value_type>();
        } else if constexpr (std::is_same_v<Field, bool>) {
            words = { "on", "off" };
        }
    });
    return words;
}

ViewState canonical(const ViewState& view)
{
    return parseQuery(viewQuery(view)).view;
}

}
