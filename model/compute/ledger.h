// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/progress.h"
#include "model/compute/index.h"
#include "model/compute/mark.h"
#include "model/compute/part_of.h"
#include "model/compute/uncertainty.h"
#include "model/records/dataset.h"
#include "model/view/view_state.h"

#include <array>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace model {

/// Which claims exist for a view (help method claims), how long they hold (help method stock-and-flow) and how they err
/// together (help method intervals).
struct ClaimOptions {
    Status status = Status::Actual;
    SourceKind evidence = SourceKind::Estimate;
    std::vector<std::string> prefer;
    int carry = 4;
    double rho = 0.75;
    bool operator==(const ClaimOptions&) const = default;

    static ClaimOptions of(const ViewState& view) { return { view.status, view.evidence, view.prefer, view.carry, view.rho }; }
};

/// Where the record with an id stands in its table, for many look-ups; `none` where there is none.
template <class Record> class Places {
public:
    explicit Places(const RecordTable<Record>& table)
    {
        if (table.empty())
            return;
        // Ids begin at 1 and have few gaps, so a table of places by id is small; a file from elsewhere may have any.
        const auto largest = table[table.size() - 1].id.value;
        const bool isDense = table[0].id.value >= 0 && largest < static_cast<std::int64_t>(8 * table.size() + 1024);
        if (isDense)
            m_places.assign(static_cast<std::size_t>(largest) + 1, none);
        Index<Record> index { 0 };
        table.forEach([&](const Record& record) {
            if (isDense)
                m_places[static_cast<std::size_t>(record.id.value)] = index;
            else
                m_sparse.emplace(record.id, index);
            ++index.value;
        });
    }

    Index<Record> operator()(Id<Record> id) const
    {
        if (id.value >= 0 && static_cast<std::size_t>(id.value) < m_places.size())
            return m_places[static_cast<std::size_t>(id.value)];
        const auto found = m_sparse.find(id);
        return found == m_sparse.end() ? none : found->second;
    }

private:
    std::vector<Index<Record>> m_places; ///< by id
    std::unordered_map<Id<Record>, Index<Record>> m_sparse;
};

/// The stock of a position at a quarter's end.
struct Stock {
    double units = 0;
    HalfWidths halves;
    Mark mark = Mark::Stated;
    SourceIndex source; ///< under which its half-widths enter a sum
};

/// What a position gained in a quarter. An opening balance, which is what a first `installed` claim states, is none.
struct Flow {
    double units = 0;
    HalfWidths halves;
    Mark mark = Mark::Stated;
    SourceIndex source;
};

/// A quarter of a position in which a claim counts.
struct CountingQuarter {
    Quarter quarter;
    const InventoryRecord* installed = nullptr; ///< the claims that count, null where there is none
    const InventoryRecord* added = nullptr;
    Stock stock; ///< at its end
};

/// Chips of one model that an organization owns, or rents from one provider: what stock and flow are followed of.
struct Position {
    OrganizationIndex organization;
    ChipIndex chip;
    Access access = Access::Owned;
    OrganizationIndex provider; ///< `none` for what is owned, and where nobody knows from whom it is rented
    std::size_t begin = 0;      ///< of its counting quarters in the ledger
    std::size_t end = 0;
    Quarter horizon; ///< the last one its source speaks of the organization: later its stock is carried, and in the end unknown
};

/// The inventory records of a dataset grouped by position and quarter, whatever the view: made once, and followed from edit to edit.
class InventoryOrder {
public:
    explicit InventoryOrder(const Dataset& dataset, Progress progress = {});

    struct Group {
        OrganizationIndex organization;
        ChipIndex chip;
        Access access;
        OrganizationIndex provider;
        std::size_t begin;
        std::size_t end; ///< `begin` where its last record went
    };
    std::span<const Group> groups() const { return m_groups; }
    /// A group's records by quarter, measure and id. None where the organization or the chip is not there.
    std::span<const InventoryRecord* const> records(const Group& group) const
    {
        const bool isKnown = group.organization != none && group.chip != none;
        return { m_records.data() + group.begin, isKnown ? group.end - group.begin : 0 };
    }

    /// The group of a position; null where it has no record.
    const Group* find(OrganizationIndex organization, ChipIndex chip, Access access, OrganizationIndex provider) const
    {
        const auto found = m_groupOf.find({ organization, chip, provider, access });
        return found == m_groupOf.end() ? nullptr : &m_groups[found->second];
    }

    /// Takes the order of `before`, which must still be there, to `after` by looking only at the chunks of records they do not share.
    /// Returns the groups of which a record moved or changed; nothing, and the order is of no use, where it is better made anew.
    std::optional<std::vector<std::size_t>> follow(const Dataset& before, const Dataset& after);

private:
    struct Key {
        OrganizationIndex organization;
        ChipIndex chip;
        OrganizationIndex provider;
        Access access;
        bool operator==(const Key&) const = default;
    };
    struct Hash {
        std::size_t operator()(const Key& key) const noexcept;
    };

    Key keyOf(const InventoryRecord& record) const;
    std::size_t groupOf(const Key& key); ///< a new, empty one where there was none
    void sort(const Group& group);

    Places<Organization> m_organizations;
    Places<Chip> m_chips;
    std::unordered_map<Key, std::size_t, Hash> m_groupOf;
    std::vector<Group> m_groups;
    std::vector<const InventoryRecord*>
        m_records; ///< group by group; a group that follows an edit moves to the end, and its old places stay unused
};

/// The claims that count and what follows from them, position by position, in the order of organization, chip, access and provider. Keeps
/// pointers into the dataset, which must outlive it.
class Ledger {
public:
    Ledger(const Dataset& dataset, const InventoryOrder& order, ClaimOptions options, Progress progress = {});

    /// After order.follow() returned `changed`: from now on of the dataset `after`. Only those groups are chosen anew; the result is the
    /// same as that of a new ledger. False, and the ledger is of no use, where it is better made anew.
    bool follow(const Dataset& after, const InventoryOrder& order, std::span<const std::size_t> changed);

    /// Of whoever asks for what is computed from it: long loops over the claims update it, and so can be stopped.
    Progress& progress() const { return m_progress; }
    void setProgress(Progress progress) { m_progress = std::move(progress); }

    const Dataset& dataset() const { return *m_dataset; }
    const ClaimOptions& options() const { return m_options; }
    const ByPosition<Position>& positions() const { return m_positions; }
    std::span<const CountingQuarter> counting(const Position& position) const
    {
        return { m_counting.data() + position.begin, position.end - position.begin };
    }

    /// The last quarter of any inventory claim the view takes; the walk of every position ends `carry` quarters later. Nothing without any
    /// claim.
    std::optional<Quarter> lastQuarter() const { return m_lastQuarter; }
    std::optional<Quarter> firstQuarter() const { return m_firstQuarter; }
    std::optional<Quarter> lastActualQuarter() const { return m_lastActualQuarter; }

    /// The stock at a quarter's end: nothing where it is unknown, 0 before a first `added` claim.
    std::optional<Stock> stock(const Position& position, Quarter quarter) const;

    /// The claims the stock at `quarter` is made of: the last `installed` one and the `added` ones since, and the next one
    /// where it is interpolated.
    std::vector<const InventoryRecord*> claimsBehind(const Position& position, Quarter quarter) const;

    /// What was gained in a quarter: nothing where it is unknown or an opening balance.
    std::optional<Flow> flow(const Position& position, Quarter quarter) const;

    /// Whether the position starts from 0 though its first claim is `installed`: its organization has an earlier counting
    /// claim with the same access on another position.
    bool startsFromZero(const Position& position) const;

    /// Which of several claims on one thing counts (help method claims): whether `a` goes before `b`.
    bool goesBefore(SourceId a, std::int64_t idA, SourceId b, std::int64_t idB) const;

    /// Whether the view takes what this source says at all.
    bool takes(SourceId source) const;

    /// The source the view takes in the place of this one; `none` where it is not replaced.
    SourceIndex replacedBy(SourceId source) const
    {
        const auto index = sourceIndex(source);
        return index == none ? none : m_sourceRanks[index].replacedBy;
    }

    /// Who of the dataset is part of whom.
    const PartOf& partOf() const { return m_partOf; }

    OrganizationIndex organizationIndex(OrganizationId id) const { return m_organizationPlaces(id); }
    ChipIndex chipIndex(ChipId id) const { return m_chipPlaces(id); }
    SourceIndex sourceIndex(SourceId id) const { return m_sourcePlaces(id); }
    const Organization& organization(OrganizationIndex index) const { return m_dataset->organizations()[index.value]; }
    const Chip& chip(ChipIndex index) const { return m_dataset->chips()[index.value]; }
    const Source& source(SourceIndex index) const { return m_dataset->sources()[index.value]; }

private:
    struct SourceRank {
        bool isTaken = false;
        SourceIndex replacedBy; ///< one that the view takes and that replaces it, at any depth
        int prefer = 0;         ///< place in the view's list of preferred sources, the list's length where it is not in it
        int evidence = 0;       ///< place by kind of evidence, then by date of publication
    };

    /// When a source made its last actual claim.
    struct Spoken {
        SourceIndex source;
        Quarter last;
    };

    /// What one group of records comes to, apart from all others; empty where the view takes none of them.
    struct Walk {
        std::size_t begin = 0; ///< of its counting quarters
        std::size_t end = 0;
        std::size_t spokenBegin = 0;
        std::size_t spokenEnd = 0;
        Quarter first; ///< of the claims the view takes
        Quarter last;
        std::optional<Quarter> lastActual;
    };

    /// The last counting quarter of the position at or before `quarter`, null before the first.
    const CountingQuarter* lastCounting(const Position& position, Quarter quarter) const;
    void rankSources();
    void replaceSources();
    void findWholes();
    Walk walk(std::span<const InventoryRecord* const> records);
    void accumulate(std::size_t begin);
    bool countsBefore(const InventoryRecord& a, const InventoryRecord& b) const;
    void gather(const InventoryOrder& order);
    void findHorizons(const InventoryOrder& order);

    mutable Progress m_progress;
    const Dataset* m_dataset;
    ClaimOptions m_options;
    Places<Organization> m_organizationPlaces;
    Places<Chip> m_chipPlaces;
    Places<Source> m_sourcePlaces;
    PartOf m_partOf;
    BySource<SourceRank> m_sourceRanks;
    std::vector<Walk> m_walks; ///< by group
    ByPosition<Position> m_positions;
    std::vector<CountingQuarter> m_counting;
    std::vector<Spoken> m_spoken;
    std::vector<const InventoryRecord*> m_taken;                      ///< of the walk that is being made
    ByOrganization<std::array<std::optional<Quarter>, 2>> m_earliest; ///< quarter with a counting claim, by access
    std::optional<Quarter> m_firstQuarter;
    std::optional<Quarter> m_lastQuarter;
    std::optional<Quarter> m_lastActualQuarter;
};

}
