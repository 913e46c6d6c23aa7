// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/compute/ledger.h"
#include "model/view/view_state.h"

#include <optional>
#include <vector>

namespace model {

/// What one chip of each kind of the dataset counts for, by chip index; nothing where the needed figure is unknown.
using ChipValues = std::vector<std::optional<double>>;

/// H100-equivalents by `basis`: w / w(H100 SXM) of the document, or of the data sheet where it has none.
ChipValues h100Equivalents(const Dataset& dataset, Basis basis);

/// One chip in `unit` (estimates.md section 4): chips, H100e, FLOP/s, GB, W, USD or training runs of GPT-4's size in 100 days.
ChipValues chipValues(const Ledger& ledger, Unit unit, Basis basis, double mfu);

/// FLOP of the training run named `GPT-4` that counts in the view; without one 2.1e25 (Epoch AI, Notable AI Models).
double gpt4Flop(const Ledger& ledger);

}
