// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/sentence_bar.h"

#include "ui/base/counts.h"
#include "ui/base/plain_text.h"
#include "ui/panels/flow_layout.h"
#include "ui/panels/method_options.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

namespace {

constexpr QMargins margins { 12, 8, 12, 8 };
constexpr int buttonsGapPx = 16;
constexpr int wordGapPx = 8;
constexpr int mostLines = 2; // with more there is little room for the figure: the words between the choices go first

}

SentenceBar::SentenceBar(QWidget* parent)
    : QWidget(parent)
    , m_sentence(new FlowLayout(wordGapPx, wordGapPx))
    , m_buttons(new QWidget(this))
    , m_options(new MethodOptions(this))
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
    addWords();
    m_sentence->setLeastHeight([this](int width) { return heightOfMostWords(width, isTerseIn(width)); });
}

void SentenceBar::addWord(const SentenceWord& word)
{
    // A word and its choice stay together where the line breaks.
    auto* phrase = new QWidget(this);
    auto* layout = new QHBoxLayout(phrase);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(wordGapPx);
    auto* button = new ChoiceButton(word.name, phrase);
    QLabel* before = nullptr;
    if (!word.before.isEmpty()) {
        before = new PlainLabel(word.before, phrase);
        before->setBuddy(button);
        layout->addWidget(before);
    }
    layout->addWidget(button);
    m_sentence->addWidget(phrase);
    button->setChoices(word.choices);
    m_words.push_back({ word, button, before });
    // Each word alters its own part of a copy of the view.
    connect(button, &ChoiceButton::picked, this, [this, word, button](int choice) {
        if (choice == word.elsewhere) {
            m_options->popUp(*button, true);
            return;
        }
        auto view = m_said.view;
        word.pick(view, m_said, choice);
        emit viewPicked(view);
    });
}

QToolButton* SentenceBar::addButton()
{
    auto* button = new QToolButton(this);
    button->setFocusPolicy(Qt::StrongFocus);
    m_sentence->addWidget(button);
    return button;
}

void SentenceBar::addWords()
{
    for (const auto& word : sentenceWords()) {
        if (m_words.size() == wordsBeforeGroups) {
            m_groups = addButton();
            m_groups->setToolTip(tr("Say which organizations and chips are compared"));
            connect(m_groups, &QToolButton::clicked, this, &SentenceBar::groupsWanted);
        }
        addWord(word);
    }
    m_tpuAgainstGpu = addButton();
    m_tpuAgainstGpu->setText(tr("TPU against GPU"));
    m_tpuAgainstGpu->setToolTip(tr("Only TPUs and GPUs, a series for each kind"));
    m_tpuAgainstGpu->setCheckable(true);
    connect(m_tpuAgainstGpu, &QToolButton::clicked, this, [this](bool isWanted) {
        m_tpuAgainstGpu->setChecked(isTpuAgainstGpu(m_said.view)); // the owner decides what is shown
        emit viewPicked(withTpuAgainstGpu(m_said.view, isWanted));
    });

    m_optionsButton = addButton();
    m_optionsButton->setToolTip(tr("Method options: carry limit, correlation of errors, MFU, rich and poor lines, preferred sources"));
    connect(m_optionsButton, &QToolButton::clicked, this, [this] { m_options->popUp(*m_optionsButton); });
    connect(m_options, &MethodOptions::viewPicked, this, &SentenceBar::viewPicked);
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
    fitWords();
}

void SentenceBar::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::FontChange && event->type() != QEvent::StyleChange)
        return;
    // Once the words have it too.
    m_choices.clear();
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (m_choices.empty())
                setView(m_said.view, m_said.resolved);
        },
        Qt::QueuedConnection);
}

bool SentenceBar::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_buttons && event->type() == QEvent::Resize)
        placeButtons();
    return QWidget::eventFilter(watched, event);
}

void SentenceBar::setView(const model::ViewState& view, const model::ResolvedView& resolved)
{
    m_said = { view, resolved };
    measure();
    for (const auto& [word, button, before] : m_words) {
        button->parentWidget()->setVisible(word.isHeeded(m_said));
        word.show(*button, m_said);
    }
    const auto& uses = m_said.uses();
    m_groups->setVisible(uses.groups);
    m_groups->setText(
        view.groups.empty() ? tr("The largest against all others...") : counted(tr("{n} {n|group|groups}..."), view.groups.size()));
    m_tpuAgainstGpu->setVisible(uses.by && uses.measure);
    m_tpuAgainstGpu->setChecked(isTpuAgainstGpu(view));
    setOptions();
    fitWords();
    m_sentence->invalidate(); // another figure may have the most words now
    layout()->invalidate();
    updateGeometry();
}

/// A figure that says nothing of its own may have other words than the one that is shown.
void SentenceBar::measure()
{
    auto view = m_said.view;
    view.figure = {};
    view.at.reset();
    view.from.reset();
    view.to.reset();
    view.zoom.reset();
    if (!m_choices.empty() && view == m_measured)
        return;
    m_measured = view;
    m_choices.clear();
    for (const auto figure : model::allValues<model::FigureKind>()) {
        SaidView said { m_said.view, {} };
        said.view.figure = figure;
        said.resolved = model::resolve(said.view, {});
        auto& sizes = m_choices.emplace_back();
        for (const auto& [word, button, before] : m_words) {
            word.show(*button, said);
            sizes.push_back(word.isHeeded(said) ? button->sizeHint() : QSize());
        }
    }
}

/// As many lines as the figure with the most words needs: what is below does not move from figure to figure.
int SentenceBar::heightOfMostWords(int width, bool isTerse) const
{
    int most = 0;
    for (std::size_t figure = 0; figure < m_choices.size(); ++figure) {
        const auto& uses = model::figureFacts[figure].uses;
        const auto isShown = [&](const QWidget* button) {
            return button == m_groups ? uses.groups : button != m_tpuAgainstGpu || (uses.by && uses.measure);
        };
        most = std::max(most, m_sentence->heightOf(width, [&](const QWidget* widget) {
            const auto word = std::ranges::find_if(m_words, [&](const Word& each) { return each.button->parentWidget() == widget; });
            if (word == m_words.end())
                return isShown(widget) ? widget->sizeHint() : QSize();
            auto size = m_choices[figure][static_cast<std::size_t>(word - m_words.begin())];
            if (!size.isEmpty() && word->before && !isTerse)
                size.rwidth() += word->before->sizeHint().width() + wordGapPx;
            return size;
        }));
    }
    return most;
}

bool SentenceBar::isTerseIn(int width) const
{
    const int line = m_optionsButton->sizeHint().height();
    return heightOfMostWords(width, false) >= (mostLines + 1) * line;
}

void SentenceBar::fitWords()
{
    const bool isTerse = isTerseIn(width() - margins.left() - margins.right());
    for (const auto& word : m_words) {
        if (word.before)
            word.before->setVisible(!isTerse);
    }
}

void SentenceBar::setOptions()
{
    m_options->setView(m_said.view);
    const auto chosen = chosenMethodOptions(m_said.view);
    m_optionsButton->setText(chosen == 0 ? tr("Options...") : tr("Options (%1)...", "how many are not the usual ones").arg(chosen));
    m_optionsButton->setAccessibleName(chosen == 0 ? tr("Method options") : tr("Method options: %1 not the usual ones").arg(chosen));
    m_optionsButton->updateGeometry();
}

}
