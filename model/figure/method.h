// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/words.h"
#include "model/view/resolve.h"

#include <string>
#include <string_view>
#include <vector>

namespace model {

/// A part of a method's page. The lines of a formula are separated by line feeds.
struct MethodBlock {
    enum class Kind { Paragraph, Formula, Item };
    Kind kind = Kind::Paragraph;
    std::string term; ///< of an item, what it explains; may be empty
    std::string text;
    bool operator==(const MethodBlock&) const = default;
};

/// What the program says about one of its measures or rules.
struct MethodPage {
    std::string id; ///< stable: `per-head`
    std::string title;
    std::vector<MethodBlock> blocks;
    std::vector<std::string> related; ///< ids of other pages
    bool operator==(const MethodPage&) const = default;
};

/// All pages in the order of reading.
std::vector<MethodPage> methodPages(const Words& words = {});

std::vector<std::string> methodPageIds();

/// One page, or all of them after a list of contents, as plain text of at most 80 columns. Empty where there is no such page.
std::string methodText(const Words& words = {}, std::string_view page = {});

/// What somebody may ask about in a figure.
enum class FigurePart { Values, Positions, Rank, Interval, Zone };

/// The page that explains what a part of the view's figure shows: of the values what the figure measures.
std::string_view methodPageFor(const ViewState& view, const ResolvedView& resolved, FigurePart part = FigurePart::Values);

/// The page of a unit.
std::string_view methodPageFor(Unit unit);

}
