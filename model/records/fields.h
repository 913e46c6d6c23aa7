// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/records/records.h"

#include <span>
#include <string_view>
#include <variant>

namespace model {

/// Where a field lives in its record. The type says how it is stored, read, shown and edited.
template <class Record>
using Member = std::variant<std::string Record::*, double Record::*, std::optional<double> Record::*, Quarter Record::*,
    std::optional<Quarter> Record::*, OrganizationKind Record::*, ChipKind Record::*, SourceKind Record::*, Measure Record::*,
    Access Record::*, Status Record::*, Population Record::*, OrganizationId Record::*, std::optional<OrganizationId> Record::*,
    ChipId Record::*, std::optional<ChipId> Record::*, SourceId Record::*, std::optional<SourceId> Record::*,
    std::optional<SourceState> Record::*, std::vector<SourceId> Record::*>;

/// One column of a record kind, written down once for SQL, CSV, tables and editors.
template <class Record> struct Field {
    std::string_view name; ///< the CSV column; references are `<name>_id` in SQL, several `<name>_ids`
    Member<Record> member;
    bool required = false; ///< an empty text is a problem; quarters, numbers and references by value always are
    bool isKey = false;    ///< part of what no two records of the kind may share
    int since = 1;         ///< the version of the schema that brought it
};

/// The fields of a record kind in the order of its CSV, without the id.
template <class Record> std::span<const Field<Record>> fields();

template <> std::span<const Field<Organization>> fields<Organization>();
template <> std::span<const Field<Chip>> fields<Chip>();
template <> std::span<const Field<Source>> fields<Source>();
template <> std::span<const Field<InventoryRecord>> fields<InventoryRecord>();
template <> std::span<const Field<HeadcountRecord>> fields<HeadcountRecord>();
template <> std::span<const Field<TrainingRun>> fields<TrainingRun>();
template <> std::span<const Field<OperationalShare>> fields<OperationalShare>();
template <> std::span<const Field<Event>> fields<Event>();
template <> std::span<const Field<SavedView>> fields<SavedView>();
template <> std::span<const Field<Waiver>> fields<Waiver>();
template <> std::span<const Field<Recipe>> fields<Recipe>();

/// The names of a record type: its kind, its CSV file and whether that file is always there.
template <class Record> struct RecordTraits;

template <> struct RecordTraits<Organization> {
    static constexpr RecordKind kind = RecordKind::Organization;
    static constexpr std::string_view file = "organizations.csv";
    static constexpr bool isRequired = true;
};
template <> struct RecordTraits<Chip> {
    static constexpr RecordKind kind = RecordKind::Chip;
    static constexpr std::string_view file = "chips.csv";
    static constexpr bool isRequired = true;
};
template <> struct RecordTraits<Source> {
    static constexpr RecordKind kind = RecordKind::Source;
    static constexpr std::string_view file = "sources.csv";
    static constexpr bool isRequired = true;
};
template <> struct RecordTraits<InventoryRecord> {
    static constexpr RecordKind kind = RecordKind::Inventory;
    static constexpr std::string_view file = "inventory.csv";
    static constexpr bool isRequired = true;
};
template <> struct RecordTraits<HeadcountRecord> {
    static constexpr RecordKind kind = RecordKind::Headcount;
    static constexpr std::string_view file = "headcount.csv";
    static constexpr bool isRequired = true;
};
template <> struct RecordTraits<TrainingRun> {
    static constexpr RecordKind kind = RecordKind::TrainingRun;
    static constexpr std::string_view file = "training_runs.csv";
    static constexpr bool isRequired = true;
};
template <> struct RecordTraits<OperationalShare> {
    static constexpr RecordKind kind = RecordKind::OperationalShare;
    static constexpr std::string_view file = "operational_shares.csv";
    static constexpr bool isRequired = false;
};
template <> struct RecordTraits<Event> {
    static constexpr RecordKind kind = RecordKind::Event;
    static constexpr std::string_view file = "events.csv";
    static constexpr bool isRequired = false;
};
template <> struct RecordTraits<SavedView> {
    static constexpr RecordKind kind = RecordKind::SavedView;
    static constexpr std::string_view file = "saved_views.csv";
    static constexpr bool isRequired = false;
};
template <> struct RecordTraits<Waiver> {
    static constexpr RecordKind kind = RecordKind::Waiver;
    static constexpr std::string_view file = "waivers.csv";
    static constexpr bool isRequired = false;
};
template <> struct RecordTraits<Recipe> {
    static constexpr RecordKind kind = RecordKind::Recipe;
    static constexpr std::string_view file = "recipes.csv";
    static constexpr bool isRequired = false;
};

}
