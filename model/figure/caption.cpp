// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/figure/caption.h"

#include "model/base/sentences.h"
#include "model/base/text.h"
#include "model/compute/per_head.h"
#include "model/figure/column_text.h"
#include "model/figure/readable_table.h"
#include "model/view/caption_reference.h"
#include "model/view/view_query.h"
#include "words/caption.h"
#include "words/figure.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>
#include <utility>

namespace model {

namespace {

/// Why a placeholder cannot be read, and what is then written in its place: without a word the placeholder itself.
struct Unreadable {
    Sentence why;
    Sentence instead = {};
};

[[noreturn]] void refuse(Sentence why)
{
    throw Unreadable { std::move(why) };
}

/// A part of an expression: a number with how it is written, or a text.
struct Value {
    std::optional<double> number;     ///< none: unknown
    std::optional<NumberStyle> style; ///< none: a bare number
    std::optional<std::string> text;
    bool isLowerBound = false; ///< chips of unknown figure are missing in it
};

std::string text(std::string_view part)
{
    return std::string(trimmed(part));
}

CaptionReference referenceOf(std::string_view content)
{
    auto reference = captionReference(content);
    if (reference.item.empty())
        refuse({ say::placeholder::noName });
    return reference;
}

/// Rows of a table that a reference names.
struct Named {
    std::vector<const TableRow*> rows; ///< drawn ones only
    bool isKnown = false;              ///< the figure has the name, drawn or not
};

bool isNamed(const TableRow& row, const CaptionReference& reference)
{
    if (reference.series && *reference.series != "*" && row.series != *reference.series)
        return false;
    return reference.item == "*" || row.item == reference.item || (!reference.series && row.series == reference.item);
}

std::string nameOf(const TableRow& row)
{
    return row.item.empty() ? row.series : row.item;
}

class Evaluator {
public:
    Evaluator(const ViewState& view, const MakesFigure& makeFigure, const Words& words)
        : m_view(view)
        , m_makeFigure(makeFigure)
        , m_words(words)
    {
    }

    std::string filled(std::string_view placeholder);

private:
    // A recursive descent; each takes its part off the front of `m_rest`.
    Value sum();
    Value product();
    Value factor();
    Value function(const std::string& name);
    std::string inBrackets();
    bool take(char sign);
    bool take(std::string_view word);

    const Figure& figureIn(const std::string& line, bool isWhole = false);
    Named named(const Figure& figure, const CaptionReference& reference);
    const TableRow* rowOf(const Figure& figure, const CaptionReference& reference);
    Value valueOf(const CaptionReference& reference);
    Value columnOf(const Figure& figure, const TableRow& row, const std::string& column);
    std::string written(const Value& part, const std::string& form);

    const ViewState& m_view;
    const MakesFigure& m_makeFigure;
    const Words& m_words;
    std::map<std::pair<std::string, bool>, Figure> m_figures;
    std::string_view m_rest;
    int m_depth = 0; ///< in parentheses
};

bool Evaluator::take(char sign)
{
    m_rest = trimmed(m_rest);
    if (!m_rest.starts_with(sign))
        return false;
    m_rest.remove_prefix(1);
    return true;
}

bool Evaluator::take(std::string_view word)
{
    m_rest = trimmed(m_rest);
    if (!m_rest.starts_with(word))
        return false;
    m_rest.remove_prefix(word.size());
    return true;
}

const Figure& Evaluator::figureIn(const std::string& line, bool isWhole)
{
    const auto known = m_figures.find({ line, isWhole });
    if (known != m_figures.end())
        return known->second;
    auto parsed = parseQuery(line, m_view);
    if (!parsed.problems.empty())
        refuse(parsed.problems.front());
    constexpr std::size_t mostFigures = 50;
    if (m_figures.size() == mostFigures)
        refuse({ say::placeholder::tooManyFigures, { { "most", std::to_string(mostFigures) } } });
    const auto view = isWhole ? withoutTop(parsed.view) : parsed.view;
    return m_figures.emplace(std::pair(line, isWhole), m_makeFigure(view)).first->second;
}

Named Evaluator::named(const Figure& figure, const CaptionReference& reference)
{
    Named named;
    if (reference.item.starts_with('#')) {
        const auto place = parseNumber(reference.item.substr(1));
        if (!place || *place < 1 || *place != std::floor(*place))
            refuse({ say::placeholder::noPlace, { { "item", reference.item } } });
        auto all = reference;
        all.item = "*";
        auto rows = this->named(figure, all).rows;
        std::ranges::stable_sort(rows, std::greater<> {}, [](const TableRow* row) { return *row->value; });
        if (*place <= static_cast<double>(rows.size()))
            named.rows = { rows[static_cast<std::size_t>(*place) - 1] };
        named.isKnown = true;
        return named;
    }
    for (const auto& row : figure.table) {
        named.isKnown = named.isKnown || isNamed(row, { {}, reference.item, {}, {}, {} });
        if (!isNamed(row, reference))
            continue;
        if (row.value && (!reference.quarter || row.quarter == reference.quarter))
            named.rows.push_back(&row);
    }
    named.isKnown = named.isKnown || reference.item == "*";
    if (factsOf(figure.kind).isOfQuarters && !named.rows.empty()) {
        const auto last = (*std::ranges::max_element(named.rows, {}, [](const TableRow* row) { return row->quarter; }))->quarter;
        std::erase_if(named.rows, [&](const TableRow* row) { return row->quarter != last; });
    }
    if (!named.isKnown) {
        std::vector<std::string> names;
        for (const auto& row : figure.table)
            names.push_back(nameOf(row));
        throw Unreadable { { say::placeholder::noItem, { { "item", reference.item }, { "near", didYouMean(reference.item, names) } } },
            { say::caption::missing, { { "item", reference.item } } } };
    }
    return named;
}

const TableRow* Evaluator::rowOf(const Figure& figure, const CaptionReference& reference)
{
    const auto rows = named(figure, reference).rows;
    if (rows.size() > 1)
        refuse({ say::placeholder::several, { { "item", reference.item }, { "n", std::to_string(rows.size()) } } });
    return rows.empty() ? nullptr : rows.front();
}

Value Evaluator::columnOf(const Figure& figure, const TableRow& row, const std::string& column)
{
    const auto style = valueColumn(figure).style;
    if (column.empty())
        return { row.value, style, {}, row.note.starts_with("≥") };
    if (column == "low")
        return { row.low, style, {} };
    if (column == "high")
        return { row.high, style, {} };
    if (column == "x")
        return { row.x, xColumn(figure).style, {} };
    if (column == "growth") {
        const auto found = std::ranges::find(figure.growth, row.series, &GrowthFactor::series);
        return { found == figure.growth.end() ? std::nullopt : std::optional(found->perYear.best), {}, {} };
    }
    if (column == "name")
        return { {}, {}, nameOf(row) };
    if (column == "quarter")
        return { {}, {}, row.quarter ? std::optional(quarterText(*row.quarter)) : std::nullopt };
    if (column == "interval") {
        const auto range = rangeText({ row.value.value_or(0), row.low, row.high }, style);
        return { {}, {}, range.empty() ? std::nullopt : std::optional(range) };
    }
    if (column == "rank") {
        if (!row.rankBest || !row.rankWorst)
            return {};
        return { {}, {},
            *row.rankBest == *row.rankWorst ? fmt::format("{}", *row.rankBest) : fmt::format("{}–{}", *row.rankBest, *row.rankWorst) };
    }
    static const std::vector<std::string> columns { "low", "high", "x", "growth", "name", "quarter", "interval", "rank" };
    refuse({ say::placeholder::noColumn, { { "column", column }, { "reason", noneOf(column, columns) } } });
}

Value Evaluator::valueOf(const CaptionReference& reference)
{
    const auto& figure = figureIn(reference.view);
    const auto* row = rowOf(figure, reference);
    return row == nullptr ? Value {} : columnOf(figure, *row, reference.column);
}

std::string Evaluator::inBrackets()
{
    const auto end = m_rest.find(']');
    if (end == m_rest.npos)
        refuse({ say::placeholder::noBracket });
    auto content = std::string(m_rest.substr(0, end));
    m_rest.remove_prefix(end + 1);
    return content;
}

Value Evaluator::function(const std::string& name)
{
    CaptionReference reference;
    if (take('*'))
        reference.item = "*";
    else if (take('['))
        reference = referenceOf(inBrackets());
    else
        refuse({ say::placeholder::noOperand, { { "name", name } } });
    if (!take(')'))
        refuse({ say::placeholder::noEnd, { { "name", name } } });
    const auto& figure = figureIn(reference.view, true); // what is beyond the top counts too
    const auto rows = named(figure, reference).rows;
    if (name == "count")
        return { static_cast<double>(rows.size()), {}, {} };
    Value result;
    for (const auto* row : rows) {
        auto part = columnOf(figure, *row, reference.column);
        if (!part.number)
            continue;
        result.style = part.style;
        result.isLowerBound = result.isLowerBound || part.isLowerBound;
        if (!result.number)
            result.number = part.number;
        else if (name == "sum")
            *result.number += *part.number;
        else
            *result.number = name == "max" ? std::max(*result.number, *part.number) : std::min(*result.number, *part.number);
    }
    return result;
}

Value Evaluator::factor()
{
    if (take('[')) {
        const auto reference = referenceOf(inBrackets());
        return valueOf(reference);
    }
    if (take('(')) {
        constexpr int deepest = 50;
        if (m_depth == deepest)
            refuse({ say::placeholder::tooDeep, { { "most", std::to_string(deepest) } } });
        ++m_depth;
        auto inner = sum();
        --m_depth;
        if (!take(')'))
            refuse({ say::placeholder::noParenthesis });
        return inner;
    }
    for (const std::string name : { "count", "sum", "max", "min" }) {
        if (take(name + "("))
            return function(name);
    }
    const auto end = m_rest.find_first_not_of("0123456789.eE");
    const auto digits = m_rest.substr(0, end);
    const auto number = parseNumber(digits);
    if (!number)
        refuse({ m_rest.empty() ? say::placeholder::noValueAtEnd : say::placeholder::noValue, { { "text", m_rest } } });
    m_rest.remove_prefix(digits.size());
    return { number, {}, {} };
}

template <class Operation> Value combined(const Value& a, const Value& b, std::optional<NumberStyle> style, Operation operation)
{
    if (a.text || b.text)
        refuse({ say::placeholder::textReckoned });
    if (!a.number || !b.number)
        return {};
    const double result = operation(*a.number, *b.number);
    return { std::isfinite(result) ? std::optional(result) : std::nullopt, std::move(style), {} };
}

Value Evaluator::product()
{
    auto left = factor();
    for (;;) {
        if (take('*')) {
            const auto right = factor();
            left = combined(left, right,
                left.style && right.style ? std::nullopt
                    : left.style          ? left.style
                                          : right.style,
                std::multiplies<> {});
        } else if (take('/')) {
            const auto right = factor();
            left = combined(left, right, right.style ? std::nullopt : left.style, std::divides<> {});
        } else {
            return left;
        }
    }
}

Value Evaluator::sum()
{
    auto left = product();
    for (;;) {
        const auto style = left.style;
        if (take('+'))
            left = combined(left, product(), style, std::plus<> {});
        else if (take('-'))
            left = combined(left, product(), style, std::minus<> {});
        else
            return left;
    }
}

std::string Evaluator::written(const Value& part, const std::string& form)
{
    if (part.text)
        return *part.text;
    if (!part.number)
        return m_words(say::caption::unknown);
    if (form.empty())
        return (part.isLowerBound ? "≥ " : "") + numberText(*part.number, part.style.value_or(NumberStyle {}));
    if (form == "fold")
        return foldText(*part.number, m_words);
    if (form == "percent")
        return numberText(*part.number, { NumberStyle::Kind::Percent, {} });
    if (form == "count")
        return groupedText(*part.number);
    if (form == "number")
        return numberText(*part.number);
    static const std::vector<std::string> forms { "fold", "percent", "count", "number" };
    refuse({ say::placeholder::noForm, { { "form", form }, { "reason", noneOf(form, forms) } } });
}

std::string Evaluator::filled(std::string_view placeholder)
{
    m_rest = placeholder;
    m_depth = 0;
    const auto left = sum();
    // The longer signs first.
    for (const std::string_view sign : { ">=", "<=", ">", "<" }) {
        if (!take(sign))
            continue;
        const auto right = sum();
        if (!take('?'))
            refuse({ say::placeholder::noQuestion });
        const auto colon = m_rest.find(" : ");
        if (colon == m_rest.npos)
            refuse({ say::placeholder::noTwoTexts });
        if (left.text || right.text)
            refuse({ say::placeholder::textCompared });
        if (!left.number || !right.number)
            return m_words(say::caption::unknown);
        const bool holds = sign == ">=" ? *left.number >= *right.number
            : sign == "<="              ? *left.number <= *right.number
            : sign == ">"               ? *left.number > *right.number
                                        : *left.number < *right.number;
        return text(holds ? m_rest.substr(0, colon) : m_rest.substr(colon + 3));
    }
    std::string form;
    if (take("as "))
        form = std::exchange(m_rest, {});
    if (!trimmed(m_rest).empty())
        refuse({ say::placeholder::notRead, { { "text", trimmed(m_rest) } } });
    return written(left, text(form));
}

}

Caption captionOf(std::string_view pattern, const ViewState& view, const MakesFigure& makeFigure, const Words& words)
{
    Caption caption;
    Evaluator evaluator(view, makeFigure, words);
    constexpr std::size_t mostProblems = 100;
    while (!pattern.empty()) {
        const auto begin = caption.problems.size() < mostProblems ? pattern.find('{') : pattern.npos;
        caption.text += pattern.substr(0, begin);
        if (begin == pattern.npos)
            break;
        pattern.remove_prefix(begin);
        if (pattern.starts_with("{{")) {
            caption.text += '{';
            pattern.remove_prefix(2);
            continue;
        }
        const auto end = pattern.find('}');
        if (end == pattern.npos) {
            caption.problems.push_back(words(say::placeholder::noBrace, { { "text", pattern } }));
            caption.text += pattern;
            break;
        }
        const auto whole = pattern.substr(0, end + 1);
        try {
            caption.text += evaluator.filled(pattern.substr(1, end - 1));
        } catch (const Unreadable& unreadable) {
            caption.problems.push_back(words(say::placeholder::problem, { { "text", whole }, { "reason", unreadable.why } }));
            const auto instead = words(unreadable.instead);
            caption.text += instead.empty() ? std::string(whole) : instead;
        }
        pattern.remove_prefix(whole.size());
    }
    return caption;
}

}
