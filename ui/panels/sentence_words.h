// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/view/resolve.h"
#include "model/view/view_state.h"
#include "ui/panels/choice_button.h"

#include <functional>
#include <optional>
#include <vector>

namespace ui {

/// A view with its defaults filled in.
struct SaidView {
    model::ViewState view;
    model::ResolvedView resolved {};

    const model::FigureUses& uses() const { return model::factsOf(view.figure).uses; }
};

/// A word of the sentence that others can stand in the place of.
struct SentenceWord {
    QString before; ///< read before it: "by"; may be empty
    QString name;   ///< what is chosen, to a screen reader
    QList<Choice> choices;
    std::function<bool(const SaidView& said)> isHeeded; ///< by the figure
    std::function<void(ChoiceButton& button, const SaidView& said)> show;
    std::function<void(model::ViewState& view, const SaidView& said, int choice)> pick; ///< empty for what is said elsewhere
    int elsewhere = -1; ///< the choice that is none yet: a number is asked for
};

/// In the order in which they are read. The first `wordsBeforeGroups` stand before the groups of "one against the others".
std::vector<SentenceWord> sentenceWords();
inline constexpr std::size_t wordsBeforeGroups = 4;

/// Whether it shows all TPUs and GPUs, a series for each kind.
bool isTpuAgainstGpu(const model::ViewState& view);

/// The view with this in place of its chips and grouping; with all chips where it is not wanted.
model::ViewState withTpuAgainstGpu(model::ViewState view, bool isWanted);

}
