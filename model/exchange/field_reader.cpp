// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/field_reader.h"

#include "model/base/disarm.h"
#include "model/base/letters.h"
#include "model/base/text.h"
#include "model/exchange/plan_columns.h"
#include "model/records/validate.h"
#include "words/exchange.h"
#include "words/records.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace model {

namespace {

using State = Reading::State;

bool isIndex(const FieldValue& value)
{
    return std::holds_alternative<std::int64_t>(value);
}

/// Whether another order of day and month, or the end of a fiscal year, would make a quarter of the text.
bool isReadOtherwise(std::string_view text)
{
    return isFiscalQuarter(text)
        || std::ranges::any_of(std::array { DateOrder::MonthFirst, DateOrder::DayFirst, DateOrder::YearFirst },
            [text](DateOrder order) { return readQuarter(text, order).has_value(); });
}

/// A name whose line ends and tabs are spaces.
std::string onOneLine(std::string_view text)
{
    std::string line;
    for (const char c : text) {
        const bool isBreak = c == '\r' || c == '\n' || c == '\t';
        if (!isBreak)
            line += c;
        else if (!line.ends_with(' '))
            line += ' ';
    }
    return line;
}

constexpr char fullWidth = '\xEF'; // with which letters of full width begin

/// Digits, letters and signs of full width as the plain ones.
std::string withoutFullWidth(std::string_view text)
{
    std::string narrow;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byteAt = [text](std::size_t at) { return at < text.size() ? static_cast<unsigned char>(text[at]) : 0u; };
        const auto letter = (byteAt(i) & 0x0Fu) << 12 | (byteAt(i + 1) & 0x3Fu) << 6 | (byteAt(i + 2) & 0x3Fu);
        constexpr unsigned first = 0xFF01;
        constexpr unsigned last = 0xFF5E;
        if (byteAt(i) == 0xEF && i + 2 < text.size() && letter >= first && letter <= last) {
            narrow += static_cast<char>(letter - first + '!');
            i += 2;
        } else {
            narrow += text[i];
        }
    }
    return narrow;
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

FieldReader::FieldReader(
    const FieldDescription& field, FieldPlan plan, const NameIndex& names, FoldedNames& folded, std::optional<RecordKind> own)
    : m_field(field)
    , m_plan(std::move(plan))
    , m_names(names)
    , m_column(m_field.name)
    , m_numbers(m_field, m_plan)
    , m_folded(folded)
    , m_own(own)
{
    std::map<std::string, std::string> folds;
    for (const auto& [text, name] : m_plan.aliases)
        folds.try_emplace(foldedLetters(text), name);
    m_plan.aliases.merge(folds);
}

void FieldReader::takeMarks(bool tellStatus)
{
    m_takesMarks = true;
    m_marksTellStatus = tellStatus;
}

bool FieldReader::startFile(const std::vector<std::string>& columns, bool isDisarmed, bool isOurs, std::optional<double> above)
{
    if (m_plan.from != FieldPlan::From::Column)
        return true;
    m_isDisarmed = isDisarmed;
    m_isOurs = isOurs;
    m_index = columnOf(columns, m_plan);
    m_untilIndex = m_plan.untilColumn.empty() ? std::nullopt : columnOf(columns, m_plan.untilColumn);
    m_marginIndex = m_plan.plusMinusColumn.empty() ? std::nullopt : columnOf(columns, m_plan.plusMinusColumn);
    m_yearIndex = m_plan.yearColumn.empty() ? std::nullopt : columnOf(columns, m_plan.yearColumn);
    const auto year = m_yearIndex ? lowered(columns[*m_yearIndex]) : std::string();
    m_isYearFiscal = year.find("fiscal") != std::string::npos || year == "fy";
    m_column = m_index ? columns[*m_index] : std::string(m_field.name);
    const bool isOpenToLine = m_plan.factorBy == FieldPlan::FactorBy::LineAbove
        || (m_plan.factorBy == FieldPlan::FactorBy::Head && m_plan.factor == 1 && isCounted(m_field.name)
            && !saysUnit(m_field.name, m_column));
    m_last = nullptr;
    m_numbers.start(m_format, isOpenToLine ? above.value_or(1) : m_plan.factor);
    m_taken.clear();
    for (auto& [text, known] : m_known)
        known.rowsBefore = known.rows;
    return m_index.has_value() && (m_plan.untilColumn.empty() || m_untilIndex) && (m_plan.yearColumn.empty() || m_yearIndex);
}

void FieldReader::setFormat(const FieldFormat& format)
{
    m_format = format;
    m_last = nullptr;
    m_numbers.start(format, m_numbers.factor());
    m_taken.clear();
    if (m_field.type == FieldType::Quarter)
        m_known.clear();
    std::erase_if(m_known, [](const auto& entry) { return entry.second.rowsBefore == 0; });
    for (auto& [text, known] : m_known)
        known.rows = known.rowsBefore;
    m_unknown = static_cast<std::size_t>(
        std::ranges::count_if(m_known, [](const auto& entry) { return entry.second.reading.state == State::Unknown; }));
}

std::vector<std::size_t> FieldReader::usedColumns() const
{
    std::vector<std::size_t> used;
    for (const auto& index : { m_index, m_untilIndex, m_yearIndex, m_marginIndex }) {
        if (index)
            used.push_back(*index);
    }
    return used;
}

std::string_view FieldReader::textOf(const CsvRow& row) const
{
    if (m_plan.from == FieldPlan::From::Constant)
        return m_plan.constant;
    if (!m_index || *m_index >= row.values.size()) // a row that lacks its last cells has them empty
        return {};
    const bool isText = m_field.type != FieldType::Number;
    const auto text = row.values[*m_index];
    return m_isDisarmed && isText ? rearmed(text) : text;
}

Reading FieldReader::read(const CsvRow& row, RowPlace place)
{
    if (m_plan.from == FieldPlan::From::NewSource)
        return { State::Read, m_newSource.value, {} };
    if (m_yearIndex) {
        const auto year = *m_yearIndex < row.values.size() ? withoutOuterBlanks(row.values[*m_yearIndex]) : std::string_view();
        const bool addsFiscal = m_isYearFiscal && !year.empty() && year.front() >= '0' && year.front() <= '9';
        const auto whole = quarterOfYear(textOf(row), addsFiscal ? "FY" + std::string(year) : std::string(year));
        return readText(whole, place);
    }
    auto reading = readText(textOf(row), place);
    if (m_marginIndex && *m_marginIndex < row.values.size())
        return m_numbers.withMargin(reading, row.values[*m_marginIndex]);
    if (m_untilIndex && isIndex(reading.value)) {
        const auto end = *m_untilIndex < row.values.size() ? row.values[*m_untilIndex] : std::string_view();
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
    const bool isFigure = m_field.type == FieldType::Number || m_field.type == FieldType::Quarter;
    if (isFigure && text.find(fullWidth) != std::string_view::npos && m_plan.from == FieldPlan::From::Column) {
        const auto narrow = withoutFullWidth(text);
        return readNarrow(narrow, place);
    }
    return readNarrow(text, place);
}

Reading FieldReader::readNarrow(std::string_view text, RowPlace place)
{
    if (isLookedUp(m_field.type))
        return lookedUp(text, place);
    if (!m_plan.skipped.empty() && m_plan.skipped.contains(std::string(text)))
        return { State::Skipped, {}, {} };
    const auto wanted = meant(text);
    if (m_field.type == FieldType::Text)
        return readTextField(wanted);
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    if (m_judge && (m_field.isFraction || !std::ranges::all_of(wanted, isDigit))) // whole numbers say nothing of decimals
        m_judge(wanted);
    return m_numbers.read(wanted);
}

Reading FieldReader::readTextField(std::string_view text)
{
    auto bare = withoutOuterBlanks(text);
    if (m_field.isRequired && bare.empty())
        return problem({ say::value::empty });
    if (m_isOurs)
        return { State::Read, text, nullptr };
    if (isDateText(m_field) && m_plan.from == FieldPlan::From::Column) {
        if (m_judge && m_seenDates.emplace(bare).second)
            m_judge(bare);
        if (const auto date = readDate(bare, m_format.dates)) {
            m_text = *date;
            bare = m_text;
        }
    }
    if (m_own && bare.find_first_of("\r\n\t") != std::string_view::npos) {
        m_text = onOneLine(bare);
        bare = m_text;
    }
    if (m_own && !bare.empty() && !m_names.find(*m_own, bare)) {
        if (const auto name = m_folded.find(*m_own, bare)) {
            if (*name != bare)
                m_taken.try_emplace(std::string(bare), *name);
            m_text = *name;
            bare = m_text;
        } else {
            m_folded.remember(*m_own, std::string(bare));
        }
    }
    return { State::Read, bare, nullptr };
}

/// The text or what it is an alias for.
std::string_view FieldReader::meant(std::string_view text) const
{
    if (m_plan.aliases.empty())
        return text;
    auto alias = m_plan.aliases.find(std::string(text));
    if (alias == m_plan.aliases.end())
        alias = m_plan.aliases.find(std::string(withoutOuterBlanks(text)));
    if (alias == m_plan.aliases.end())
        alias = m_plan.aliases.find(foldedLetters(text));
    return alias == m_plan.aliases.end() ? text : std::string_view(alias->second);
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

FieldReader::Known FieldReader::find(std::string_view text)
{
    Known known;
    const auto isIn = [&](std::string_view value) { return m_plan.skipped.contains(std::string(value)); };
    if (!m_plan.skipped.empty() && (isIn(text) || isIn(withoutOuterBlanks(text)))) {
        known.reading.state = State::Skipped;
        return known;
    }
    known.wanted = meant(text);
    const std::string_view wanted = known.wanted;
    const auto refuse = [&](Sentence reason) {
        known.reading.state = State::Problem;
        known.reason = std::move(reason);
    };
    if (withoutOuterBlanks(wanted).empty()) {
        if (m_field.isRequired)
            refuse(emptyReason(m_field));
        return known;
    }
    if (m_field.type == FieldType::Quarter) {
        findQuarter(wanted, known);
        if (known.reading.state == State::Problem)
            refuse(isNoValue(wanted) ? emptyReason(m_field) : Sentence { say::import::noQuarter });
    } else if (m_field.type == FieldType::Sources) {
        auto read = readListedNames(RecordKind::Source, wanted, m_names);
        known.reading.value = std::move(read.ids);
        if (read.problem)
            refuse(std::move(*read.problem));
    } else if (m_field.type == FieldType::Word) {
        const auto lower = lowered(withoutOuterBlanks(wanted));
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

void FieldReader::findQuarter(std::string_view text, Known& known)
{
    const bool isNone = isNoValue(text);
    const auto marked = m_takesMarks ? withoutMark(text) : std::nullopt;
    if (marked)
        text = marked->text;
    if (m_judge)
        m_judge(text);
    if (const auto quarter = readQuarter(text, m_format.dates)) {
        known.reading.value = std::int64_t { quarter->index };
        if (marked && m_marksTellStatus)
            known.reading.isPlanned = marked->isPlanned;
    } else if (m_format.isAsked && isReadOtherwise(text)) {
        known.reading.state = State::Open;
    } else if (m_field.isRequired || !isNone) {
        known.reading.state = State::Problem;
    }
}

void FieldReader::findName(const std::string& wanted, Known& known)
{
    const auto kind = *referredKind(m_field.type);
    auto id = m_names.find(kind, wanted);
    if (!id)
        id = m_names.find(kind, withoutOuterBlanks(wanted));
    if (!id) {
        if (const auto name = m_folded.find(kind, wanted)) {
            id = m_names.find(kind, *name);
            if (id && withoutOuterBlanks(wanted) != *name)
                m_taken.try_emplace(wanted, *name);
        }
    }
    if (id)
        known.reading.value = *id;
    else if (m_field.isRequired || !isNoValue(wanted))
        known.reading.state = State::Unknown;
}

std::vector<Sentence> FieldReader::notes(const std::string& file) const
{
    constexpr std::size_t most = 100;
    std::vector<Sentence> notes;
    m_numbers.addNotes(notes, file, m_column);
    const std::pair<const std::string, Known>* planned = nullptr;
    std::size_t rows = 0;
    for (const auto& entry : m_known) {
        if (!entry.second.reading.isPlanned.value_or(false) || entry.second.rows == entry.second.rowsBefore)
            continue;
        rows += entry.second.rows - entry.second.rowsBefore;
        planned = !planned || entry.first < planned->first ? &entry : planned;
    }
    if (planned)
        notes.push_back({ say::assumed::markedPlanned,
            { { "file", file }, { "column", m_column }, { "example", inQuotes(planned->first) },
                { "quarter", quarterText({ static_cast<int>(std::get<std::int64_t>(planned->second.reading.value)) }) }, { "n", rows } } });
    for (const auto& [text, name] : m_taken) {
        if (notes.size() < most)
            notes.push_back({ say::assumed::otherWriting,
                { { "file", file }, { "column", m_column }, { "value", inQuotes(text) }, { "name", inQuotes(name) } } });
    }
    return notes;
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
