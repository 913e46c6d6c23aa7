// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/file_formats.h"

#include "model/base/text.h"
#include "model/exchange/plan_columns.h"
#include "model/records/validate.h"
#include "words/exchange.h"

#include <algorithm>

namespace model {

namespace {

using From = FieldPlan::From;
using Order = DateJudge::Verdict::State;

const FieldPlan* planOf(const ImportPlan& plan, std::string_view field)
{
    const auto found = plan.fields.find(std::string(field));
    return found == plan.fields.end() || found->second.from != From::Column ? nullptr : &found->second;
}

bool holdsDates(const FieldDescription& field)
{
    return field.type == FieldType::Quarter || isDateText(field);
}

int yearOf(const std::string& today)
{
    const auto year = today.size() >= 4 ? parseNumber(std::string_view(today).substr(0, 4)) : std::nullopt;
    return year ? static_cast<int>(*year) : DateRules().latestYear;
}

/// The first head or value with a letter beyond ASCII.
std::string sampleOf(const TablePreview& preview)
{
    constexpr std::size_t most = 40;
    const auto isIt
        = [](const std::string& text) { return std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) >= 0x80; }); };
    if (const auto head = std::ranges::find_if(preview.columns, isIt); head != preview.columns.end())
        return shortened(*head, most);
    for (const auto& row : preview.rows) {
        if (const auto value = std::ranges::find_if(row, isIt); value != row.end())
            return shortened(*value, most);
    }
    return {};
}

std::string shownDate(const DateJudge::Verdict& verdict, DateRules rules)
{
    rules.order = verdict.order;
    const auto quarter = readQuarter(verdict.example, rules);
    return quarter ? quarterText(*quarter) : verdict.example;
}

}

bool isDateText(const FieldDescription& field)
{
    return field.type == FieldType::Text && (field.name == "published" || field.name == "date");
}

std::optional<std::string> readingOf(const FieldDescription& field, std::string_view text, const FieldFormat& format, double factor)
{
    if (field.type == FieldType::Number) {
        const auto amount = readAmount(text, format.number, unitsOf(field.name));
        return amount ? std::optional(shortestNumber(scaled(amount->value, factor))) : std::nullopt;
    }
    if (field.type != FieldType::Quarter)
        return isDateText(field) ? readDate(text, format.dates) : std::nullopt;
    const auto marked = withoutMark(text);
    const auto quarter = readQuarter(marked ? marked->text : text, format.dates);
    return quarter ? std::optional(quarterText(*quarter)) : std::nullopt;
}

FileFormats::FileFormats(const ImportPlan& plan, const TablePreview& preview)
    : m_plan(plan)
    , m_file(preview.name)
    , m_encoding(preview.dialect.encoding)
    , m_otherEncoding(preview.dialect.otherEncoding)
    , m_sample(preview.dialect.encodingSample.empty() ? sampleOf(preview) : preview.dialect.encodingSample)
    , m_fields(importFields(plan.kind))
    , m_columns(m_fields.size())
    , m_numbers(m_fields.size())
    , m_dates(m_fields.size())
{
    m_rules.latestYear = yearOf(plan.today);
    m_rules.fiscalYearEnd = plan.fiscalYearEnd;
    std::vector<bool> isRead(preview.columns.size(), false);
    for (std::size_t i = 0; i < m_fields.size(); ++i) {
        const auto& field = m_fields[i];
        const auto* fieldPlan = planOf(plan, field.name);
        const auto place = fieldPlan ? columnOf(preview.columns, *fieldPlan) : std::nullopt;
        if (!place)
            continue;
        isRead[*place] = true;
        m_columns[i] = preview.columns[*place];
        if (field.type == FieldType::Number && !fieldPlan->number && !preview.dialect.isWorkbook && !preview.dialect.isOurs)
            m_numbers[i] = Number { NumberJudge(unitsOf(field.name)), field.isFraction };
        if (holdsDates(field))
            m_dates[i] = DateJudge(m_rules.latestYear, isDateText(field));
        std::vector<std::string> columns { m_columns[i] };
        if (!fieldPlan->untilColumn.empty())
            columns.push_back(fieldPlan->untilColumn);
        for (const auto& column : columns) {
            const auto at = columnOf(preview.columns, column);
            for (const auto& value : at ? preview.valuesOf(preview.columns[*at]) : std::vector<std::string>())
                see(i, value);
            if (at)
                isRead[*at] = true;
        }
    }
    for (std::size_t i = 0; i < preview.columns.size(); ++i) {
        if (isRead[i])
            continue;
        auto& judge = m_otherDates.emplace_back(m_rules.latestYear, false);
        for (const auto& value : preview.valuesOf(preview.columns[i]))
            judge.see(value);
    }
}

void FileFormats::see(Number& number, std::string_view text)
{
    number.judge.see(text);
    if (!number.isFraction)
        return;
    const auto value = readNumber(text, { number.judge.commaExample().empty() ? '.' : ',' });
    if (!value)
        return;
    constexpr double leastPercent = 2; // 1.2 is rather a share that is none
    if (*value > 1 && *value <= leastPercent)
        return;
    const bool isHundreds = *value > leastPercent && *value <= 100;
    ++(isHundreds ? number.hundreds : number.shares);
    if (isHundreds && number.example.empty())
        number.example = text;
}

/// What the other columns of numbers say that say anything, where they agree.
std::optional<char> FileFormats::decidedByOthers(std::size_t field) const
{
    std::optional<char> decided;
    for (std::size_t i = 0; i < m_numbers.size(); ++i) {
        const auto sign = i != field && m_numbers[i] ? m_numbers[i]->judge.decimal() : std::nullopt;
        if (sign && decided && *decided != *sign)
            return std::nullopt;
        decided = sign ? sign : decided;
    }
    return decided;
}

NumberFormat FileFormats::numberOf(std::size_t field) const
{
    const auto* plan = planOf(m_plan, m_fields[field].name);
    if (plan && plan->number)
        return *plan->number;
    if (!m_numbers[field])
        return {};
    const auto& [judge, isFraction, shares, hundreds, example] = *m_numbers[field];
    const auto others = judge.isAmbiguous() ? decidedByOthers(field) : std::nullopt;
    NumberFormat format { m_plan.decimal ? *m_plan.decimal : judge.decimal().value_or(others.value_or('.')) };
    format.isPercent = isFraction && hundreds > 0 && shares == 0;
    return format;
}

/// Of all dates of the file together. Columns that are not read decide only what those that are leave open.
DateJudge::Verdict FileFormats::dateVerdict() const
{
    std::optional<DateJudge> all;
    for (std::size_t i = 0; i < m_fields.size(); ++i) {
        const auto* plan = planOf(m_plan, m_fields[i].name);
        if (!m_dates[i] || (plan && plan->dates))
            continue;
        if (all)
            all->join(*m_dates[i]);
        else
            all = m_dates[i];
    }
    if (!all)
        return {};
    const auto verdict = all->verdict();
    if (verdict.state != Order::Ambiguous && verdict.state != Order::Likely)
        return verdict;
    for (const auto& other : m_otherDates) {
        if (other.verdict().state == Order::Decided)
            all->join(other);
    }
    return all->verdict();
}

std::vector<FieldFormat> FileFormats::formats() const
{
    const auto verdict = dateVerdict();
    const auto order = m_plan.dates ? *m_plan.dates : verdict.order;
    std::vector<FieldFormat> formats;
    for (std::size_t i = 0; i < m_fields.size(); ++i) {
        const auto* plan = planOf(m_plan, m_fields[i].name);
        auto& format = formats.emplace_back(FieldFormat { numberOf(i), m_rules, isAsked(i, verdict) });
        format.dates.order = plan && plan->dates ? *plan->dates : order;
    }
    return formats;
}

bool FileFormats::isAsked(std::size_t field, const DateJudge::Verdict& dates) const
{
    if (m_numbers[field])
        return !m_plan.decimal && m_numbers[field]->judge.isContradictory();
    if (!m_dates[field])
        return false;
    return (!m_plan.dates && dates.state == Order::Contradictory) || (!m_plan.fiscalYearEnd && !m_dates[field]->fiscalExample().empty());
}

void FileFormats::tell(std::vector<Sentence>& notes, std::vector<Sentence>& questions) const
{
    tellEncoding(notes, questions);
    for (std::size_t i = 0; i < m_fields.size(); ++i)
        tellNumbers(i, notes, questions);
    tellDates(notes, questions);
}

void FileFormats::tellEncoding(std::vector<Sentence>& notes, std::vector<Sentence>& questions) const
{
    const Arguments said { { "file", m_file }, { "encoding", m_encoding }, { "other", m_otherEncoding }, { "sample", inQuotes(m_sample) } };
    if (!m_otherEncoding.empty())
        questions.push_back({ say::ask::encoding, said });
    else if (m_encoding != "UTF-8" && !m_plan.dialect.encoding && !m_sample.empty())
        notes.push_back({ say::assumed::encoding, said });
}

void FileFormats::tellNumbers(std::size_t field, std::vector<Sentence>& notes, std::vector<Sentence>& questions) const
{
    if (!m_numbers[field])
        return;
    const auto& [judge, isFraction, shares, hundreds, example] = *m_numbers[field];
    const auto format = numberOf(field);
    const auto shown = [&](const std::string& text, char decimal) {
        const auto amount = readAmount(text, { decimal }, unitsOf(m_fields[field].name));
        return amount ? shortestNumber(amount->value) : text;
    };
    const Arguments where { { "file", m_file }, { "column", m_columns[field] } };
    const auto with = [&where](Arguments more) {
        more.insert(more.begin(), where.begin(), where.end());
        return more;
    };
    if (!m_plan.decimal && judge.isContradictory()) {
        questions.push_back({ say::ask::numbersContradict,
            with({ { "point", inQuotes(judge.pointExample()) }, { "comma", inQuotes(judge.commaExample()) } }) });
    } else if (!m_plan.decimal && judge.isAmbiguous() && !decidedByOthers(field)) {
        questions.push_back({ say::ask::twoNumbers,
            with({ { "example", inQuotes(judge.eitherExample()) }, { "point", shown(judge.eitherExample(), '.') },
                { "comma", shown(judge.eitherExample(), ',') } }) });
    } else if (!m_plan.decimal && (judge.isAmbiguous() || judge.isByRoundNumbers())) {
        notes.push_back({ say::assumed::twoNumbers,
            with({ { "example", judge.eitherExample() }, { "number", shown(judge.eitherExample(), format.decimal) },
                { "sign", Sentence { format.decimal == ',' ? say::assumed::comma : say::assumed::point } } }) });
    }
    if (format.isPercent)
        notes.push_back({ say::assumed::percent,
            with({ { "example", example }, { "number", shortestNumber(readNumber(example, format).value_or(0)) } }) });
}

void FileFormats::tellDates(std::vector<Sentence>& notes, std::vector<Sentence>& questions) const
{
    std::string shortYear;
    for (std::size_t i = 0; i < m_fields.size(); ++i) {
        if (!m_dates[i])
            continue;
        const Arguments where { { "file", m_file }, { "column", m_columns[i] } };
        const auto note = [&](const Message& message, const std::string& example) {
            auto rules = formats()[i].dates;
            const auto quarter = readQuarter(example, rules);
            auto arguments = where;
            arguments.insert(arguments.end(),
                { { "example", inQuotes(example) }, { "quarter", quarter ? quarterText(*quarter) : std::string() },
                    { "first", std::to_string(m_rules.latestYear - 99) }, { "last", std::to_string(m_rules.latestYear) } });
            notes.push_back({ message, std::move(arguments) });
        };
        const auto& judge = *m_dates[i];
        if (!judge.shortYearExample().empty())
            note(say::assumed::shortYears, judge.shortYearExample());
        if (!judge.serialExample().empty())
            note(say::assumed::serialDates, judge.serialExample());
        if (!judge.fiscalExample().empty() && m_rules.fiscalYearEnd)
            note(say::assumed::fiscalYears, judge.fiscalExample());
        else if (!judge.fiscalExample().empty())
            questions.push_back({ say::ask::fiscalYear,
                { { "file", m_file }, { "column", m_columns[i] }, { "example", inQuotes(judge.fiscalExample()) } } });
    }
    if (m_plan.dates)
        return;
    const auto verdict = dateVerdict();
    const auto readAs = [&](DateOrder order) {
        auto other = verdict;
        other.order = order;
        return shownDate(other, m_rules);
    };
    const bool isSameQuarter = readAs(DateOrder::MonthFirst) == readAs(DateOrder::DayFirst);
    const auto readExactly = [&](DateOrder order) {
        auto rules = m_rules;
        rules.order = order;
        return isSameQuarter ? readDate(verdict.example, rules).value_or(verdict.example) : readAs(order);
    };
    if (verdict.state == Order::Likely)
        notes.push_back({ verdict.isByTime ? say::assumed::dateOrderByTime : say::assumed::dateOrder,
            { { "file", m_file }, { "example", inQuotes(verdict.example) }, { "order", word(verdict.order) },
                { "quarter", readAs(verdict.order) } } });
    else if (verdict.state == Order::Ambiguous)
        questions.push_back({ say::ask::twoDates,
            { { "file", m_file }, { "example", inQuotes(verdict.example) }, { "month", readExactly(DateOrder::MonthFirst) },
                { "day", readExactly(DateOrder::DayFirst) } } });
    else if (verdict.state == Order::Contradictory)
        questions.push_back({ say::ask::datesContradict,
            { { "file", m_file }, { "example", inQuotes(verdict.example) }, { "other", inQuotes(verdict.other) } } });
}

}
