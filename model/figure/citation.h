// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/words.h"
#include "model/figure/inspection.h"
#include "model/records/dataset.h"

#include <span>
#include <string>

namespace model {

/// The inspected number as one paragraph of plain text with the sources of its claims, for a report. Empty where there is no value.
std::string footnoteText(const Inspection& inspection, const Words& words = {});

/// A source as a reference without its address: "Epoch AI (2026-09-10). AI chip owners."
std::string referenceText(const Source& source, const Words& words = {});

/// The sources as references, a line each: "Epoch AI (2026-09-10). AI chip owners. https://...". Unknown ones are left out.
std::string citationText(std::span<const SourceId> sources, const Dataset& dataset, const Words& words = {});

/// The same as BibTeX entries by the sources' keys.
std::string bibtexText(std::span<const SourceId> sources, const Dataset& dataset);

/// The sources of the claims behind a value, the most used first.
std::vector<SourceId> claimSources(const Inspection& inspection);

}
