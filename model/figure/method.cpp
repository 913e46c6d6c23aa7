// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/figure/method.h"

#include "model/base/text.h"
#include "model/base/wrap.h"
#include "model/compute/metric.h"
#include "model/compute/training.h"
#include "model/figure/number_text.h"
#include "model/figure/rooms.h"
#include "model/records/words.h"
#include "model/view/view_words.h"
#include "words/help.h"
#include "words/method_pages.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <initializer_list>

namespace model {

namespace {

using Kind = MethodBlock::Kind;

/// In the order of reading, with the pages that each of them leads to.
struct Entry {
    Message text;
    Message title;
    std::array<std::string_view, 5> related;

    constexpr std::string_view id() const { return text.key.substr(text.key.find('.') + 1); }
};
constexpr std::array entries {
    Entry { say::method::overview, say::method::overviewTitle, { "claims", "stock-and-flow", "intervals", "per-head" } },
    Entry { say::method::claims, say::method::claimsTitle, { "stock-and-flow", "checks" } },
    Entry { say::method::stockAndFlow, say::method::stockAndFlowTitle, { "claims", "marks", "holding", "growth" } },
    Entry { say::method::marks, say::method::marksTitle, { "stock-and-flow" } },
    Entry { say::method::intervals, say::method::intervalsTitle, { "per-head", "order" } },
    Entry { say::method::leftOut, say::method::leftOutTitle, { "units", "per-head" } },
    Entry { say::method::units, say::method::unitsTitle, { "h100e", "chips", "flops", "cost", "gpt4s" } },
    Entry { say::method::h100e, say::method::h100eTitle, { "units", "flops", "per-head", "rich-and-poor" } },
    Entry { say::method::chips, say::method::chipsTitle, { "units", "h100e" } },
    Entry { say::method::flops, say::method::flopsTitle, { "units", "training", "h100e" } },
    Entry { say::method::memory, say::method::memoryTitle, { "units", "decode" } },
    Entry { say::method::power, say::method::powerTitle, { "units" } },
    Entry { say::method::cost, say::method::costTitle, { "units" } },
    Entry { say::method::gpt4s, say::method::gpt4sTitle, { "units", "flops", "training" } },
    Entry { say::method::holding, say::method::holdingTitle, { "remainders", "stock-and-flow" } },
    Entry { say::method::remainders, say::method::remaindersTitle, { "holding" } },
    Entry { say::method::operational, say::method::operationalTitle, { "claims", "holding", "intervals" } },
    Entry { say::method::perHead, say::method::perHeadTitle, { "units", "holding", "intervals", "order", "rich-and-poor" } },
    Entry { say::method::order, say::method::orderTitle, { "intervals", "per-head" } },
    Entry { say::method::richAndPoor, say::method::richAndPoorTitle, { "per-head", "h100e" } },
    Entry { say::method::timeline, say::method::timelineTitle, { "per-head", "rich-and-poor", "stock-and-flow", "growth" } },
    Entry { say::method::growth, say::method::growthTitle, { "stock-and-flow", "index", "intervals", "trend" } },
    Entry { say::method::index, say::method::indexTitle, { "growth" } },
    Entry { say::method::shares, say::method::sharesTitle, { "concentration", "remainders", "holding", "marks" } },
    Entry { say::method::concentration, say::method::concentrationTitle, { "shares", "remainders", "inequality", "draws" } },
    Entry { say::method::wealth, say::method::wealthTitle, { "per-head", "rich-and-poor", "intervals", "inequality" } },
    Entry { say::method::inequality, say::method::inequalityTitle, { "per-head", "concentration", "draws" } },
    Entry { say::method::draws, say::method::drawsTitle, { "inequality", "concentration", "intervals" } },
    Entry { say::method::versus, say::method::versusTitle, { "remainders", "intervals", "holding", "left-out" } },
    Entry { say::method::suppliers, say::method::suppliersTitle, { "holding", "units", "left-out" } },
    Entry { say::method::training, say::method::trainingTitle, { "trend", "flops", "gpt4s", "checks" } },
    Entry { say::method::trend, say::method::trendTitle, { "training", "growth", "gpt4s" } },
    Entry { say::method::chipFigures, say::method::chipFiguresTitle, { "ridge", "flops", "cost", "power" } },
    Entry { say::method::decode, say::method::decodeTitle, { "ridge", "memory" } },
    Entry { say::method::ridge, say::method::ridgeTitle, { "decode", "flops" } },
    Entry { say::method::checks, say::method::checksTitle, { "claims" } },
    Entry { say::method::captions, say::method::captionsTitle, { "overview", "marks" } },
};

/// The program's constants, so that the pages cannot say other numbers than those it reckons with.
Arguments constants()
{
    const ViewState view;
    const Dataset nothing;
    const auto lines = resolve(view, nothing);
    auto kinds = allWords<SourceKind>();
    return { { "rho", shortestNumber(view.rho) }, { "carry", std::to_string(view.carry) },
        { "mfu", shortestNumber(std::round(view.mfu * 100)) }, { "rich", shortestNumber(lines.rich.value_or(0)) },
        { "poor", shortestNumber(lines.poor.value_or(0)) }, { "apart", shortestNumber(flopFactorApart) },
        { "gpt4", shortestNumber(gpt4Flop(Ledger(nothing, InventoryOrder(nothing), {}))) }, { "kinds", joined(kinds, ", ") },
        { "open", "{" }, { "close", "}" } };
}

MethodBlock itemOf(std::string_view text)
{
    const auto colon = text.find(": ");
    if (colon == std::string_view::npos)
        return { Kind::Item, {}, std::string(text) };
    return { Kind::Item, std::string(text.substr(0, colon)), std::string(text.substr(colon + 2)) };
}

/// Reads the blocks of a text of the catalogue (model/base/message.h).
std::vector<MethodBlock> blocksOf(std::string_view text)
{
    std::vector<MethodBlock> blocks;
    std::string open; // the paragraph, item or formula that the next lines continue
    auto kind = Kind::Paragraph;
    const auto close = [&] {
        if (!open.empty())
            blocks.push_back(kind == Kind::Item ? itemOf(open) : MethodBlock { kind, {}, open });
        open.clear();
    };
    for (const auto& line : split(text, '\n')) {
        const bool isFormula = line.starts_with("    ");
        const bool isItem = line.starts_with("- ");
        if (trimmed(line).empty() || isItem || isFormula != (kind == Kind::Formula))
            close();
        if (trimmed(line).empty())
            continue;
        if (open.empty())
            kind = isFormula ? Kind::Formula : isItem ? Kind::Item : Kind::Paragraph;
        else
            open += isFormula ? '\n' : ' ';
        open += trimmed(isItem ? std::string_view(line).substr(2) : line);
    }
    close();
    return blocks;
}

std::string textOf(const MethodBlock& block)
{
    switch (block.kind) {
    case Kind::Paragraph:
        return wrapped(block.text, "");
    case Kind::Formula: {
        std::string text;
        for (const auto& line : split(block.text, '\n'))
            text += "    " + line + '\n';
        return text;
    }
    case Kind::Item:
        return wrapped(block.term.empty() ? block.text : block.term + ": " + block.text, "- ");
    }
    return {};
}

std::string textOf(const MethodPage& page, const Words& words)
{
    const auto heading = fmt::format("{} ({})", page.title, page.id);
    std::string text = heading + '\n' + std::string(widthOf(heading), '-') + '\n';
    auto before = Kind::Paragraph;
    for (const auto& block : page.blocks) {
        if (block.kind != Kind::Item || before != Kind::Item)
            text += '\n';
        before = block.kind;
        text += textOf(block);
    }
    if (!page.related.empty())
        text += '\n' + wrapped(words(say::help::methodSee, { { "pages", joined(page.related, ", ") } }), "");
    return text;
}

}

std::vector<std::string> methodPageIds()
{
    std::vector<std::string> ids;
    for (const auto& entry : entries)
        ids.emplace_back(entry.id());
    return ids;
}

std::vector<MethodPage> methodPages(const Words& words)
{
    const auto arguments = constants();
    std::vector<MethodPage> pages;
    for (const auto& entry : entries) {
        MethodPage page { std::string(entry.id()), words(entry.title), blocksOf(words(entry.text, arguments)), {} };
        for (const auto& id : entry.related)
            if (!id.empty())
                page.related.emplace_back(id);
        pages.push_back(std::move(page));
    }
    return pages;
}

std::string methodText(const Words& words, std::string_view id)
{
    const auto pages = methodPages(words);
    if (!id.empty()) {
        const auto found = std::ranges::find(pages, id, &MethodPage::id);
        return found == pages.end() ? std::string() : textOf(*found, words);
    }
    auto text = wrapped(words(say::help::methodContents), "") + '\n';
    for (const auto& page : pages)
        text += fmt::format("  {:<16} {}\n", page.id, page.title);
    for (const auto& page : pages)
        text += "\n\n" + textOf(page, words);
    return text;
}

std::string_view methodPageFor(Unit unit)
{
    return word(unit); // pages are named as the view's words
}

std::string_view methodPageFor(const ViewState& view, const ResolvedView& resolved, FigurePart part)
{
    const auto& room = roomOf(view.figure);
    switch (part) {
    case FigurePart::Rank:
        return "order";
    case FigurePart::Interval:
        return "intervals";
    case FigurePart::Zone:
        return "rich-and-poor";
    case FigurePart::Positions:
        return room.pageOfPositions;
    case FigurePart::Values:
        return room.pageOfValues(view, resolved);
    }
    return "overview";
}

}
