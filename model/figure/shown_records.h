// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/figure/figure.h"
#include "model/records/dataset.h"
#include "model/view/view_state.h"

#include <unordered_set>

namespace model {

/// Which records the present figure could rest on. An organization is in it when the figure draws it, or is a part of one that is; where
/// sums over quarters are drawn, when the filters let it through. Chips are in it as the filters say, or where chips are drawn, if they
/// are. Claims and headcounts count with the status, evidence and population the view takes: of one quarter those up to it (what is held
/// then was once added), of quarters those of the drawn ones (and, where a stock is drawn, before). Headcounts after the quarter are in it
/// too, for people are interpolated from both sides. Sources are those behind the drawn values.
class ShownRecords {
public:
    ShownRecords() = default;
    ShownRecords(const Dataset& dataset, const ViewState& view, const Figure& figure);

    bool shows(const InventoryRecord& record) const;
    bool shows(const HeadcountRecord& record) const;
    bool shows(const Organization& record) const { return m_organizations.contains(record.id); }
    bool shows(const Chip& record) const { return m_chips.contains(record.id); }
    bool shows(const Source& record) const { return m_sources.contains(record.id); }
    bool shows(const TrainingRun& record) const { return m_runs.contains(record.id); }
    bool shows(const OperationalShare& record) const;
    bool shows(const Event& record) const; ///< on a day of the drawn quarters; whom or what it is about is in it, where it is about any

    bool operator==(const ShownRecords&) const = default;

private:
    void takeDrawn(const Dataset& dataset, const Figure& figure);
    void takeFiltered(const Dataset& dataset, const ViewState& view);
    void takeChips(const Dataset& dataset, const ViewState& view, const Figure& figure);

    RecordKind m_restsOn = RecordKind::Inventory;
    std::unordered_set<OrganizationId> m_organizations;
    std::unordered_set<TrainingRunId> m_runs;
    std::unordered_set<ChipId> m_chips;
    std::unordered_set<SourceId> m_sources;  ///< behind what is drawn
    std::unordered_set<SourceId> m_evidence; ///< good enough for the view
    Status m_status = Status::Actual;        ///< the weakest taken
    std::optional<Population> m_population;  ///< none where people are not asked for
    Quarter m_from;
    Quarter m_to;
};

}
