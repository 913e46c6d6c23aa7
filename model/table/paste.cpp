// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/table/paste.h"

#include "model/base/amount.h"
#include "model/base/csv.h"
#include "model/base/error.h"
#include "model/records/record_key.h"
#include "model/records/shown_names.h"
#include "words/table.h"

#include <algorithm>
#include <unordered_map>

namespace model {

namespace {

TextBlock blockIn(std::string_view text, CsvQuotes quotes)
{
    TextBlock block;
    CsvReader reader(text, Sentence { say::paste::clipboard }, { '\t', quotes, 0, true });
    CsvRow row;
    while (reader.next(row)) {
        auto& cells = block.emplace_back(row.values.begin(), row.values.end());
        if (cells.empty())
            cells.emplace_back();
    }
    return block;
}

bool isEmpty(const std::vector<std::string>& row)
{
    return std::ranges::all_of(row, [](const std::string& cell) { return trimmed(cell).empty(); });
}

/// Letters and digits only, so that "Units low", "units_low" and "UNITS LOW" are one.
std::string plainName(std::string_view text)
{
    std::string plain;
    for (const char c : lowered(text)) {
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80)
            plain += c;
    }
    return plain;
}

/// A number as people write it; an interval is none for a cell.
std::optional<double> storedNumber(std::string_view cell, char decimal, const FieldDescription& field)
{
    const auto amount = readAmount(cell, { decimal }, unitsOf(field.name));
    const bool isOne = amount && (amount->kind == Amount::Kind::Number || amount->kind == Amount::Kind::About);
    return isOne ? std::optional(amount->value) : std::nullopt;
}

class Planner {
public:
    Planner(const TextBlock& block, const PasteMapping& mapping, RecordKind kind, PasteMode mode, const Dataset& dataset)
        : m_block(block)
        , m_mapping(mapping)
        , m_kind(kind)
        , m_mode(mode)
        , m_dataset(dataset)
        , m_names(dataset)
        , m_references(dataset)
    {
    }

    PastePlan plan()
    {
        judgeNumbers();
        withTableRecordType(m_kind, [&]<class Record>() {
            for (std::size_t row = m_mapping.hasHeader ? 1 : 0; row < m_block.size(); ++row)
                readRow<Record>(row);
            m_dataset.table<Record>().forEach([&](const Record& stored) { lookUp(stored); });
        });
        for (const auto& read : m_read)
            decide(read);
        std::ranges::stable_sort(m_plan.problems, {}, &PasteProblem::row);
        return std::move(m_plan);
    }

private:
    void refuse(std::size_t row, std::optional<std::size_t> column, Sentence reason)
    {
        m_plan.problems.push_back({ row, column, std::move(reason) });
    }

    std::optional<std::size_t> blockColumn(std::size_t column) const
    {
        const auto found = std::ranges::find(m_mapping.columns, std::optional(column));
        return found == m_mapping.columns.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - m_mapping.columns.begin()));
    }

    /// One column, one reading, as of a table that is imported.
    void judgeNumbers()
    {
        const auto all = fieldsOf(m_kind);
        std::vector<std::optional<NumberJudge>> judges;
        std::optional<char> decided; // by the columns that say anything, where they agree
        bool areAgreed = true;
        for (std::size_t i = 0; i < m_mapping.columns.size(); ++i) {
            const auto& column = m_mapping.columns[i];
            auto& judge = judges.emplace_back();
            if (!column || all[*column].type != FieldType::Number)
                continue;
            judge.emplace(unitsOf(all[*column].name));
            for (std::size_t row = m_mapping.hasHeader ? 1 : 0; row < m_block.size(); ++row) {
                if (i < m_block[row].size())
                    judge->see(m_block[row][i]);
            }
            const auto sign = judge->decimal();
            areAgreed = areAgreed && (!sign || !decided || *sign == *decided);
            decided = sign ? sign : decided;
        }
        for (std::size_t i = 0; i < judges.size(); ++i) {
            const auto& judge = judges[i];
            const auto own = judge ? judge->decimal() : std::nullopt;
            m_plan.decimals.push_back(m_mapping.decimal ? *m_mapping.decimal : own.value_or(areAgreed ? decided.value_or('.') : '.'));
            if (!judge || m_mapping.decimal)
                continue;
            const auto field = shownColumn(m_kind, all[*m_mapping.columns[i]].name);
            if (judge->isContradictory())
                m_plan.questions.push_back({ say::paste::numbersContradict,
                    { { "field", field }, { "point", inQuotes(judge->pointExample()) }, { "comma", inQuotes(judge->commaExample()) } } });
            else if (judge->isAmbiguous() && !(areAgreed && decided))
                m_plan.questions.push_back({ say::paste::twoNumbers,
                    { { "field", field }, { "example", inQuotes(judge->eitherExample()) },
                        { "point", groupedNumber(readNumber(judge->eitherExample(), { '.' }).value_or(0)) },
                        { "comma", groupedNumber(readNumber(judge->eitherExample(), { ',' }).value_or(0)) } } });
        }
    }

    /// Reads the cells into the record; false where one of them cannot be.
    bool readInto(TableRecord& record, std::size_t row)
    {
        const auto before = m_plan.problems.size();
        const auto& cells = m_block[row];
        for (std::size_t i = 0; i < std::min(cells.size(), m_mapping.columns.size()); ++i) {
            if (!m_mapping.columns[i])
                continue;
            const auto& field = fieldsOf(m_kind)[*m_mapping.columns[i]];
            const auto number = field.type == FieldType::Number ? storedNumber(cells[i], m_plan.decimals[i], field) : std::nullopt;
            const auto text = number ? shortestNumber(*number) : cells[i];
            if (const auto reason = readCell(record, *m_mapping.columns[i], text, m_names))
                refuse(row, i, refusedValue(cells[i], *reason));
        }
        return m_plan.problems.size() == before;
    }

    /// Refuses the row for each field that it must and does not have. Words have a usual value.
    template <class IsWanted> bool hasAll(std::size_t row, const IsWanted& isWanted)
    {
        const auto all = fieldsOf(m_kind);
        const auto before = m_plan.problems.size();
        for (std::size_t i = 0; i < all.size(); ++i) {
            const auto place = blockColumn(i);
            const bool isThere = place && *place < m_block[row].size() && !trimmed(m_block[row][*place]).empty();
            if (all[i].isRequired && isWanted(all[i]) && !isThere && all[i].type != FieldType::Word)
                refuse(row, place, { say::paste::missing, { { "field", shownColumn(m_kind, all[i].name) } } });
        }
        return m_plan.problems.size() == before;
    }

    bool hasRequired(std::size_t row)
    {
        return hasAll(row, [](const FieldDescription&) { return true; });
    }

    /// Without its key a row is neither new nor known.
    bool hasKey(std::size_t row)
    {
        return hasAll(row, [](const FieldDescription& field) { return field.isKey; });
    }

    bool isValid(const TableRecord& record, std::size_t row)
    {
        const auto problems = problemsOf(record, m_references);
        for (const auto& problem : problems) {
            const auto column = fieldNamed(m_kind, problem.field);
            refuse(row, column ? blockColumn(*column) : std::nullopt, problemText(problem));
        }
        return problems.empty();
    }

    /// A row of the block and the stored record with its key.
    struct Read {
        std::size_t row;
        TableRecord record;
        std::optional<std::int64_t> stored;
    };

    template <class Record> void readRow(std::size_t row)
    {
        TableRecord record = Record {};
        if (!hasKey(row) || !readInto(record, row))
            return;
        auto& same = m_byKey[keyHash(std::get<Record>(record))];
        const bool isDoubled = std::ranges::any_of(
            same, [&](std::size_t i) { return haveSameKey(std::get<Record>(m_read[i].record), std::get<Record>(record)); });
        if (isDoubled) {
            refuse(row, std::nullopt, { say::paste::sameKey });
            return;
        }
        same.push_back(m_read.size());
        m_read.push_back({ row, std::move(record), std::nullopt });
    }

    template <class Record> void lookUp(const Record& stored)
    {
        const auto found = m_byKey.find(keyHash(stored));
        if (found == m_byKey.end())
            return;
        for (const auto i : found->second) {
            if (haveSameKey(std::get<Record>(m_read[i].record), stored))
                m_read[i].stored = stored.id.value;
        }
    }

    void decide(const Read& read)
    {
        if (!read.stored) {
            if (hasRequired(read.row) && isValid(read.record, read.row))
                m_plan.inserts.push_back(read.record);
            return;
        }
        if (m_mode == PasteMode::Append) {
            refuse(read.row, std::nullopt, { say::paste::thereAlready, { { "record", recordName(read.record, m_dataset) } } });
            return;
        }
        // What the block does not have stays as it is.
        auto changed = *recordOf(m_dataset, { m_kind, *read.stored });
        const auto before = changed;
        readInto(changed, read.row);
        if (changed == before)
            ++m_plan.unchanged;
        else if (isValid(changed, read.row))
            m_plan.updates.push_back(std::move(changed));
    }

    const TextBlock& m_block;
    const PasteMapping& m_mapping;
    RecordKind m_kind;
    PasteMode m_mode;
    const Dataset& m_dataset;
    NameIndex m_names;
    References m_references;
    std::vector<Read> m_read;
    std::unordered_map<std::size_t, std::vector<std::size_t>> m_byKey; ///< places in m_read by keyHash
    PastePlan m_plan;
};

}

TextBlock readBlock(std::string_view text)
{
    TextBlock block;
    try {
        block = blockIn(text, CsvQuotes::InsideBare);
    } catch (const Error&) {
        block = blockIn(text, CsvQuotes::None); // a quote that nothing closes is a letter
    }
    while (!block.empty() && isEmpty(block.back()))
        block.pop_back();
    return block;
}

std::string blockText(const TextBlock& block)
{
    std::string text;
    for (const auto& row : block)
        text += (&row == &block.front() ? "" : "\n") + csvRow(row, '\t');
    return text;
}

TextBlock copiedBlock(
    const Dataset& dataset, RecordKind kind, const std::vector<std::int64_t>& ids, const std::vector<std::size_t>& columns, bool isTitled)
{
    TextBlock block;
    if (isTitled) {
        block.emplace_back();
        for (const auto column : columns)
            block.back().emplace_back(fieldsOf(kind)[column].name);
    }
    for (const auto id : ids) {
        const auto record = recordOf(dataset, { kind, id });
        block.emplace_back();
        for (const auto column : columns)
            block.back().push_back(record ? cellText(*record, column, dataset) : std::string());
    }
    return block;
}

PasteMapping guessMapping(const TextBlock& block, RecordKind kind, const std::vector<std::string>& titles,
    const std::vector<std::size_t>& order, std::size_t first)
{
    PasteMapping mapping;
    if (block.empty())
        return mapping;
    const auto all = fieldsOf(kind);
    std::size_t width = 0;
    for (const auto& row : block)
        width = std::max(width, row.size());
    mapping.columns.resize(width);
    std::size_t known = 0, named = 0;
    for (std::size_t i = 0; i < block.front().size(); ++i) {
        const auto name = plainName(block.front()[i]);
        named += name.empty() ? 0 : 1;
        for (std::size_t column = 0; column < all.size() && !name.empty() && !mapping.columns[i]; ++column) {
            const bool isIt = name == plainName(all[column].name) || (column < titles.size() && name == plainName(titles[column]));
            if (isIt && std::ranges::find(mapping.columns, std::optional(column)) == mapping.columns.end()) {
                mapping.columns[i] = column;
                ++known;
            }
        }
    }
    mapping.hasHeader = known > 0 && 2 * known >= named;
    if (mapping.hasHeader)
        return mapping;
    for (std::size_t i = 0; i < width; ++i)
        mapping.columns[i] = first + i < order.size() ? std::optional(order[first + i]) : std::nullopt;
    return mapping;
}

std::string storedText(const PastePlan& plan, const PasteMapping& mapping, RecordKind kind, std::size_t column, const std::string& cell)
{
    const auto field = column < mapping.columns.size() ? mapping.columns[column] : std::nullopt;
    if (!field || column >= plan.decimals.size() || fieldsOf(kind)[*field].type != FieldType::Number)
        return cell;
    const auto number = storedNumber(cell, plan.decimals[column], fieldsOf(kind)[*field]);
    return number ? groupedNumber(*number) : cell;
}

PastePlan planPaste(const TextBlock& block, const PasteMapping& mapping, RecordKind kind, PasteMode mode, const Dataset& dataset)
{
    return Planner(block, mapping, kind, mode, dataset).plan();
}

}
