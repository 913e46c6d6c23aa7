// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/table/record_list.h"

#include "model/records/each_record_type.h"
#include "model/table/row_tests.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace model {

namespace {

constexpr std::size_t fewChanges = 256; // of more, everything is looked at again

}

RecordList::RecordList(RecordKind kind)
    : m_kind(kind)
    , m_dataset(std::make_shared<const Dataset>())
    , m_filters(fieldsOf(kind).size())
{
}

void RecordList::setDataset(std::shared_ptr<const Dataset> dataset)
{
    m_dataset = std::move(dataset);
    m_ranks = AllRanks(*m_dataset);
    m_kept.clear();
    refill();
}

std::optional<Sentence> RecordList::setFilter(std::size_t column, std::string_view text)
{
    auto reading = readFilter(fieldsOf(m_kind)[column], text);
    if (reading.filter != m_filters[column] || !m_kept.empty()) {
        m_filters[column] = std::move(reading.filter);
        m_kept.clear();
        refill();
    }
    return reading.reason;
}

void RecordList::setFilters(const std::vector<std::string>& texts)
{
    std::vector<ColumnFilter> filters(m_filters.size());
    for (std::size_t i = 0; i < std::min(texts.size(), filters.size()); ++i)
        filters[i] = readFilter(fieldsOf(m_kind)[i], texts[i]).filter;
    if (filters == m_filters && m_kept.empty())
        return;
    m_filters = std::move(filters);
    m_kept.clear();
    refill();
}

void RecordList::setRestriction(Restriction restriction)
{
    m_restriction = std::move(restriction);
    refill();
}

void RecordList::keep(const std::vector<std::int64_t>& ids)
{
    if (!isFiltered())
        return;
    m_kept.insert(ids.begin(), ids.end());
    refill();
}

void RecordList::setSort(std::vector<SortKey> keys)
{
    if (keys == m_sort)
        return;
    m_sort = std::move(keys);
    refill();
}

std::size_t RecordList::total() const
{
    return withTableRecordType(m_kind, [&]<class Record>() { return m_dataset->table<Record>().size(); });
}

bool RecordList::isFiltered() const
{
    return m_restriction || std::ranges::any_of(m_filters, [](const ColumnFilter& filter) { return !filter.empty(); });
}

std::int64_t RecordList::id(std::size_t place) const
{
    return withTableRecordType(m_kind, [&]<class Record>() { return m_dataset->table<Record>()[m_rows[place]].id.value; });
}

std::optional<std::size_t> RecordList::placeOf(std::int64_t id) const
{
    const auto row = withTableRecordType(m_kind, [&]<class Record>() -> std::optional<RowIndex> {
        const auto& table = m_dataset->table<Record>();
        return table.find({ id }) ? std::optional(static_cast<RowIndex>(table.indexOf({ id }))) : std::nullopt;
    });
    const auto found = row ? std::ranges::find(m_rows, *row) : m_rows.end();
    return found == m_rows.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - m_rows.begin()));
}

std::optional<std::size_t> RecordList::find(std::string_view text, std::size_t start, int step) const
{
    if (m_rows.empty() || text.empty())
        return std::nullopt;
    return withTableRecordType(m_kind, [&]<class Record>() -> std::optional<std::size_t> {
        const auto& table = m_dataset->table<Record>();
        const auto isFound = findTest<Record>(text, m_ranks);
        for (std::size_t i = 0; i < m_rows.size(); ++i) {
            const auto place = (start + (step < 0 ? m_rows.size() - i : i)) % m_rows.size();
            if (isFound(table[m_rows[place]]))
                return place;
        }
        return std::nullopt;
    });
}

std::vector<std::size_t> RecordList::findAll(std::string_view text) const
{
    std::vector<std::size_t> places;
    if (text.empty())
        return places;
    withTableRecordType(m_kind, [&]<class Record>() {
        const auto& table = m_dataset->table<Record>();
        const auto isFound = findTest<Record>(text, m_ranks);
        for (std::size_t place = 0; place < m_rows.size(); ++place) {
            if (isFound(table[m_rows[place]]))
                places.push_back(place);
        }
    });
    return places;
}

template <class Record> std::vector<std::function<bool(const Record&)>> RecordList::tests() const
{
    std::vector<std::function<bool(const Record&)>> all;
    for (std::size_t i = 0; i < m_filters.size(); ++i) {
        if (!m_filters[i].empty())
            all.push_back(rowTest(fields<Record>()[i], m_filters[i], m_ranks));
    }
    return all;
}

template <class Record> std::vector<OrderBy<Record>> RecordList::orders() const
{
    std::vector<OrderBy<Record>> all;
    for (const auto& key : m_sort)
        all.push_back(orderBy(fields<Record>()[key.column], key.isDescending, m_ranks));
    return all;
}

void RecordList::refill()
{
    withTableRecordType(m_kind, [&]<class Record>() { fill<Record>(); });
}

template <class Record> void RecordList::fill()
{
    const auto& table = m_dataset->table<Record>();
    const auto isWanted = tests<Record>();
    m_rows.clear();
    if (isWanted.empty() && !m_restriction) {
        m_rows.resize(table.size());
        std::iota(m_rows.begin(), m_rows.end(), RowIndex { 0 });
    } else {
        RowIndex row = 0;
        table.forEach([&](const Record& record) {
            const bool passes = std::ranges::all_of(isWanted, [&](const auto& test) { return test(record); })
                && (!m_restriction || m_restriction(*m_dataset, row));
            if (passes || (!m_kept.empty() && m_kept.contains(record.id.value)))
                m_rows.push_back(row);
            ++row;
        });
    }
    const auto orderings = orders<Record>();
    for (auto order = orderings.rbegin(); order != orderings.rend(); ++order)
        sortRows(m_rows, table, *order);
    m_rows.shrink_to_fit();
}

/// Whether what records refer to is called and ordered as before: new names and names that went change nothing for the others.
bool RecordList::keepsNames(const Dataset& before, const Changes& changes) const
{
    const auto keeps = [&]<class Target>() {
        const auto ids = changes.ids.find(RecordTraits<Target>::kind);
        return ids == changes.ids.end() || std::ranges::all_of(ids->second, [&](std::int64_t id) {
            const auto* old = before.table<Target>().find({ id });
            const auto* now = m_dataset->table<Target>().find({ id });
            return !old || !now || textsOf(*old) == textsOf(*now);
        });
    };
    return keeps.template operator()<Organization>() && keeps.template operator()<Chip>() && keeps.template operator()<Source>();
}

bool RecordList::update(std::shared_ptr<const Dataset> dataset, const Changes& changes)
{
    const auto before = std::exchange(m_dataset, std::move(dataset));
    const auto refersTo = [&](RecordKind kind) { return changes.ids.contains(kind); };
    if (refersTo(RecordKind::Organization) || refersTo(RecordKind::Chip) || refersTo(RecordKind::Source))
        m_ranks = AllRanks(*m_dataset);
    const auto own = changes.ids.find(m_kind);
    if (own != changes.ids.end() && isFiltered())
        withTableRecordType(m_kind, [&]<class Record>() { keepTouched<Record>(*before, own->second); });
    const bool isFew = own == changes.ids.end() || own->second.size() <= fewChanges;
    if (changes.empty() || !isFew || m_restriction || !keepsNames(*before, changes)) {
        const auto rows = std::move(m_rows);
        refill();
        return rows != m_rows || changes.empty() || own != changes.ids.end();
    }
    if (own == changes.ids.end())
        return false;
    return withTableRecordType(m_kind, [&]<class Record>() { return updateRows<Record>(*before, own->second); });
}

template <class Record> void RecordList::keepTouched(const Dataset& before, const std::vector<std::int64_t>& ids)
{
    const auto& old = before.table<Record>();
    std::vector<RowIndex> touched;
    for (const auto id : ids) {
        if (old.find({ id }))
            touched.push_back(static_cast<RowIndex>(old.indexOf({ id })));
    }
    std::ranges::sort(touched);
    for (const auto row : m_rows) {
        if (std::ranges::binary_search(touched, row))
            m_kept.insert(old[row].id.value);
    }
}

template <class Record> bool RecordList::updateRows(const Dataset& before, const std::vector<std::int64_t>& ids)
{
    const auto& old = before.table<Record>();
    const auto& now = m_dataset->table<Record>();
    std::vector<RowIndex> gone, touched, come; // rows before, rows before, rows now; ids ascend, so they do
    std::vector<std::int64_t> present;
    for (const auto id : ids) {
        const bool was = old.find({ id }), is = now.find({ id });
        if (was)
            (is ? touched : gone).push_back(static_cast<RowIndex>(old.indexOf({ id })));
        else if (is)
            come.push_back(static_cast<RowIndex>(now.indexOf({ id })));
        if (is)
            present.push_back(id);
    }
    const auto rowsBefore = m_rows;
    std::erase_if(m_rows, [&](RowIndex row) { return std::ranges::binary_search(touched, row) || std::ranges::binary_search(gone, row); });
    if (!gone.empty() || !come.empty()) {
        for (auto& row : m_rows) {
            row -= static_cast<RowIndex>(std::ranges::lower_bound(gone, row) - gone.begin());
            for (const auto added : come)
                row += added <= row ? 1u : 0u;
        }
    }
    const auto isWanted = tests<Record>();
    const auto orderings = orders<Record>();
    const auto isBefore = [&](RowIndex a, RowIndex b) {
        for (const auto& order : orderings) {
            if (const int result = compare(order, now[a], now[b]); result != 0)
                return result < 0;
        }
        return a < b;
    };
    for (const auto id : present) {
        const auto row = static_cast<RowIndex>(now.indexOf({ id }));
        if (m_kept.contains(id) || std::ranges::all_of(isWanted, [&](const auto& test) { return test(now[row]); }))
            m_rows.insert(std::ranges::lower_bound(m_rows, row, isBefore), row);
    }
    return !gone.empty() || !come.empty() || rowsBefore != m_rows;
}

}
