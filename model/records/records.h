// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/records/ids.h"
#include "model/records/quarter.h"

#include <optional>
#include <string>
#include <vector>

namespace model {

enum class RecordKind { Organization, Chip, Source, Inventory, Headcount, TrainingRun, OperationalShare, Event, SavedView, Waiver, Recipe };

enum class OrganizationKind { Hyperscaler, Lab, Neocloud, Enterprise, Startup, Academia, Government, Aggregate };
enum class ChipKind { Gpu, Tpu, Asic, Mixed };
enum class SourceKind { Disclosure, Filing, Dataset, Paper, Analyst, Press, Estimate }; ///< in descending order of evidence
enum class SourceState { Sold, Operational };                                           ///< what a source's numbers of chips count
enum class Measure { Installed, Added };
enum class Access { Owned, Rented };
enum class Status { Actual, Planned };
enum class Population { Researchers, Employees, Customers };

/// Who holds or uses chips; an aggregate is a remainder such as "Other (rest of world)".
struct Organization {
    OrganizationId id;
    std::string name;
    OrganizationKind kind = OrganizationKind::Lab;
    std::string country; ///< ISO 3166-1 alpha-2, empty where unknown
    std::optional<OrganizationId> partOf;
    std::string website;
    std::string notes;
    std::string aliases; ///< other names in use, `;` between them
    std::string nameZh;  ///< in simplified Chinese, empty where it has none of its own
    std::string colour;  ///< the name whose colour it has, set where it was renamed; empty: its own
    bool operator==(const Organization&) const = default;
};

/// A model of accelerator. Peaks are dense, per chip.
struct Chip {
    ChipId id;
    std::string name;
    std::string vendor;
    ChipKind kind = ChipKind::Gpu;
    std::string codename;
    std::optional<Quarter> introduced;
    std::optional<double> bf16Tflops;
    std::optional<double> int8Tops;
    std::optional<double> fp4Tops;
    std::optional<double> memoryGb;
    std::optional<double> memoryBandwidthGbs;
    std::optional<double> tdpW;
    std::optional<double> priceUsd;
    std::optional<SourceId> source;
    std::string notes;
    std::string aliases; ///< as an organization's, and so the next two
    std::string nameZh;
    std::string colour;
    bool operator==(const Chip&) const = default;
};

/// Where a number comes from, referred to by key.
struct Source {
    SourceId id;
    std::string key;
    std::string title;
    std::string publisher;
    std::string published; ///< YYYY[-MM[-DD]], compared as text
    std::string url;
    SourceKind kind = SourceKind::Estimate;
    std::vector<SourceId> replaces;   ///< earlier releases of the same data, each once
    std::optional<SourceState> state; ///< without one it counts chips that run
    std::string notes;
    bool operator==(const Source&) const = default;
};

/// One stated number of chips: the stock at the quarter's end (`Installed`) or the units gained during it (`Added`).
/// `units` is the median, low and high the 5th and 95th percentile.
struct InventoryRecord {
    InventoryId id;
    OrganizationId organization;
    ChipId chip;
    Quarter quarter;
    Measure measure = Measure::Installed;
    Access access = Access::Owned;
    Status status = Status::Actual;
    double units = 0;
    std::optional<double> unitsLow;
    std::optional<double> unitsHigh;
    std::optional<OrganizationId> provider; ///< who owns what is rented, where known
    SourceId source;
    std::string notes;
    bool operator==(const InventoryRecord&) const = default;
};

struct HeadcountRecord {
    HeadcountId id;
    OrganizationId organization;
    Quarter quarter;
    Population population = Population::Researchers;
    double people = 0;
    std::optional<double> peopleLow;
    std::optional<double> peopleHigh;
    SourceId source;
    std::string notes;
    bool operator==(const HeadcountRecord&) const = default;
};

/// One model trained. `mfu` is a fraction, `flop` the total a source states.
struct TrainingRun {
    TrainingRunId id;
    std::string name;
    std::optional<OrganizationId> organization;
    Quarter quarter;
    std::optional<ChipId> chip;
    std::optional<double> chips;
    std::optional<double> days;
    std::optional<double> mfu;
    std::optional<double> flop;
    SourceId source;
    std::string notes;
    bool operator==(const TrainingRun&) const = default;
};

/// How much of the chips it has bought an organization has up and running: parts from 0 to 1, low and high the 5th and 95th percentile.
struct OperationalShare {
    OperationalShareId id;
    OrganizationId organization;
    Quarter quarter;
    double share = 0;
    std::optional<double> shareLow;
    std::optional<double> shareHigh;
    SourceId source;
    std::string notes;
    bool operator==(const OperationalShare&) const = default;
};

/// Something that happened on a day, for figures over time.
struct Event {
    EventId id;
    std::string date; ///< YYYY-MM-DD
    std::string title;
    std::string text;
    std::optional<OrganizationId> organization;
    std::optional<ChipId> chip;
    SourceId source;
    bool operator==(const Event&) const = default;
};

/// A view line by name; the one named `start` gives the quarter a document opens at.
struct SavedView {
    SavedViewId id;
    std::string name;
    double position = 0;
    std::string view;
    std::string caption;
    bool operator==(const SavedView&) const = default;
};

/// A finding somebody has looked at. `subject` names one finding, or organization and chip name a pattern;
/// `fingerprint` is of the values it was given for.
struct Waiver {
    WaiverId id;
    std::string finding;
    std::optional<OrganizationId> organization;
    std::optional<ChipId> chip;
    std::string subject;
    std::string fingerprint;
    std::string notes;
    bool operator==(const Waiver&) const = default;
};

/// How a publisher's table is read: column mapping as JSON.
struct Recipe {
    RecipeId id;
    std::string name;
    std::string mapping;
    std::string notes;
    bool operator==(const Recipe&) const = default;
};

}
