// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/records/fields.h"

#include <array>

namespace model {

namespace {

constexpr bool required = true;
constexpr bool optional = false;
constexpr bool key = true;
constexpr bool noKey = false;

const std::array organizationFields {
    Field<Organization> { "name", &Organization::name, required, key },
    Field<Organization> { "kind", &Organization::kind },
    Field<Organization> { "country", &Organization::country },
    Field<Organization> { "part_of", &Organization::partOf },
    Field<Organization> { "website", &Organization::website },
    Field<Organization> { "notes", &Organization::notes },
    Field<Organization> { "aliases", &Organization::aliases, optional, noKey, 2 },
    Field<Organization> { "name_zh", &Organization::nameZh, optional, noKey, 2 },
    Field<Organization> { "colour", &Organization::colour, optional, noKey, 2 },
};

const std::array chipFields {
    Field<Chip> { "name", &Chip::name, required, key },
    Field<Chip> { "vendor", &Chip::vendor },
    Field<Chip> { "kind", &Chip::kind },
    Field<Chip> { "codename", &Chip::codename },
    Field<Chip> { "introduced", &Chip::introduced },
    Field<Chip> { "bf16_tflops", &Chip::bf16Tflops },
    Field<Chip> { "int8_tops", &Chip::int8Tops },
    Field<Chip> { "fp4_tops", &Chip::fp4Tops, optional, noKey, 2 },
    Field<Chip> { "memory_gb", &Chip::memoryGb },
    Field<Chip> { "memory_bandwidth_gbs", &Chip::memoryBandwidthGbs },
    Field<Chip> { "tdp_w", &Chip::tdpW },
    Field<Chip> { "price_usd", &Chip::priceUsd },
    Field<Chip> { "source", &Chip::source },
    Field<Chip> { "notes", &Chip::notes },
    Field<Chip> { "aliases", &Chip::aliases, optional, noKey, 2 },
    Field<Chip> { "name_zh", &Chip::nameZh, optional, noKey, 2 },
    Field<Chip> { "colour", &Chip::colour, optional, noKey, 2 },
};

const std::array sourceFields {
    Field<Source> { "key", &Source::key, required, key },
    Field<Source> { "title", &Source::title, required },
    Field<Source> { "publisher", &Source::publisher },
    Field<Source> { "published", &Source::published },
    Field<Source> { "url", &Source::url },
    Field<Source> { "kind", &Source::kind },
    Field<Source> { "replaces", &Source::replaces, optional, noKey, 2 },
    Field<Source> { "state", &Source::state, optional, noKey, 2 },
    Field<Source> { "notes", &Source::notes },
};

const std::array inventoryFields {
    Field<InventoryRecord> { "organization", &InventoryRecord::organization, required, key },
    Field<InventoryRecord> { "chip", &InventoryRecord::chip, required, key },
    Field<InventoryRecord> { "quarter", &InventoryRecord::quarter, required, key },
    Field<InventoryRecord> { "measure", &InventoryRecord::measure, required, key },
    Field<InventoryRecord> { "units", &InventoryRecord::units, required },
    Field<InventoryRecord> { "units_low", &InventoryRecord::unitsLow },
    Field<InventoryRecord> { "units_high", &InventoryRecord::unitsHigh },
    Field<InventoryRecord> { "access", &InventoryRecord::access, required, key },
    Field<InventoryRecord> { "provider", &InventoryRecord::provider, optional, key },
    Field<InventoryRecord> { "status", &InventoryRecord::status, required, key },
    Field<InventoryRecord> { "source", &InventoryRecord::source, required, key },
    Field<InventoryRecord> { "notes", &InventoryRecord::notes },
};

const std::array headcountFields {
    Field<HeadcountRecord> { "organization", &HeadcountRecord::organization, required, key },
    Field<HeadcountRecord> { "quarter", &HeadcountRecord::quarter, required, key },
    Field<HeadcountRecord> { "population", &HeadcountRecord::population, required, key },
    Field<HeadcountRecord> { "people", &HeadcountRecord::people, required },
    Field<HeadcountRecord> { "people_low", &HeadcountRecord::peopleLow },
    Field<HeadcountRecord> { "people_high", &HeadcountRecord::peopleHigh },
    Field<HeadcountRecord> { "source", &HeadcountRecord::source, required, key },
    Field<HeadcountRecord> { "notes", &HeadcountRecord::notes },
};

const std::array trainingRunFields {
    Field<TrainingRun> { "name", &TrainingRun::name, required, key },
    Field<TrainingRun> { "organization", &TrainingRun::organization, optional, key },
    Field<TrainingRun> { "quarter", &TrainingRun::quarter, required },
    Field<TrainingRun> { "chip", &TrainingRun::chip },
    Field<TrainingRun> { "chips", &TrainingRun::chips },
    Field<TrainingRun> { "days", &TrainingRun::days },
    Field<TrainingRun> { "mfu", &TrainingRun::mfu },
    Field<TrainingRun> { "flop", &TrainingRun::flop },
    Field<TrainingRun> { "source", &TrainingRun::source, required, key },
    Field<TrainingRun> { "notes", &TrainingRun::notes },
};

const std::array operationalShareFields {
    Field<OperationalShare> { "organization", &OperationalShare::organization, required, key, 2 },
    Field<OperationalShare> { "quarter", &OperationalShare::quarter, required, key, 2 },
    Field<OperationalShare> { "share", &OperationalShare::share, required, noKey, 2 },
    Field<OperationalShare> { "share_low", &OperationalShare::shareLow, optional, noKey, 2 },
    Field<OperationalShare> { "share_high", &OperationalShare::shareHigh, optional, noKey, 2 },
    Field<OperationalShare> { "source", &OperationalShare::source, required, key, 2 },
    Field<OperationalShare> { "notes", &OperationalShare::notes, optional, noKey, 2 },
};

const std::array eventFields {
    Field<Event> { "date", &Event::date, required, key, 2 },
    Field<Event> { "title", &Event::title, required, key, 2 },
    Field<Event> { "text", &Event::text, optional, noKey, 2 },
    Field<Event> { "organization", &Event::organization, optional, noKey, 2 },
    Field<Event> { "chip", &Event::chip, optional, noKey, 2 },
    Field<Event> { "source", &Event::source, required, noKey, 2 },
};

const std::array savedViewFields {
    Field<SavedView> { "name", &SavedView::name, required, key },
    Field<SavedView> { "position", &SavedView::position, required },
    Field<SavedView> { "view", &SavedView::view },
    Field<SavedView> { "caption", &SavedView::caption },
};

const std::array waiverFields {
    Field<Waiver> { "finding", &Waiver::finding, required, key },
    Field<Waiver> { "organization", &Waiver::organization, optional, key },
    Field<Waiver> { "chip", &Waiver::chip, optional, key },
    Field<Waiver> { "subject", &Waiver::subject, optional, key },
    Field<Waiver> { "fingerprint", &Waiver::fingerprint },
    Field<Waiver> { "notes", &Waiver::notes },
};

const std::array recipeFields {
    Field<Recipe> { "name", &Recipe::name, required, key },
    Field<Recipe> { "mapping", &Recipe::mapping, required },
    Field<Recipe> { "notes", &Recipe::notes },
};

}

template <> std::span<const Field<Organization>> fields<Organization>()
{
    return organizationFields;
}
template <> std::span<const Field<Chip>> fields<Chip>()
{
    return chipFields;
}
template <> std::span<const Field<Source>> fields<Source>()
{
    return sourceFields;
}
template <> std::span<const Field<InventoryRecord>> fields<InventoryRecord>()
{
    return inventoryFields;
}
template <> std::span<const Field<HeadcountRecord>> fields<HeadcountRecord>()
{
    return headcountFields;
}
template <> std::span<const Field<TrainingRun>> fields<TrainingRun>()
{
    return trainingRunFields;
}
template <> std::span<const Field<OperationalShare>> fields<OperationalShare>()
{
    return operationalShareFields;
}
template <> std::span<const Field<Event>> fields<Event>()
{
    return eventFields;
}
template <> std::span<const Field<SavedView>> fields<SavedView>()
{
    return savedViewFields;
}
template <> std::span<const Field<Waiver>> fields<Waiver>()
{
    return waiverFields;
}
template <> std::span<const Field<Recipe>> fields<Recipe>()
{
    return recipeFields;
}

}
