// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/progress.h"
#include "model/base/words.h"
#include "model/figure/estimate_text.h"
#include "model/figure/figure.h"
#include "model/figure/inspect.h"
#include "model/records/dataset.h"

#include <functional>
#include <memory>

namespace model {

class InventoryOrder;
class Ledger;
struct SoundRecords;

/// The figure of a view. Pure: the same records, view and words give the same figure.
Figure makeFigure(const Dataset& dataset, const ViewState& view, const Words& words = {});

/// Calls `use` with what a figure of the view is made of.
void withFigure(const Dataset& dataset, const ViewState& view, const Words& words, const std::function<void(const FigureContext&)>& use,
    const Progress& progress = {});

/// makeFigure for a screen: remembers which claims count, so that moving the quarter does not choose them again.
class FigureMaker {
public:
    FigureMaker();
    ~FigureMaker();

    /// How much of a figure is made. Quick leaves out what may come a moment later, and says so (`Figure::isUnfinished`).
    enum class Depth { Quick, Whole };

    /// Throws Cancelled when asked to stop; the next one is made as if nothing had been asked.
    Figure make(std::shared_ptr<const Dataset> dataset, const ViewState& view, const Words& words, Progress progress = {},
        Depth depth = Depth::Whole);

    /// What stands behind one value of the figure `view` makes. Throws Cancelled as make() does.
    ExplainedValue explain(std::shared_ptr<const Dataset> dataset, const ViewState& view, const Selection& selection, const Words& words,
        const Progress& progress = {}, Depth depth = Depth::Whole);

    /// The groups a figure of `versus` compares: those of the view, or those it takes where the view names none.
    std::vector<VersusGroup> groups(std::shared_ptr<const Dataset> dataset, const ViewState& view);

    /// What a planned training run comes to beside what the records say under the view.
    EstimateText estimate(std::shared_ptr<const Dataset> dataset, const ViewState& view, const TrainingRun& plan,
        std::optional<double> targetFlop, const Words& words);

private:
    void follow(std::shared_ptr<const Dataset> dataset, const Progress& progress);
    const Ledger& ledger(std::shared_ptr<const Dataset> dataset, const ViewState& view, const Progress& progress = {});

    std::shared_ptr<const Dataset> m_dataset;
    std::unique_ptr<SoundRecords> m_records; ///< of the dataset
    std::unique_ptr<InventoryOrder> m_order;
    std::unique_ptr<Ledger> m_ledger;
};

}
