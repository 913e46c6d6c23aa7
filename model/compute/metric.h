// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/compute/ledger.h"
#include "model/view/view_state.h"

#include <optional>
#include <string_view>
#include <vector>

namespace model {

/// What one chip of each kind of the dataset counts for; nothing where the needed figure is unknown.
using ChipValues = ByChip<std::optional<double>>;

/// What H100-equivalents are measured in.
inline constexpr std::string_view referenceChipName = "H100 SXM";

/// H100-equivalents by `basis`: w / w(H100 SXM) of the document, or of the data sheet where it has none.
ChipValues h100Equivalents(const Dataset& dataset, Basis basis);

/// What one chip of each kind counts for in `unit` (help method units): chips, H100e, FLOP/s, GB, W, USD or training runs of GPT-4's size
/// in 100 days.
ChipValues chipValues(const Ledger& ledger, Unit unit, Basis basis, double mfu);

/// The figure of a chip that a basis weighs it by; GB, GB/s, TFLOP/s, TOPS or USD. By 4 bits a chip without a 4-bit peak has its 8-bit one.
std::optional<double> Chip::*figureOf(const Chip& chip, Basis basis);

/// Whether a chip that should have a 4-bit peak, for it was introduced from 2024 on, is weighed by its 8-bit one instead.
bool lacksFourBits(const Chip& chip);

/// `H100 SXM` where the document has one with the basis figure above 0, else null.
const Chip* referenceChip(const Dataset& dataset, Basis basis);

/// The figure of the H100 SXM where the document has none: NVIDIA data sheet, dense; price as Epoch AI's approximate cost.
double dataSheetFigure(Basis basis);

inline constexpr double secondsPerDay = 86400;
inline constexpr double daysOfGpt4s = 100;
inline constexpr double defaultGpt4Flop = 2.1e25; ///< Epoch AI, Notable AI Models

/// The training run named `GPT-4` that counts in the view, with FLOP above 0; null without one.
const TrainingRun* gpt4Run(const Ledger& ledger);

/// FLOP of the training run named `GPT-4`; without one `defaultGpt4Flop`.
double gpt4Flop(const Ledger& ledger);

}
