// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/field_reader.h"

#include "model/base/disarm.h"
#include "model/base/text.h"
#include "model/exchange/plan_columns.h"
#include "model/records/validate.h"
#include "words/exchange.h"
#include "words/records.h"

#include <algorithm>

namespace model {

namespace {

using State = Reading::State;

bool isIndex(const FieldValue& value)
{
    return std::holds_alternative<std::int64_t>(value);
}

bool isLookedUp(FieldType type)
{
    return type != FieldType::Text && type != FieldType::Number;
}

/// The nearest names first: what the file says, should an alias lead elsewhere, those that contain the name or are part of it, then
/// by fewest edits.
std::vector<std::string> nearestNames(std::string_view name, std::string_view value, std::vector<std::string> candidates)
{
    constexpr std::size_t most = 5;
    constexpr std::size_t shortest = 3;
    const auto wanted = lowered(name);
    std::vector<std::string> best;
    const auto isPart = [&](const std::string& candidate) {
        const auto lower = lowered(candidate);
        return lower.size() >= shortest && wanted.size() >= shortest
            && (wanted.find(lower) != std::string::npos || lower.find(wanted) != std::string::npos);
    };
    std::ranges::copy_if(candidates, std::back_inserter(best), isPart);
    // The one that shares the most of the name, as A100 80GB for Nvidia A100 80GB.
    std::ranges::stable_sort(best, {}, [&](const std::string& candidate) {
        return candidate.size() > wanted.size() ? candidate.size() - wanted.size() : wanted.size() - candidate.size();
    });
    std::erase_if(candidates, isPart);
    if (const auto itself = std::ranges::find(best, value); itself != best.end())
        std::rotate(best.begin(), itself, itself + 1);
    while (best.size() < most) {
        const auto next = nearest(name, candidates);
        if (next.empty())
            break;
        std::erase(candidates, next);
        best.push_back(next);
    }
    best.resize(std::min(best.size(), most));
    return best;
}

}

FieldReader::FieldReader(const FieldDescription& field, FieldPlan plan, const NameIndex& names)
    : m_field(field)
    , m_plan(std::move(plan))
    , m_names(names)
    , m_column(m_field.name)
{
}

bool FieldReader::startFile(const std::vector<std::string>& columns, const FieldPlan& formats, bool isDisarmed)
{
    if (m_plan.from != FieldPlan::From::Column)
        return true;
    if (m_field.type == FieldType::Quarter && m_plan.dates != formats.dates) {
        m_known.clear();
        m_last = nullptr;
    }
    m_plan.number = formats.number;
    m_plan.dates = formats.dates;
    m_isDisarmed = isDisarmed;
    m_index = columnOf(columns, m_plan);
    m_untilIndex = m_plan.untilColumn.empty() ? std::nullopt : columnOf(columns, m_plan.untilColumn);
    m_column = m_index ? columns[*m_index] : std::string(m_field.name);
    return m_index.has_value() && (m_plan.untilColumn.empty() || m_untilIndex);
}

std::vector<std::size_t> FieldReader::usedColumns() const
{
    std::vector<std::size_t> used;
    for (const auto& index : { m_index, m_untilIndex }) {
        if (index)
            used.push_back(*index);
    }
    return used;
}

std::string_view FieldReader::textOf(const CsvRow& row) const
{
    if (m_plan.from == FieldPlan::From::Constant)
        return m_plan.constant;
    if (!m_index)
        return {};
    const bool isText = m_field.type != FieldType::Number;
    const auto text = row.values[*m_index];
    return m_isDisarmed && isText ? rearmed(text) : text;
}

Reading FieldReader::read(const CsvRow& row, RowPlace place)
{
    if (m_plan.from == FieldPlan::From::NewSource)
        return { State::Read, m_newSource.value, {} };
    auto reading = readText(textOf(row), place);
    if (m_untilIndex && isIndex(reading.value)) {
        const auto end = row.values[*m_untilIndex];
        const auto until = readText(end, place).value;
        if (until != reading.value) {
            return problem({ isIndex(until) ? say::import::noOneQuarter : say::import::noDateEnd, { { "end", inQuotes(end) } } });
        }
    }
    return reading;
}

Reading FieldReader::problem(Sentence reason)
{
    m_reason = std::move(reason);
    return { State::Problem, {}, &m_reason };
}

Reading FieldReader::readText(std::string_view text, RowPlace place)
{
    if (isLookedUp(m_field.type))
        return lookedUp(text, place);
    if (!m_plan.skipped.empty() && m_plan.skipped.contains(std::string(text)))
        return { State::Skipped, {}, {} };
    const auto wanted = meant(text);
    if (m_field.type != FieldType::Text)
        return readNumberText(wanted);
    if (m_field.isRequired && trimmed(wanted).empty())
        return problem({ say::value::empty });
    return { State::Read, wanted, {} };
}

/// The text or what it is an alias for.
std::string_view FieldReader::meant(std::string_view text) const
{
    if (m_plan.aliases.empty())
        return text;
    auto alias = m_plan.aliases.find(std::string(text));
    if (alias == m_plan.aliases.end())
        alias = m_plan.aliases.find(std::string(trimmed(text)));
    return alias == m_plan.aliases.end() ? text : std::string_view(alias->second);
}

Reading FieldReader::readNumberText(std::string_view text)
{
    // A constant is written as our CSVs do.
    const auto format = m_plan.from == FieldPlan::From::Column ? m_plan.number.value_or(NumberFormat {}) : NumberFormat {};
    if (const auto number = readNumber(text, format)) {
        if (!m_field.isFraction && trimmed(text).ends_with('%'))
            return problem({ say::import::percentage });
        return { State::Read, *number, {} };
    }
    if (isNoValue(text)) {
        if (!m_field.isRequired)
            return {};
        return problem(emptyReason(m_field));
    }
    return problem({ say::import::noNumber, { { "example", numberExample(format) } } });
}

Reading FieldReader::lookedUp(std::string_view text, RowPlace place)
{
    if (!m_last || m_last->first != text) {
        auto found = m_known.find(text);
        if (found == m_known.end()) {
            auto known = find(text);
            if (known.reading.state == State::Unknown) {
                if (++m_unknown > ImportReport::mostListed)
                    return problem({ say::import::unknownLikeMany });
                known.order = m_unknown;
                known.first = place;
                known.column = m_column;
            }
            found = m_known.emplace(std::string(text), std::move(known)).first;
            found->second.reading.reason = &found->second.reason;
        }
        m_last = &*found;
    }
    m_last->second.rows += 1;
    return m_last->second.reading;
}

FieldReader::Known FieldReader::find(std::string_view text) const
{
    Known known;
    const auto isIn = [&](std::string_view value) { return m_plan.skipped.contains(std::string(value)); };
    if (!m_plan.skipped.empty() && (isIn(text) || isIn(trimmed(text)))) {
        known.reading.state = State::Skipped;
        return known;
    }
    known.wanted = meant(text);
    const std::string_view wanted = known.wanted;
    const auto refuse = [&](Sentence reason) {
        known.reading.state = State::Problem;
        known.reason = std::move(reason);
    };
    if (trimmed(wanted).empty()) {
        if (m_field.isRequired)
            refuse(emptyReason(m_field));
        return known;
    }
    if (m_field.type == FieldType::Quarter) {
        if (const auto quarter = readQuarter(wanted, m_plan.dates.value_or(DateOrder::MonthFirst)))
            known.reading.value = std::int64_t { quarter->index };
        else if (m_field.isRequired || !isNoValue(wanted))
            refuse(isNoValue(wanted) ? emptyReason(m_field) : Sentence { say::import::noQuarter });
    } else if (m_field.type == FieldType::Sources) {
        auto read = readListedNames(RecordKind::Source, wanted, m_names);
        known.reading.value = std::move(read.ids);
        if (read.problem)
            refuse(std::move(*read.problem));
    } else if (m_field.type == FieldType::Word) {
        const auto lower = lowered(trimmed(wanted));
        const auto place = std::ranges::find_if(m_field.words, [&](std::string_view word) { return lowered(word) == lower; });
        if (place == m_field.words.end())
            refuse(noWordReason(m_field, wanted));
        else
            known.reading.value = std::int64_t { place - m_field.words.begin() };
    } else {
        findName(std::string(wanted), known);
    }
    return known;
}

void FieldReader::findName(const std::string& wanted, Known& known) const
{
    const auto kind = *referredKind(m_field.type);
    auto id = m_names.find(kind, wanted);
    if (!id)
        id = m_names.find(kind, trimmed(wanted));
    if (id)
        known.reading.value = *id;
    else if (m_field.isRequired || !isNoValue(wanted))
        known.reading.state = State::Unknown;
}

std::vector<UnknownValue> FieldReader::unknownNames(const Dataset& dataset, const std::vector<std::string>& files) const
{
    constexpr std::size_t mostSuggested = 200;
    std::vector<const std::pair<const std::string, Known>*> found;
    for (const auto& entry : m_known) {
        if (entry.second.reading.state == State::Unknown)
            found.push_back(&entry);
    }
    std::ranges::sort(found, {}, [](const auto* entry) { return entry->second.order; });

    std::vector<std::string> candidates;
    const auto add = [&](const auto& table, auto name) { table.forEach([&](const auto& record) { candidates.push_back(record.*name); }); };
    if (found.empty())
        return {};
    const auto kind = *referredKind(m_field.type);
    if (kind == RecordKind::Organization)
        add(dataset.organizations(), &Organization::name);
    else if (kind == RecordKind::Chip)
        add(dataset.chips(), &Chip::name);
    else
        add(dataset.sources(), &Source::key);
    std::vector<UnknownValue> unknown;
    for (const auto* entry : found) {
        const auto& [value, known] = *entry;
        unknown.push_back(
            { std::string(m_field.name), kind, known.column, value, known.wanted, known.rows, { files[known.first.file], known.first.line },
                unknown.size() < mostSuggested ? nearestNames(known.wanted, value, candidates) : std::vector<std::string>() });
    }
    return unknown;
}

}
