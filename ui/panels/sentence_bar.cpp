// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/sentence_bar.h"

#include "model/records/words.h"
#include "ui/base/counts.h"
#include "ui/base/labels.h"
#include "ui/panels/choice_button.h"
#include "ui/panels/flow_layout.h"
#include "ui/panels/method_options.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <cmath>
#include <initializer_list>

namespace ui {

namespace {

using model::ChipKind;

constexpr int firstDrawnQuarter = 0;
constexpr int otherMfu = 0;
constexpr int allBytes = 0;
constexpr QMargins margins { 12, 8, 12, 8 };
constexpr int buttonsGapPx = 16;

/// The words of the first choice and the chip kinds they let through; the first lets all through.
constexpr std::array chipChoices { std::array<std::optional<ChipKind>, 2> {}, std::array<std::optional<ChipKind>, 2> { ChipKind::Gpu },
    std::array<std::optional<ChipKind>, 2> { ChipKind::Tpu }, std::array<std::optional<ChipKind>, 2> { ChipKind::Asic },
    std::array<std::optional<ChipKind>, 2> { ChipKind::Gpu, ChipKind::Tpu } };

model::Filter filterOf(const std::array<std::optional<ChipKind>, 2>& kinds)
{
    if (!kinds[0])
        return std::nullopt;
    std::vector<std::string> names;
    for (const auto& kind : kinds) {
        if (kind)
            names.emplace_back(model::word(*kind));
    }
    return names;
}

bool letsThroughTheSame(model::Filter a, model::Filter b)
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
std::vector<model::Quarter> curvesOf(int choice, model::Quarter at)
{
    constexpr int year = 4;
    switch (choice) {
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
constexpr auto bases = model::allValues<model::Basis>();
constexpr int basisCount = static_cast<int>(bases.size());

bool hasBasis(model::Unit unit)
{
    return model::factsOf(unit).measures == model::UnitFacts::Measures::Equivalents;
}

int unitChoice(model::Unit unit, model::Basis basis)
{
    return static_cast<int>(unit) * basisCount + (hasBasis(unit) ? static_cast<int>(basis) : 0);
}

QList<Choice> unitChoices()
{
    QList<Choice> choices;
    bool startsGroup = false;
    for (const auto unit : model::allValues<model::Unit>()) {
        for (const auto basis : bases) {
            if (basis == bases.front() || hasBasis(unit))
                choices.append({ unitLabel(unit, basis), unitChoice(unit, basis), startsGroup, {} });
            startsGroup = false;
        }
        startsGroup = hasBasis(unit);
    }
    return choices;
}

}

SentenceBar::SentenceBar(QWidget* parent)
    : QWidget(parent)
    , m_sentence(new FlowLayout(8, 8))
    , m_buttons(new QWidget(this))
{
    setObjectName(QStringLiteral("sentenceBar"));
    setAttribute(Qt::WA_StyledBackground);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(margins);
    layout->addLayout(m_sentence);
    auto* buttons = new QHBoxLayout(m_buttons);
    buttons->setContentsMargins(0, 0, 0, 0);
    buttons->setSpacing(8);
    buttons->setSizeConstraint(QLayout::SetFixedSize);
    m_buttons->installEventFilter(this);
    addPhrases();
    connectPicks();
}

ChoiceButton* SentenceBar::addPhrase(const QString& word, const QString& name)
{
    // A word and its choice stay together where the line breaks.
    auto* phrase = new QWidget(this);
    auto* layout = new QHBoxLayout(phrase);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    auto* button = new ChoiceButton(name, phrase);
    if (!word.isEmpty()) {
        auto* label = new QLabel(word, phrase);
        label->setBuddy(button);
        layout->addWidget(label);
    }
    layout->addWidget(button);
    m_sentence->addWidget(phrase);
    return button;
}

void SentenceBar::addPhrases()
{
    using namespace model;
    m_chips = addPhrase({}, tr("Chips"));
    m_x = addPhrase({}, tr("To the right"));
    m_y = addPhrase(tr("by", "bandwidth by peak"), tr("Upwards"));
    m_bytes = addPhrase(tr("at", "at bytes per parameter"), tr("Bytes per parameter"));
    m_groups = new QToolButton(this);
    m_groups->setToolTip(tr("Say which organizations and chips are compared"));
    m_groups->setFocusPolicy(Qt::StrongFocus);
    m_sentence->addWidget(m_groups);
    m_change = addPhrase({}, tr("Added, held or index"));
    m_base = addPhrase(tr("from", "index from a quarter"), tr("Quarter the index starts from"));
    m_unit = addPhrase(tr("in", "counted in a unit"), tr("Unit"));
    m_mfu = addPhrase(tr("at", "trained at an MFU"), tr("Model FLOP utilization of training"));
    m_per = addPhrase({}, tr("Per head"));
    m_by = addPhrase(tr("by", "grouped by"), tr("One series for each"));
    m_style = addPhrase(tr("as", "drawn as"), tr("Columns or lines"));
    m_holding = addPhrase(tr("that organizations"), tr("Access"));
    m_status = addPhrase(tr("by", "by actual claims"), tr("Actual or planned"));
    m_evidence = addPhrase(tr("claims of"), tr("Weakest evidence"));
    m_curves = addPhrase(tr("with curves", "with curves of quarters"), tr("Quarters with a curve"));

    m_tpuAgainstGpu = new QToolButton(this);
    m_tpuAgainstGpu->setText(tr("TPU against GPU"));
    m_tpuAgainstGpu->setToolTip(tr("Only TPUs and GPUs, a series for each kind"));
    m_tpuAgainstGpu->setCheckable(true);
    m_tpuAgainstGpu->setFocusPolicy(Qt::StrongFocus);
    m_sentence->addWidget(m_tpuAgainstGpu);

    m_options = new MethodOptions(this);
    m_optionsButton = new QToolButton(this);
    m_optionsButton->setToolTip(tr("Method options: carry limit, correlation of errors, MFU, rich and poor lines, preferred sources"));
    m_optionsButton->setFocusPolicy(Qt::StrongFocus);
    m_sentence->addWidget(m_optionsButton);

    m_chips->setChoices(
        { { tr("All chips"), 0, false, {} }, { chipKindLabel(ChipKind::Gpu), 1, true, {} }, { chipKindLabel(ChipKind::Tpu), 2, false, {} },
            { chipKindLabel(ChipKind::Asic), 3, false, {} }, { tr("GPUs and TPUs"), 4, false, {} } });
    const auto axes = choicesOf(
        { ChipFigure::Bandwidth, ChipFigure::Peak, ChipFigure::Memory, ChipFigure::Power, ChipFigure::Price, ChipFigure::Introduced },
        chipFigureLabel);
    m_x->setChoices(axes);
    m_y->setChoices(axes);
    m_bytes->setChoices({ { tr("2 bytes a parameter"), 20, false, {} }, { tr("1 byte a parameter"), 10, false, {} },
        { tr("0.5 bytes a parameter"), 5, false, {} }, { tr("2, 1 and 0.5 bytes a parameter"), allBytes, true, {} } });
    m_curves->setChoices({ { tr("of this quarter"), 1, false, {} }, { tr("of this and a year before"), 2, false, {} },
        { tr("of this and two years before"), 3, false, {} }, { tr("of four years"), 4, false, {} } });
    m_change->setChoices(choicesOf({ Change::Flow, Change::Stock, Change::Index }, changeLabel));
    m_unit->setChoices(unitChoices());
    m_mfu->setChoices({ { tr("20 % MFU"), 20, false, {} }, { tr("30 % MFU"), 30, false, {} }, { tr("40 % MFU"), 40, false, {} },
        { tr("50 % MFU"), 50, false, {} }, { tr("60 % MFU"), 60, false, {} }, { tr("other..."), otherMfu, true, {} } });
    m_per->setChoices(choicesOf({ Per::Researchers, Per::Employees, Per::Customers, Per::None }, perLabel));
    m_by->setChoices(choicesOf({ Grouping::ChipKind, Grouping::Chip, Grouping::Vendor, Grouping::Organization, Grouping::Kind,
                                   Grouping::Country, Grouping::Provider, Grouping::Access },
        groupingLabel));
    m_style->setChoices(choicesOf({ Style::Stacked, Style::Lines }, styleLabel));
    m_holding->setChoices(choicesOf({ Holding::HasAccess, Holding::Owned }, holdingLabel));
    m_status->setChoices(choicesOf({ Status::Actual, Status::Planned }, statusLabel));
    m_evidence->setChoices(choicesOf({ SourceKind::Estimate, SourceKind::Press, SourceKind::Analyst, SourceKind::Paper, SourceKind::Dataset,
                                         SourceKind::Filing, SourceKind::Disclosure },
        evidenceLabel));
}

QToolButton* SentenceBar::addAction(QAction* action, Qt::ToolButtonStyle style)
{
    auto* button = new QToolButton(this);
    button->setDefaultAction(action);
    button->setToolButtonStyle(style);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setAccessibleName(action->text().remove(QLatin1Char('&')));
    m_buttons->layout()->addWidget(button);
    return button;
}

void SentenceBar::placeButtons()
{
    const int left = isRightToLeft() ? margins.left() : width() - margins.right() - m_buttons->width();
    m_buttons->move(left, margins.top());
    m_sentence->setReserve(m_buttons->layout()->count() > 0 ? m_buttons->size() + QSize(buttonsGapPx, 0) : QSize(0, 0));
}

void SentenceBar::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    placeButtons();
}

bool SentenceBar::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_buttons && event->type() == QEvent::Resize)
        placeButtons();
    return QWidget::eventFilter(watched, event);
}

void SentenceBar::setView(const model::ViewState& view, const model::ResolvedView& resolved)
{
    m_view = view;
    m_resolved = resolved;
    fill();
}

void SentenceBar::fill()
{
    const auto& uses = model::factsOf(m_view.figure).uses;
    const auto show = [](ChoiceButton* button, bool isShown) { button->parentWidget()->setVisible(isShown); };
    const bool isIndex = uses.measure && m_view.measure == model::Change::Index;
    show(m_change, uses.measure);
    show(m_base, isIndex);
    show(m_unit, uses.unit);
    show(m_mfu, uses.unit && model::factsOf(m_resolved.unit).measures == model::UnitFacts::Measures::TrainingRuns);
    show(m_per, uses.per);
    show(m_by, uses.by);
    show(m_style, uses.style && !isIndex); // an index is lines
    show(m_holding, uses.access);
    show(m_x, uses.axes);
    show(m_y, uses.axes);
    show(m_bytes, uses.bytes);
    show(m_curves, uses.quarters);
    show(m_status, uses.status);
    show(m_evidence, uses.evidence);
    m_groups->setVisible(uses.groups);
    m_groups->setText(
        m_view.groups.empty() ? tr("The largest against all others...") : counted(tr("{n} {n|group|groups}..."), m_view.groups.size()));
    m_tpuAgainstGpu->setVisible(uses.by && uses.measure);

    setChips();
    setAxes();
    setBytes();
    setCurves();
    setBase();
    setMfu();
    setOptions();
    m_change->setCurrent(static_cast<int>(m_view.measure));
    m_unit->setCurrent(unitChoice(m_resolved.unit, m_view.basis));
    m_per->setCurrent(static_cast<int>(m_resolved.per));
    m_by->setCurrent(static_cast<int>(m_view.by));
    m_style->setCurrent(static_cast<int>(m_view.style));
    m_holding->setCurrent(static_cast<int>(m_resolved.access));
    m_status->setCurrent(static_cast<int>(m_view.status));
    m_evidence->setCurrent(static_cast<int>(m_view.evidence));
    m_tpuAgainstGpu->setChecked(showsTpuAgainstGpu());
}

void SentenceBar::setChips()
{
    for (std::size_t i = 0; i < chipChoices.size(); ++i) {
        if (!m_view.chip && !m_view.vendor && letsThroughTheSame(m_view.chipKind, filterOf(chipChoices[i]))) {
            m_chips->setCurrent(static_cast<int>(i));
            return;
        }
    }
    m_chips->setCurrentText(tr("Some chips"));
}

void SentenceBar::setBase()
{
    QList<Choice> choices { { tr("the first quarter drawn"), firstDrawnQuarter, false, {} } };
    for (auto quarter = m_resolved.from; quarter <= m_resolved.to; quarter = quarter + 1)
        choices.append({ quarterLabel(quarter), quarter.index, quarter == m_resolved.from, {} });
    m_base->setChoices(choices);
    if (m_view.base)
        m_base->setCurrentText(quarterLabel(*m_view.base));
    m_base->setCurrent(m_view.base ? m_view.base->index : firstDrawnQuarter);
}

void SentenceBar::setAxes()
{
    m_x->setCurrent(static_cast<int>(m_view.x));
    m_y->setCurrent(static_cast<int>(m_view.y));
}

void SentenceBar::setBytes()
{
    if (m_view.bytes.size() == 1)
        m_bytes->setCurrent(static_cast<int>(std::lround(m_view.bytes.front() * 10)));
    else
        m_bytes->setCurrentText(tr("several sizes of parameters"));
    if (m_view.bytes == allByteSizes())
        m_bytes->setCurrent(allBytes);
}

/// The quarters of a choice: one, one and that of a year or two before, four of a year each.
void SentenceBar::setCurves()
{
    if (m_view.quarters.empty()) {
        m_curves->setCurrent(1);
        return;
    }
    for (const auto choice : { 2, 3, 4 }) {
        if (m_view.quarters == curvesOf(choice, m_resolved.at)) {
            m_curves->setCurrent(choice);
            return;
        }
    }
    QStringList names;
    for (const auto quarter : m_view.quarters)
        names << quarterLabel(quarter);
    m_curves->setCurrentText(tr("of %1", "quarters").arg(names.join(QStringLiteral(", "))));
}

void SentenceBar::setMfu()
{
    const auto percent = std::round(m_view.mfu * 1000) / 10;
    const bool isChoice = percent == std::round(percent / 10) * 10 && percent >= 20 && percent <= 60;
    if (isChoice)
        m_mfu->setCurrent(static_cast<int>(percent));
    else
        m_mfu->setCurrentText(tr("%1 % MFU").arg(locale().toString(percent)));
}

void SentenceBar::setOptions()
{
    m_options->setView(m_view);
    const auto chosen = chosenMethodOptions(m_view);
    m_optionsButton->setText(chosen == 0 ? tr("Options...") : tr("Options (%1)...", "how many are not the usual ones").arg(chosen));
    m_optionsButton->setAccessibleName(chosen == 0 ? tr("Method options") : tr("Method options: %1 not the usual ones").arg(chosen));
    m_optionsButton->updateGeometry();
}

void SentenceBar::connectPicks()
{
    using namespace model;
    // Each word alters its own field of a copy of the view.
    const auto connectPick = [this](ChoiceButton* button, auto alter) {
        connect(button, &ChoiceButton::picked, this, [this, alter](int choice) {
            auto view = m_view;
            alter(view, choice);
            emit viewPicked(view);
        });
    };
    connectPick(m_change, [](ViewState& view, int choice) { view.measure = static_cast<Change>(choice); });
    connectPick(m_base,
        [](ViewState& view, int choice) { view.base = choice == firstDrawnQuarter ? std::nullopt : std::optional(Quarter { choice }); });
    connectPick(m_unit, [](ViewState& view, int choice) {
        view.unit = static_cast<Unit>(choice / basisCount);
        if (hasBasis(*view.unit))
            view.basis = static_cast<Basis>(choice % basisCount);
    });
    connectPick(m_per, [](ViewState& view, int choice) { view.per = static_cast<Per>(choice); });
    connectPick(m_by, [](ViewState& view, int choice) { view.by = static_cast<Grouping>(choice); });
    connectPick(m_style, [](ViewState& view, int choice) { view.style = static_cast<Style>(choice); });
    connectPick(m_holding, [](ViewState& view, int choice) { view.access = static_cast<Holding>(choice); });
    connectPick(m_status, [](ViewState& view, int choice) { view.status = static_cast<Status>(choice); });
    connectPick(m_evidence, [](ViewState& view, int choice) { view.evidence = static_cast<SourceKind>(choice); });
    connectPick(m_x, [](ViewState& view, int choice) { view.x = static_cast<ChipFigure>(choice); });
    connectPick(m_y, [](ViewState& view, int choice) { view.y = static_cast<ChipFigure>(choice); });
    connectPick(m_bytes,
        [](ViewState& view, int choice) { view.bytes = choice == allBytes ? allByteSizes() : std::vector<double> { choice / 10.0 }; });
    connect(m_curves, &ChoiceButton::picked, this, &SentenceBar::pickCurves);
    connect(m_groups, &QToolButton::clicked, this, &SentenceBar::groupsWanted);
    connect(m_chips, &ChoiceButton::picked, this, &SentenceBar::pickChips);
    connect(m_mfu, &ChoiceButton::picked, this, &SentenceBar::pickMfu);
    connect(m_optionsButton, &QToolButton::clicked, this, [this] { m_options->popUp(*m_optionsButton); });
    connect(m_options, &MethodOptions::viewPicked, this, &SentenceBar::viewPicked);
    connect(m_tpuAgainstGpu, &QToolButton::clicked, this, &SentenceBar::pickTpuAgainstGpu);
}

void SentenceBar::pickChips(int choice)
{
    auto view = m_view;
    view.chip.reset();
    view.vendor.reset();
    view.chipKind = filterOf(chipChoices[static_cast<std::size_t>(choice)]);
    emit viewPicked(view);
}

void SentenceBar::pickCurves(int choice)
{
    auto view = m_view;
    view.quarters = choice == 1 ? std::vector<model::Quarter>() : curvesOf(choice, m_resolved.at);
    emit viewPicked(view);
}

void SentenceBar::pickMfu(int percent)
{
    if (percent == otherMfu) {
        m_options->popUp(*m_mfu, true);
        return;
    }
    auto view = m_view;
    view.mfu = percent / 100.0;
    emit viewPicked(view);
}

bool SentenceBar::showsTpuAgainstGpu() const
{
    return m_view.by == model::Grouping::ChipKind && !m_view.chip && letsThroughTheSame(m_view.chipKind, filterOf(chipChoices.back()));
}

void SentenceBar::pickTpuAgainstGpu(bool isWanted)
{
    m_tpuAgainstGpu->setChecked(showsTpuAgainstGpu()); // the owner decides what is shown
    auto view = m_view;
    view.chip.reset();
    view.vendor.reset();
    view.chipKind = isWanted ? filterOf(chipChoices.back()) : std::nullopt;
    view.by = model::Grouping::ChipKind;
    emit viewPicked(view);
}

}
