// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/words.h"
#include "model/compute/checks.h"

#include <span>
#include <string>

namespace model {

/// A finding in one sentence, with names and numbers: "Meta, 2025Q4: 900 researchers, but 800 employees."
std::string findingText(const Finding& finding, const Dataset& dataset, const Words& words = {});

/// What is open of `findings` as JSON: `at`, `open`, `waived` and `findings`, each with its check, severity, text, subject, organization,
/// chip, fingerprint and records. Words of the form are never translated.
std::string findingsJson(std::span<const Finding> findings, const Dataset& dataset, Quarter at);

}
