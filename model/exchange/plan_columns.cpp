// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/plan_columns.h"

#include "model/base/text.h"
#include "words/exchange.h"

#include <algorithm>

namespace model {

namespace {

std::string bare(std::string_view name)
{
    std::string letters;
    for (const char c : lowered(name)) {
        const bool isLetter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
        if (isLetter)
            letters += c;
    }
    return letters;
}

/// The columns of a table that a plan reads one type of value from.
struct Used {
    const FieldDescription* field;
    FieldPlan* plan;
    std::string column;
    std::vector<std::string> values;
};

template <class IsWanted>
std::vector<Used> usedColumns(ImportPlan& plan, std::span<const FieldDescription> fields, const TablePreview& preview, IsWanted isWanted)
{
    std::vector<Used> used;
    for (const auto& field : fields) {
        const auto found = plan.fields.find(std::string(field.name));
        if (found == plan.fields.end() || found->second.from != FieldPlan::From::Column || !isWanted(field))
            continue;
        const auto place = columnOf(preview.columns, found->second);
        if (place)
            used.push_back({ &field, &found->second, preview.columns[*place], preview.valuesOf(preview.columns[*place]) });
    }
    return used;
}

/// What decides between comma and point where a column does not.
char usualDecimal(const std::vector<Used>& columns, const TablePreview& preview)
{
    int commas = 0;
    int points = 0;
    for (const auto& column : columns) {
        const auto guess = column.plan->number ? NumberGuess { *column.plan->number, false, "-" } : guessNumberFormat(column.values);
        if (!guess.isAmbiguous && !guess.example.empty())
            ++(guess.format.decimal == ',' ? commas : points);
    }
    if (commas == points)
        return preview.dialect.separator == ';' ? ',' : '.'; // where the decimal sign is a comma, spreadsheets separate by ;
    return commas > points ? ',' : '.';
}

void guessNumbers(ImportPlan& plan, std::span<const FieldDescription> fields, const TablePreview& preview, std::vector<Sentence>& notes)
{
    const auto columns = usedColumns(plan, fields, preview, [](const FieldDescription& field) { return field.type == FieldType::Number; });
    const auto usual = usualDecimal(columns, preview);
    for (const auto& [field, fieldPlan, column, values] : columns) {
        if (fieldPlan->number)
            continue;
        const auto guess = guessNumberFormat(values, usual);
        auto format = guess.format;
        const auto read = [&format](const std::string& value) { return readNumber(value, format).value_or(0); };
        if (guess.isAmbiguous)
            notes.push_back({ say::assumed::twoNumbers,
                { { "file", preview.name }, { "column", column }, { "example", guess.example },
                    { "number", shortestNumber(read(guess.example)) },
                    { "sign", Sentence { format.decimal == ',' ? say::assumed::comma : say::assumed::point } } } });
        if (field->isFraction && !values.empty()
            && std::ranges::all_of(values, [&](const auto& value) { return read(value) > 1 && read(value) <= 100; })) {
            format.isPercent = true;
            notes.push_back({ say::assumed::percent,
                { { "file", preview.name }, { "column", column }, { "example", values.front() },
                    { "number", shortestNumber(read(values.front())) } } });
        }
        fieldPlan->number = format;
    }
}

void guessDates(ImportPlan& plan, std::span<const FieldDescription> fields, const TablePreview& preview, std::vector<Sentence>& notes)
{
    for (const auto& [field, fieldPlan, column, values] :
        usedColumns(plan, fields, preview, [](const FieldDescription& one) { return one.type == FieldType::Quarter; })) {
        if (fieldPlan->dates)
            continue;
        auto guess = guessDateOrder(values);
        // Another column of dates may tell what this one does not.
        for (const auto& other : preview.columns) {
            if (!guess.isAmbiguous || guess.isDecided)
                break;
            const auto others = guessDateOrder(preview.valuesOf(other));
            if (others.isDecided)
                guess = others;
        }
        if (guess.isAmbiguous)
            notes.push_back({ say::assumed::monthFirst,
                { { "file", preview.name }, { "column", column }, { "example", guess.example },
                    { "quarter", quarterText(readQuarter(guess.example, guess.order).value_or(Quarter {})) } } });
        fieldPlan->dates = guess.order;
    }
}

}

bool isSameColumn(std::string_view a, std::string_view b)
{
    const auto bareA = bare(a);
    return !bareA.empty() && bareA == bare(b);
}

std::optional<std::size_t> columnOf(const std::vector<std::string>& columns, std::string_view wanted)
{
    const auto place = [&](auto found) { return static_cast<std::size_t>(found - columns.begin()); };
    if (const auto same = std::ranges::find(columns, wanted); same != columns.end())
        return place(same);
    if (wanted.starts_with('#')) {
        const auto number = parseNumber(wanted.substr(1));
        if (number && *number >= 1 && *number <= static_cast<double>(columns.size())
            && *number == static_cast<double>(static_cast<std::size_t>(*number)))
            return static_cast<std::size_t>(*number) - 1;
    }
    const auto alike = std::ranges::find_if(columns, [wanted](const std::string& column) { return isSameColumn(column, wanted); });
    return alike == columns.end() ? std::nullopt : std::optional(place(alike));
}

std::optional<std::size_t> columnOf(const std::vector<std::string>& columns, const FieldPlan& field)
{
    for (const auto& name : field.columns) {
        if (const auto place = columnOf(columns, name))
            return place;
    }
    return std::nullopt;
}

void guessFormats(ImportPlan& plan, const TablePreview& preview, std::vector<Sentence>& notes)
{
    const auto fields = importFields(plan.kind);
    guessNumbers(plan, fields, preview, notes);
    guessDates(plan, fields, preview, notes);
}

}
