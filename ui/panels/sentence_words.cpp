// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/sentence_words.h"

#include "model/records/words.h"
#include "ui/base/labels.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <array>
#include <cmath>
#include <initializer_list>

namespace ui {

namespace {

using namespace model;

constexpr int firstDrawnQuarter = 0;
constexpr int otherMfu = 0;
constexpr int allBytes = 0;

QString tr(const char* text, const char* comment = nullptr)
{
    return QCoreApplication::translate("ui::SentenceBar", text, comment);
}

/// The words of the first choice and the chip kinds they let through; the first lets all through.
constexpr std::array chipChoices { std::array<std::optional<ChipKind>, 2> {}, std::array<std::optional<ChipKind>, 2> { ChipKind::Gpu },
    std::array<std::optional<ChipKind>, 2> { ChipKind::Tpu }, std::array<std::optional<ChipKind>, 2> { ChipKind::Asic },
    std::array<std::optional<ChipKind>, 2> { ChipKind::Gpu, ChipKind::Tpu } };

Filter filterOf(const std::array<std::optional<ChipKind>, 2>& kinds)
{
    if (!kinds[0])
        return std::nullopt;
    std::vector<std::string> names;
    for (const auto& kind : kinds) {
        if (kind)
            names.emplace_back(word(*kind));
    }
    return names;
}

bool letsThroughTheSame(Filter a, Filter b)
{
    if (a)
        std::ranges::sort(*a);
    if (b)
        std::ranges::sort(*b);
    return a == b;
}

std::vector<double> allByteSizes()
{
    return { 2, 1, 0.5 };
}

/// The quarters of a choice of curves, the earliest first.
std::vector<Quarter> curvesOf(int choice, Quarter at)
{
    constexpr int year = 4;
    switch (choice) {
    case 1:
        return {};
    case 2:
        return { at - year, at };
    case 3:
        return { at - 2 * year, at };
    default:
        return { at - 3 * year, at - 2 * year, at - year, at };
    }
}

template <class Enum, class Label> QList<Choice> choicesOf(std::initializer_list<Enum> values, Label label)
{
    QList<Choice> choices;
    for (const auto value : values)
        choices.append({ label(value), static_cast<int>(value), false, {} });
    return choices;
}

// Equivalents stand in the menu once for each basis.
constexpr auto bases = allValues<Basis>();
constexpr int basisCount = static_cast<int>(bases.size());

bool hasBasis(Unit unit)
{
    return factsOf(unit).measures == UnitFacts::Measures::Equivalents;
}

int unitChoice(Unit unit, Basis basis)
{
    return static_cast<int>(unit) * basisCount + (hasBasis(unit) ? static_cast<int>(basis) : 0);
}

QList<Choice> unitChoices()
{
    QList<Choice> choices;
    bool startsGroup = false;
    for (const auto unit : allValues<Unit>()) {
        for (const auto basis : bases) {
            if (basis == bases.front() || hasBasis(unit))
                choices.append({ unitLabel(unit, basis), unitChoice(unit, basis), startsGroup, {} });
            startsGroup = false;
        }
        startsGroup = hasBasis(unit);
    }
    return choices;
}

/// A word that stands for one field of the view; `resolved` is the field with its default filled in.
template <class Enum, class Field, class Shown>
SentenceWord fieldWord(
    const QString& before, const QString& name, const QList<Choice>& choices, bool FigureUses::*use, Field ViewState::*field, Shown shown)
{
    return { before, name, choices, [use](const SaidView& said) { return said.uses().*use; },
        [shown](ChoiceButton& button, const SaidView& said) { button.setCurrent(static_cast<int>(shown(said))); },
        [field](ViewState& view, const SaidView&, int choice) { view.*field = static_cast<Enum>(choice); } };
}

template <class Enum>
SentenceWord fieldWord(
    const QString& before, const QString& name, const QList<Choice>& choices, bool FigureUses::*use, Enum ViewState::*field)
{
    return fieldWord<Enum>(before, name, choices, use, field, [field](const SaidView& said) { return said.view.*field; });
}

SentenceWord chipsWord()
{
    SentenceWord chips { {}, tr("Chips"),
        { { tr("All chips"), 0, false, {} }, { chipKindLabel(ChipKind::Gpu), 1, true, {} }, { chipKindLabel(ChipKind::Tpu), 2, false, {} },
            { chipKindLabel(ChipKind::Asic), 3, false, {} }, { tr("GPUs and TPUs"), 4, false, {} } },
        [](const SaidView&) { return true; }, {}, {} };
    chips.show = [](ChoiceButton& button, const SaidView& said) {
        const auto& view = said.view;
        const auto found = std::ranges::find_if(chipChoices,
            [&](const auto& kinds) { return !view.chip && !view.vendor && letsThroughTheSame(view.chipKind, filterOf(kinds)); });
        if (found == chipChoices.end())
            button.setCurrentText(tr("Some chips"));
        else
            button.setCurrent(static_cast<int>(found - chipChoices.begin()));
    };
    chips.pick = [](ViewState& view, const SaidView&, int choice) {
        view.chip.reset();
        view.vendor.reset();
        view.chipKind = filterOf(chipChoices[static_cast<std::size_t>(choice)]);
    };
    return chips;
}

SentenceWord bytesWord()
{
    return { tr("at", "at bytes per parameter"), tr("Bytes per parameter"),
        { { tr("2 bytes a parameter"), 20, false, {} }, { tr("1 byte a parameter"), 10, false, {} },
            { tr("0.5 bytes a parameter"), 5, false, {} }, { tr("2, 1 and 0.5 bytes a parameter"), allBytes, true, {} } },
        [](const SaidView& said) { return said.uses().bytes; },
        [](ChoiceButton& button, const SaidView& said) {
            const auto& bytes = said.view.bytes;
            if (bytes.size() == 1)
                button.setCurrent(static_cast<int>(std::lround(bytes.front() * 10)));
            else if (bytes == allByteSizes())
                button.setCurrent(allBytes);
            else
                button.setCurrentText(tr("several sizes of parameters"));
        },
        [](ViewState& view, const SaidView&, int choice) {
            view.bytes = choice == allBytes ? allByteSizes() : std::vector<double> { choice / 10.0 };
        } };
}

bool isIndex(const SaidView& said)
{
    return said.uses().measure && said.view.measure == Change::Index;
}

SentenceWord baseWord()
{
    return { tr("from", "index from a quarter"), tr("Quarter the index starts from"), {}, isIndex,
        [](ChoiceButton& button, const SaidView& said) {
            const auto& resolved = said.resolved;
            QList<Choice> choices { { tr("the first quarter drawn"), firstDrawnQuarter, false, {} } };
            for (auto quarter = resolved.from; quarter <= resolved.to; quarter = quarter + 1)
                choices.append({ quarterLabel(quarter), quarter.index, quarter == resolved.from, {} });
            button.setChoices(choices);
            if (said.view.base)
                button.setCurrentText(quarterLabel(*said.view.base));
            button.setCurrent(said.view.base ? said.view.base->index : firstDrawnQuarter);
        },
        [](ViewState& view, const SaidView&, int choice) {
            view.base = choice == firstDrawnQuarter ? std::nullopt : std::optional(Quarter { choice });
        } };
}

SentenceWord unitWord()
{
    return { tr("in", "counted in a unit"), tr("Unit"), unitChoices(), [](const SaidView& said) { return said.uses().unit; },
        [](ChoiceButton& button, const SaidView& said) { button.setCurrent(unitChoice(said.resolved.unit, said.view.basis)); },
        [](ViewState& view, const SaidView&, int choice) {
            view.unit = static_cast<Unit>(choice / basisCount);
            if (hasBasis(*view.unit))
                view.basis = static_cast<Basis>(choice % basisCount);
        } };
}

SentenceWord mfuWord()
{
    SentenceWord mfu { tr("at", "trained at an MFU"), tr("Model FLOP utilization of training"),
        { { tr("20 % MFU"), 20, false, {} }, { tr("30 % MFU"), 30, false, {} }, { tr("40 % MFU"), 40, false, {} },
            { tr("50 % MFU"), 50, false, {} }, { tr("60 % MFU"), 60, false, {} }, { tr("other..."), otherMfu, true, {} } },
        [](const SaidView& said) { return said.uses().unit && factsOf(said.resolved.unit).measures == UnitFacts::Measures::TrainingRuns; },
        [](ChoiceButton& button, const SaidView& said) {
            const auto percent = std::round(said.view.mfu * 1000) / 10;
            const bool isChoice = percent == std::round(percent / 10) * 10 && percent >= 20 && percent <= 60;
            if (isChoice)
                button.setCurrent(static_cast<int>(percent));
            else
                button.setCurrentText(tr("%1 % MFU").arg(QLocale().toString(percent)));
        },
        [](ViewState& view, const SaidView&, int percent) { view.mfu = percent / 100.0; } };
    mfu.elsewhere = otherMfu;
    return mfu;
}

SentenceWord curvesWord()
{
    return { tr("with curves", "with curves of quarters"), tr("Quarters with a curve"),
        { { tr("of this quarter"), 1, false, {} }, { tr("of this and a year before"), 2, false, {} },
            { tr("of this and two years before"), 3, false, {} }, { tr("of four years"), 4, false, {} } },
        [](const SaidView& said) { return said.uses().quarters; },
        [](ChoiceButton& button, const SaidView& said) {
            for (const auto choice : { 1, 2, 3, 4 }) {
                if (said.view.quarters == curvesOf(choice, said.resolved.at)) {
                    button.setCurrent(choice);
                    return;
                }
            }
            QStringList names;
            for (const auto quarter : said.view.quarters)
                names << quarterLabel(quarter);
            button.setCurrentText(tr("of %1", "quarters").arg(names.join(QStringLiteral(", "))));
        },
        [](ViewState& view, const SaidView& said, int choice) { view.quarters = curvesOf(choice, said.resolved.at); } };
}

SentenceWord projectionWord()
{
    return { tr("with trends", "with trends drawn"), tr("How far trends are continued"),
        { { tr("of these quarters"), 0, false, {} }, { tr("a year further"), 4, true, {} }, { tr("two years further"), 8, false, {} },
            { tr("three years further"), 12, false, {} }, { tr("five years further"), 20, false, {} } },
        [](const SaidView& said) { return said.uses().projection; },
        [](ChoiceButton& button, const SaidView& said) {
            button.setCurrentText(tr("%1 quarters further").arg(said.view.projection));
            button.setCurrent(said.view.projection);
        },
        [](ViewState& view, const SaidView&, int quarters) { view.projection = quarters; } };
}

}

std::vector<SentenceWord> sentenceWords()
{
    const auto axes = choicesOf(
        { ChipFigure::Bandwidth, ChipFigure::Peak, ChipFigure::Memory, ChipFigure::Power, ChipFigure::Price, ChipFigure::Introduced },
        chipFigureLabel);
    auto style = fieldWord(tr("as", "drawn as"), tr("Columns or lines"), choicesOf({ Style::Stacked, Style::Lines }, styleLabel),
        &FigureUses::style, &ViewState::style);
    style.isHeeded = [](const SaidView& said) { return said.uses().style && !isIndex(said); }; // an index is lines
    return {
        chipsWord(),
        fieldWord({}, tr("To the right"), axes, &FigureUses::axes, &ViewState::x),
        fieldWord(tr("by", "bandwidth by peak"), tr("Upwards"), axes, &FigureUses::axes, &ViewState::y),
        bytesWord(),
        fieldWord({}, tr("Added, held or index"), choicesOf({ Change::Flow, Change::Stock, Change::Index }, changeLabel),
            &FigureUses::measure, &ViewState::measure),
        baseWord(),
        unitWord(),
        mfuWord(),
        fieldWord<Per>({}, tr("Per head"), choicesOf({ Per::Researchers, Per::Employees, Per::Customers, Per::None }, perLabel),
            &FigureUses::per, &ViewState::per, [](const SaidView& said) { return said.resolved.per; }),
        fieldWord(tr("by", "grouped by"), tr("One series for each"),
            choicesOf({ Grouping::ChipKind, Grouping::Chip, Grouping::Vendor, Grouping::Organization, Grouping::Kind, Grouping::Country,
                          Grouping::Provider, Grouping::Access },
                groupingLabel),
            &FigureUses::by, &ViewState::by),
        std::move(style),
        fieldWord<Holding>(tr("that organizations"), tr("Access"), choicesOf({ Holding::HasAccess, Holding::Owned }, holdingLabel),
            &FigureUses::access, &ViewState::access, [](const SaidView& said) { return said.resolved.access; }),
        fieldWord(tr("chips", "chips as claimed"), tr("Sold or running"),
            choicesOf({ SourceState::Sold, SourceState::Operational }, stateLabel), &FigureUses::access, &ViewState::state),
        fieldWord(tr("by", "by actual claims"), tr("Actual or planned"), choicesOf({ Status::Actual, Status::Planned }, statusLabel),
            &FigureUses::status, &ViewState::status),
        fieldWord(tr("claims of"), tr("Weakest evidence"),
            choicesOf({ SourceKind::Estimate, SourceKind::Press, SourceKind::Analyst, SourceKind::Paper, SourceKind::Dataset,
                          SourceKind::Filing, SourceKind::Disclosure },
                evidenceLabel),
            &FigureUses::evidence, &ViewState::evidence),
        curvesWord(),
        projectionWord(),
    };
}

bool isTpuAgainstGpu(const ViewState& view)
{
    return view.by == Grouping::ChipKind && !view.chip && letsThroughTheSame(view.chipKind, filterOf(chipChoices.back()));
}

ViewState withTpuAgainstGpu(ViewState view, bool isWanted)
{
    view.chip.reset();
    view.vendor.reset();
    view.chipKind = isWanted ? filterOf(chipChoices.back()) : std::nullopt;
    view.by = Grouping::ChipKind;
    return view;
}

}
