// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/figure/figure.h"
#include "model/records/dataset.h"
#include "model/view/view_state.h"

#include <unordered_set>

namespace model {

/// Which records the present figure could rest on. An organization is in it when the figure draws it, or in growth lets it through, or when
/// it is a part of one that is; chips as the view's filters say. Claims and headcounts count with the status, evidence and population the
/// view takes: in a ranking those up to its quarter (what is held then was once added), in growth those of the drawn quarters (and, where a
/// stock is drawn, before). Headcounts after the quarter are in it too, for people are interpolated from both sides. Sources are those
/// behind the drawn values. No figure draws training runs yet.
class ShownRecords {
public:
    ShownRecords() = default;
    ShownRecords(const Dataset& dataset, const ViewState& view, const Figure& figure);

    bool shows(const InventoryRecord& record) const;
    bool shows(const HeadcountRecord& record) const;
    bool shows(const Organization& record) const { return m_organizations.contains(record.id); }
    bool shows(const Chip& record) const { return m_chips.contains(record.id); }
    bool shows(const Source& record) const { return m_sources.contains(record.id); }
    bool shows(const TrainingRun&) const { return false; }

    bool operator==(const ShownRecords&) const = default;

private:
    std::unordered_set<OrganizationId> m_organizations;
    std::unordered_set<ChipId> m_chips;
    std::unordered_set<SourceId> m_sources;  ///< behind what is drawn
    std::unordered_set<SourceId> m_evidence; ///< good enough for the view
    Status m_status = Status::Actual;        ///< the weakest taken
    std::optional<Population> m_population;  ///< none where people are not asked for
    Quarter m_from;
    Quarter m_to;
};

}
