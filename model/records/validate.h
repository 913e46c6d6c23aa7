// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/words.h"
#include "model/records/changes.h"
#include "model/records/dataset.h"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace model {

/// A hard rule that one field of a record breaks.
struct Problem {
    RecordKind kind;
    std::string_view field; ///< as in the CSV
    std::string value;
    Sentence reason; ///< continues the value: "is above units 500"
};

/// "units_low '900' is above units 500"
Sentence problemText(const Problem& problem);

/// A value between quotes on one line, however long or odd it is.
std::string inQuotes(std::string_view value);

/// What references may lead to: the names by id, who is part of whom and which sources replace which. Made once for many records, kept up
/// with put and remove.
class References {
public:
    References() = default;
    explicit References(const Dataset& dataset);

    void put(const Organization& organization);
    void put(const Chip& chip) { m_chips.insert_or_assign(chip.id, chip.name); }
    void put(const Source& source);
    void remove(OrganizationId id);
    void remove(ChipId id) { m_chips.erase(id); }
    void remove(SourceId id);

    bool has(OrganizationId id) const { return m_organizations.contains(id); }
    bool has(ChipId id) const { return m_chips.contains(id); }
    bool has(SourceId id) const { return m_sources.contains(id); }

    /// Empty where the reference leads nowhere.
    std::string_view name(OrganizationId id) const;
    std::string_view name(ChipId id) const;
    std::string_view name(SourceId id) const;
    std::optional<OrganizationId> partOf(OrganizationId id) const;

    /// Whether the organization would be part of itself, at whatever depth, if it were part of `whole`. Of one after the other as they
    /// were put it is known after one walk over all of them.
    bool closesCircle(OrganizationId id, OrganizationId whole) const;

    bool isAggregate(OrganizationId id) const;

    /// The shortest way from a source that would replace these back to itself, both ends included; empty where there is none.
    std::vector<SourceId> circleOf(SourceId id, const std::vector<SourceId>& replaced) const;

private:
    struct Named {
        std::string name;
        std::optional<OrganizationId> partOf;
        OrganizationKind kind = OrganizationKind::Lab;
    };
    struct Keyed {
        std::string key;
        std::vector<SourceId> replaces;
    };
    void setReplaced(const std::vector<SourceId>& before, const std::vector<SourceId>& now);
    std::unordered_set<SourceId> nearCircles() const;
    void setPartOf(std::optional<OrganizationId> before, std::optional<OrganizationId> now);
    std::unordered_set<OrganizationId> circles() const;

    std::unordered_map<OrganizationId, Named> m_organizations;
    std::unordered_map<OrganizationId, std::size_t> m_parts;             ///< how many are part of it
    mutable std::optional<std::unordered_set<OrganizationId>> m_circles; ///< who is in one; nothing before somebody asks
    std::unordered_map<ChipId, std::string> m_chips;
    std::unordered_map<SourceId, Keyed> m_sources;
    std::unordered_map<SourceId, std::size_t> m_replaced;              ///< by how many
    mutable std::optional<std::unordered_set<SourceId>> m_nearCircles; ///< what a circle leads to, or is in; nothing before somebody asks
};

/// The hard rules of one record that it breaks; empty when it may be stored. Doubled keys need all records and are the store's to find.
template <class Record> std::vector<Problem> validate(const Record& record, const References& references);

/// Numbers are 0 or of a magnitude between these, in their unit.
inline constexpr double leastMagnitude = 1e-9;
inline constexpr double largestMagnitude = 1e30;

inline constexpr std::size_t longestName = 300;       ///< letters, of names and of what is written on one line
inline constexpr std::size_t longestText = 64 * 1024; ///< bytes, of notes, addresses, view lines and captions

/// The fields without which the record may not be in any value: numbers, quarters and references that break a hard rule. Where the
/// references lead is not looked at, and texts spoil no value.
template <class Record> std::vector<std::string_view> unsoundFields(const Record& record);

/// The first reference of the dataset that leads nowhere: "inventory 812: source 77 does not exist".
std::optional<Sentence> danglingReference(const Dataset& dataset);

/// The first reference that leads nowhere after a change of a dataset that had none; looks at the other records only where one that can be
/// referred to went.
std::optional<Sentence> danglingReference(const Dataset& dataset, const Changes& changes);

}
