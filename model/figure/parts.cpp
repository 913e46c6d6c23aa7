// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/figure/parts.h"

#include "model/base/text.h"
#include "model/figure/unknown_name_text.h"
#include "model/view/heeded_keys.h"
#include "model/view/view_words.h"
#include "words/figure.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace model {

std::string subjectText(const FigureContext& context)
{
    static constexpr EnumMessages<Unit> subjects(say::subject::messages);
    return context.words(subjects[context.resolved.unit]);
}

std::string unitText(const FigureContext& context)
{
    return context.words(unitNames[context.resolved.unit],
        { { "basis", context.words(basisNames[context.view.basis]) }, { "mfu", numberText(context.view.mfu * 100) } });
}

std::string unitOfNumber(const FigureContext& context)
{
    return numberStyle(context.resolved.unit).kind == NumberStyle::Kind::Plain ? unitText(context) : std::string();
}

std::string numberOfUnits(const FigureContext& context, double number, const NumberStyle& style)
{
    const auto unit = unitOfNumber(context);
    return numberText(number, style) + (unit.empty() ? "" : " " + unit);
}

std::vector<std::string> conditions(const FigureContext& context)
{
    std::vector<std::string> parts;
    if (context.view.status == Status::Planned)
        parts.push_back(context.words(say::subtitle::planned));
    if (context.view.state == SourceState::Operational && factsOf(context.view.figure).uses.access)
        parts.push_back(context.words(say::subtitle::running));
    if (context.view.evidence != SourceKind::Estimate)
        parts.push_back(context.words(say::subtitle::evidence, { { "kind", std::string(word(context.view.evidence)) } }));
    return parts;
}

std::string leftOutText(const FigureContext& context, const std::vector<LeftOut>& leftOut)
{
    constexpr std::array counted { say::leftOut::noChips, say::leftOut::chipFigureUnknown, say::leftOut::zero, say::leftOut::noHeadcount,
        say::leftOut::beyondTop }; // in the order of Reason
    std::array<std::size_t, counted.size()> counts {};
    for (const auto& left : leftOut)
        ++counts[static_cast<std::size_t>(left.reason)];
    std::vector<std::size_t> order { 0, 1, 2, 3, 4 };
    std::ranges::stable_sort(order, std::ranges::greater(), [&](std::size_t i) { return counts[i]; });
    std::vector<std::string> parts;
    for (const auto i : order) {
        if (counts[i] > 0)
            parts.push_back(context.words(counted[i], { { "n", counts[i] }, { "top", context.view.top } }));
    }
    return joined(parts, ", ");
}

std::string someNames(const FigureContext& context, const std::vector<std::string>& names, std::size_t most)
{
    if (names.size() <= most + 1)
        return joined(names, ", ");
    const std::vector<std::string> first(names.begin(), names.begin() + static_cast<std::ptrdiff_t>(most));
    return context.words(say::footer::sourcesMore, { { "names", joined(first, ", ") }, { "n", std::to_string(names.size() - most) } });
}

std::string sourcesLine(const FigureContext& context, const std::vector<SourceIndex>& sources)
{
    constexpr std::size_t mostNames = 3;
    constexpr std::size_t asMonth = 7; // YYYY-MM
    std::vector<std::string> publishers;
    std::string latest;
    for (const auto index : sources) {
        const auto& source = context.ledger.source(index);
        latest = std::max(latest, source.published);
        auto name = sourceName(source);
        if (name == "Epoch AI")
            name += " (CC BY 4.0)"; // its licence asks to be named
        if (std::ranges::find(publishers, name) == publishers.end())
            publishers.push_back(std::move(name));
    }
    std::vector<std::string> parts;
    if (!publishers.empty())
        parts.push_back(context.words(say::footer::sources, { { "names", someNames(context, publishers, mostNames) } }));
    if (!latest.empty())
        parts.push_back(context.words(say::footer::asof, { { "date", latest.substr(0, asMonth) } }));
    return dotted(parts);
}

void addSources(const FigureContext& context, const std::vector<SourceIndex>& sources, Figure& figure)
{
    for (const auto source : sources)
        figure.sources.push_back(context.ledger.source(source).id);
    figure.footer.push_back(sourcesLine(context, sources));
}

const std::string& sourceName(const Source& source)
{
    return source.publisher.empty() ? source.key : source.publisher;
}

std::string sourceNames(const FigureContext& context, const std::vector<SourceIndex>& sources)
{
    std::vector<std::string> names;
    for (const auto index : sources) {
        const auto& source = context.ledger.source(index);
        names.push_back(source.publisher.empty() ? source.key : fmt::format("{} ({})", source.publisher, source.key));
    }
    return joined(names, ", ");
}

void addAlternativeNotes(const FigureContext& context, const Alternatives& drawn, std::vector<std::string>& footer)
{
    if (!context.view.alternatives)
        return;
    if (factsOf(context.view.figure).uses.style && !drawsLines(context.view))
        footer.push_back(context.words(say::footer::alternativesLines));
    else if (drawn.values.empty())
        footer.push_back(context.words(say::footer::alternativesNone));
    if (drawn.sourcesLeft > 0)
        footer.push_back(context.words(say::footer::alternativesLeft, { { "n", drawn.sourcesLeft } }));
}

std::vector<std::string> chipNames(const FigureContext& context, const std::vector<ChipIndex>& chips)
{
    std::vector<std::string> names;
    for (const auto index : std::set<ChipIndex>(chips.begin(), chips.end()))
        names.push_back(context.ledger.chip(index).name);
    return names;
}

void addLeftOutNote(const FigureContext& context, const std::vector<LeftOut>& leftOut, std::vector<std::string>& footer)
{
    if (const auto reasons = leftOutText(context, leftOut); !reasons.empty())
        footer.push_back(context.words(say::footer::notShown, { { "reasons", reasons } }));
}

void addLowerBoundNote(const FigureContext& context, const std::vector<std::string>& chips, std::vector<std::string>& footer)
{
    if (!chips.empty())
        footer.push_back(context.words(say::footer::lowerBound, { { "names", joined(chips, ", ") } }));
}

void addMethodNotes(const FigureContext& context, std::vector<std::string>& footer)
{
    static const ViewState defaults;
    if (context.view.carry != defaults.carry && heeds(context.view.figure, "carry"))
        footer.push_back(context.words(say::footer::carry, { { "n", std::to_string(context.view.carry) } }));
    if (context.view.rho != defaults.rho && heeds(context.view.figure, "rho"))
        footer.push_back(context.words(say::footer::rho, { { "rho", shortestNumber(context.view.rho) } }));
    if (!context.view.prefer.empty())
        footer.push_back(context.words(say::footer::prefer, { { "names", joined(context.view.prefer, ", ") } }));
}

void addFigureNotes(const FigureContext& context, std::vector<std::string>& footer)
{
    const auto& uses = factsOf(context.view.figure).uses;
    if (!uses.per && context.view.per && *context.view.per != Per::None)
        footer.push_back(context.words(say::footer::noDenominator));
    if (!uses.alternatives && context.view.alternatives)
        footer.push_back(context.words(say::footer::alternativesElsewhere));
}

ClaimUses::ClaimUses(const FigureContext& context)
    : m_context(context)
{
}

void ClaimUses::addHeld(const std::vector<HeldPart>& parts, Quarter quarter)
{
    m_quarter = quarter;
    for (const auto& part : parts) {
        if (part.value == 0)
            continue;
        const auto& position = m_context.ledger.positions()[part.position];
        const auto claims = m_context.ledger.claimsBehind(position, quarter);
        for (auto claim = claims.begin(); claim != claims.end();) { // most are of one source, which is looked up once
            const auto id = (*claim)->source;
            std::size_t uses = 0;
            for (; claim != claims.end() && (*claim)->source == id; ++claim, ++uses)
                m_withoutInterval += (*claim)->unitsLow || (*claim)->unitsHigh ? 0 : 1;
            const auto source = m_context.ledger.sourceIndex(id);
            m_uses[source] += uses;
            if (m_context.ledger.source(source).state == SourceState::Sold)
                m_ofSold.insert(position.organization);
            else
                m_isAnyRunning = true;
        }
    }
}

void ClaimUses::addPeople(const People& people)
{
    for (const auto* claim : { people.from, people.to }) {
        if (!claim)
            continue;
        ++m_uses[m_context.ledger.sourceIndex(claim->source)];
        m_withoutInterval += claim->peopleLow || claim->peopleHigh ? 0 : 1;
    }
}

void ClaimUses::addMissing(const std::vector<ChipIndex>& chips)
{
    m_missing.insert(m_missing.end(), chips.begin(), chips.end());
}

std::vector<SourceIndex> ClaimUses::sources() const
{
    return mostFrequentFirst(m_uses);
}

void ClaimUses::addNotes(std::vector<std::string>& footer) const
{
    if (m_withoutInterval > 0)
        footer.push_back(m_context.words(say::footer::noInterval, { { "n", m_withoutInterval } }));
    addLowerBoundNote(m_context, chipNames(m_context, m_missing), footer);
    addStateNote(footer);
}

/// Whose numbers count chips sold, and what share of them runs, where others are of chips that run.
void ClaimUses::addStateNote(std::vector<std::string>& footer) const
{
    constexpr std::size_t mostNames = 8;
    const bool isRunning = m_context.view.state == SourceState::Operational;
    if (m_ofSold.empty() || (!isRunning && !m_isAnyRunning))
        return;
    const CountedStocks counted(m_context.ledger, m_context.view.state);
    std::vector<std::string> names;
    for (const auto organization : m_ofSold) {
        const auto share = counted.share(organization, m_quarter);
        const auto& name = m_context.ledger.organization(organization).name;
        if (!share)
            names.push_back(name);
        else if (!isRunning)
            names.push_back(fmt::format("{} ({})", name, numberText(share->value, { NumberStyle::Kind::Percent, {} })));
    }
    if (!names.empty())
        footer.push_back(m_context.words(
            isRunning ? say::footer::ofSoldAll : say::footer::ofSold, { { "names", someNames(m_context, names, mostNames) } }));
}

std::string seriesLabel(const FigureContext& context, const std::string& name)
{
    using Named = std::pair<std::string_view, Message>;
    constexpr std::array<Named, 4> named { Named { "other", say::series::other }, Named { "others", say::series::others },
        Named { "own", say::series::own }, Named { "unknown", say::series::unknown } };
    const auto* const found = std::ranges::find(named, name, &Named::first);
    return groupLabel(context, name, found == named.end() ? name : context.words(found->second));
}

namespace {

/// As wide as a number like this one, and blank.
std::string roomFor(std::string_view number)
{
    std::string room;
    for (const char letter : number) {
        if (letter >= '0' && letter <= '9')
            room += "\u2007";
        else if (letter == '.')
            room += "\u2008";
        else
            room += letter;
    }
    return room;
}

}

std::string bracketText(const FigureContext& context, const Estimate& value, const std::function<std::string(double)>& text)
{
    if (!value.low && !value.high) {
        if (!context.isQuick)
            return {};
        const auto room = roomFor(text(value.best)); // what comes a moment later moves nothing
        return context.words(say::interval::bracket, { { "low", room }, { "high", room } });
    }
    const auto end = [&](const std::optional<double>& number) { return number ? text(*number) : std::string("…"); };
    return context.words(say::interval::bracket, { { "low", end(value.low) }, { "high", end(value.high) } });
}

std::string rankText(const RankedOrganization& ranked)
{
    if (!ranked.rankBest)
        return {};
    return *ranked.rankBest == *ranked.rankWorst ? std::to_string(*ranked.rankBest)
                                                 : fmt::format("{}–{}", *ranked.rankBest, *ranked.rankWorst);
}

const Message& tierName(Tier tier)
{
    static constexpr std::array names { Message {}, say::tier::rich, say::tier::middle, say::tier::poor }; // in the order of Tier
    return names[static_cast<std::size_t>(tier)];
}

std::string reasonLabel(const FigureContext& context, Reason reason)
{
    constexpr std::array labels { say::reason::noChips, say::reason::chipFigureUnknown, say::reason::zero, say::reason::noHeadcount,
        say::reason::beyondTop }; // in the order of Reason
    return context.words(labels[static_cast<std::size_t>(reason)]);
}

std::string dotted(const std::vector<std::string>& parts)
{
    std::string text;
    for (const auto& part : parts) {
        if (part.empty())
            continue;
        if (!text.empty())
            text += " · ";
        text += part;
    }
    return text;
}

TableRow leftOutRow(const FigureContext& context, const LeftOut& leftOut, std::optional<Quarter> quarter)
{
    TableRow row;
    row.item = context.ledger.organization(leftOut.organization).name;
    row.quarter = quarter;
    row.note = reasonText(leftOut.reason);
    return row;
}

}
