// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstdint>
#include <functional>

namespace model {

/// A record's primary key; distinct types, so that a chip's id cannot be passed as an organization's. 0 is "not stored yet".
template <class Tag> struct Id {
    std::int64_t value = 0;
    auto operator<=>(const Id&) const = default;
};

struct Organization;
struct Chip;
struct Source;
struct InventoryRecord;
struct HeadcountRecord;
struct TrainingRun;
struct OperationalShare;
struct Event;
struct SavedView;
struct Waiver;
struct Recipe;

using OrganizationId = Id<Organization>;
using ChipId = Id<Chip>;
using SourceId = Id<Source>;
using InventoryId = Id<InventoryRecord>;
using HeadcountId = Id<HeadcountRecord>;
using TrainingRunId = Id<TrainingRun>;
using OperationalShareId = Id<OperationalShare>;
using EventId = Id<Event>;
using SavedViewId = Id<SavedView>;
using WaiverId = Id<Waiver>;
using RecipeId = Id<Recipe>;

}

template <class Tag> struct std::hash<model::Id<Tag>> {
    std::size_t operator()(model::Id<Tag> id) const noexcept { return std::hash<std::int64_t> {}(id.value); }
};
