// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/records/changes.h"
#include "model/records/record_ref.h"
#include "model/table/column_filter.h"
#include "model/table/name_ranks.h"
#include "model/table/row_order.h"

#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace model {

/// The records of one kind as a table shows them: those that pass the filters, in the order somebody wants. Knows rows of the dataset's
/// table by their number in it; a place is where a row stands in the list. Everything is ready when a call returns.
class RecordList {
public:
    /// Whether the record in this row of the dataset's table of the kind may be seen.
    using Restriction = std::function<bool(const Dataset& dataset, RowIndex row)>;

    explicit RecordList(RecordKind kind);

    RecordKind kind() const { return m_kind; }
    const Dataset& dataset() const { return *m_dataset; }

    void setDataset(std::shared_ptr<const Dataset> dataset);

    /// The dataset after a change of a few records: their rows alone are looked at again. False where places are as before. A row that was
    /// in sight and was changed stays so, whatever the filters say now, until they are set again.
    bool update(std::shared_ptr<const Dataset> dataset, const Changes& changes);

    /// Why the text is no filter; the column then goes unfiltered.
    std::optional<Sentence> setFilter(std::size_t column, std::string_view text);
    void setFilters(const std::vector<std::string>& texts); ///< of all columns; missing ones are empty
    void setRestriction(Restriction restriction);           ///< none: every record may be seen
    void keep(const std::vector<std::int64_t>& ids);        ///< in sight whatever the filters say, until they are set again
    void setSort(std::vector<SortKey> keys);                ///< the first goes first; none: as they are stored
    const std::vector<SortKey>& sort() const { return m_sort; }

    std::size_t size() const { return m_rows.size(); }
    std::size_t total() const; ///< without filters
    bool isFiltered() const;
    RowIndex row(std::size_t place) const { return m_rows[place]; }
    std::int64_t id(std::size_t place) const;
    std::optional<std::size_t> placeOf(std::int64_t id) const;

    /// The next place whose record holds the text in any field, from `start` on and around; backwards where `step` is negative.
    std::optional<std::size_t> find(std::string_view text, std::size_t start, int step) const;
    std::vector<std::size_t> findAll(std::string_view text) const; ///< every such place, from the first

private:
    template <class Record> void fill();
    template <class Record> bool updateRows(const Dataset& before, const std::vector<std::int64_t>& ids);
    template <class Record> std::vector<std::function<bool(const Record&)>> tests() const;
    template <class Record> std::vector<OrderBy<Record>> orders() const;
    template <class Record> void keepTouched(const Dataset& before, const std::vector<std::int64_t>& ids);
    bool keepsNames(const Dataset& before, const Changes& changes) const;
    void refill();

    RecordKind m_kind;
    std::shared_ptr<const Dataset> m_dataset;
    AllRanks m_ranks;
    std::vector<ColumnFilter> m_filters;
    Restriction m_restriction;
    std::vector<SortKey> m_sort;
    std::vector<RowIndex> m_rows;
    std::set<std::int64_t> m_kept; ///< ids that no filter hides
};

}
