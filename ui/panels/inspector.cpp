// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/inspector.h"

#include "model/records/words.h"
#include "ui/base/labels.h"
#include "ui/base/plain_text.h"
#include "ui/base/text.h"
#include "ui/base/web_address.h"
#include "ui/panels/operand_tree.h"
#include "ui/panels/panel_scroll.h"

#include <QComboBox>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <memory>

namespace ui {

namespace {

void setText(QLabel* label, const QString& text)
{
    label->setText(text);
    label->setVisible(!text.isEmpty());
}

QString kindText(const model::SourceUse& source)
{
    const auto kind = model::fromWord<model::SourceKind>(source.kind);
    return kind ? sourceKindLabel(*kind) : toQt(source.kind);
}

QString preferredText(const model::Inspection& inspection)
{
    QStringList keys;
    for (const auto& key : inspection.preferred)
        keys << toQt(key);
    return keys.join(QStringLiteral(", "));
}

}

Inspector::Inspector(QWidget* parent)
    : QWidget(parent)
    , m_content(new QWidget(this))
    , m_empty(new PlainLabel(tr("Click a dot or a bar to see where its number comes from."), this))
    , m_texts(new QVBoxLayout(m_content))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(panelScroll(m_content, this));

    m_empty->setWordWrap(true);
    m_empty->setObjectName(QStringLiteral("emptyText"));
    m_texts->setContentsMargins(12, 0, 12, 12);
    m_texts->setSpacing(2);
    m_texts->addWidget(m_empty);
    m_heading = addText(QStringLiteral("inspectorHeading"));
    m_value = addText(QStringLiteral("inspectorValue"));
    m_unit = addText(QStringLiteral("inspectorUnit"));
    m_interval = addText(QStringLiteral("muted"));
    m_tier = addText(QStringLiteral("tierChip"));
    m_standing = addText(QStringLiteral("muted"));
    m_mark = addText(QStringLiteral("muted"));
    m_note = addText(QStringLiteral("muted"));
    buildComparison();
    m_texts->addSpacing(8);
    m_formula = addText(QStringLiteral("inspectorFormula"));

    m_tree = new OperandTree(m_content);
    m_tree->setAccessibleName(tr("What the number is made of"));
    m_texts->addWidget(m_tree);
    connect(m_tree, &OperandTree::recordPicked, this, &Inspector::recordPicked);
    m_prefer = new QPushButton(tr("&Prefer this source"), m_content);
    m_prefer->setToolTip(tr("Counts the claims of this source before those of all others, in this view"));
    m_texts->addWidget(m_prefer, 0, Qt::AlignLeft);
    connect(m_tree, &OperandTree::currentItemChanged, this, &Inspector::showAlternative);
    connect(m_prefer, &QPushButton::clicked, this, &Inspector::preferCurrent);
    m_preferred = new LinkLabel(m_content);
    m_preferred->setObjectName(QStringLiteral("muted"));
    m_texts->addWidget(m_preferred);
    connect(m_preferred, &QLabel::linkActivated, this, &Inspector::preferencesDropped);

    m_texts->addSpacing(8);
    m_sourcesHead = addText(QStringLiteral("panelHead"));
    m_sources = new QVBoxLayout;
    m_sources->setSpacing(8);
    m_texts->addLayout(m_sources);
    m_texts->addSpacing(8);
    buildCopy();
    m_texts->addStretch(1);
    setInspection({});
}

/// How likely the number is above another one.
void Inspector::buildComparison()
{
    m_texts->addSpacing(6);
    m_against = new QComboBox(m_content);
    m_against->setAccessibleName(tr("Compare with"));
    m_against->setToolTip(tr("How likely the value is above that of another organization; Ctrl+click one in the figure, or Shift+Enter"));
    m_against->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_texts->addWidget(m_against);
    m_comparison = addText(QStringLiteral("inspectorComparison"));
    connect(m_against, &QComboBox::activated, this,
        [this](int index) { emit againstPicked(index == 0 ? QString() : m_against->itemText(index)); });
}

void Inspector::buildCopy()
{
    m_copy = new QToolButton(m_content);
    m_copy->setText(tr("Copy as footnote"));
    m_copy->setAccessibleName(tr("Copy as footnote, or its sources as references"));
    m_copy->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_copy->setPopupMode(QToolButton::MenuButtonPopup);
    m_copy->setFocusPolicy(Qt::StrongFocus);
    auto* menu = new QMenu(m_copy);
    const auto add = [&](const QString& text, Copied form) {
        connect(menu->addAction(text), &QAction::triggered, this, [this, form] { emit copyPicked(form); });
    };
    add(tr("Copy as &footnote"), Copied::Footnote);
    add(tr("Copy &citation"), Copied::Citation);
    add(tr("Copy citation as &BibTeX"), Copied::Bibtex);
    m_copy->setMenu(menu);
    m_texts->addWidget(m_copy, 0, Qt::AlignLeft);
    connect(m_copy, &QToolButton::clicked, this, [this] { emit copyPicked(Copied::Footnote); });
}

QLabel* Inspector::addText(const QString& objectName)
{
    auto* label = new PlainLabel(m_content);
    label->setObjectName(objectName);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setFocusPolicy(Qt::NoFocus);
    if (objectName == QLatin1String("tierChip")) {
        label->setWordWrap(false);
        m_texts->addSpacing(4);
        m_texts->addWidget(label, 0, Qt::AlignLeft);
        m_texts->addSpacing(4);
    } else {
        m_texts->addWidget(label);
    }
    return label;
}

void Inspector::setInspection(const model::Inspection& inspection)
{
    m_inspection = inspection;
    const bool isEmpty = inspection == model::Inspection {};
    m_empty->setVisible(isEmpty);
    m_copy->setVisible(!isEmpty && !inspection.value.empty());
    setText(m_heading, joinedLine({ toQt(inspection.heading), toQt(inspection.rank) }));
    setText(m_value, toQt(inspection.value));
    setText(m_unit, toQt(inspection.unit));
    setText(m_interval, toQt(inspection.interval));
    setText(m_tier, toQt(inspection.tier));
    setText(m_standing, toQt(inspection.standing));
    setText(m_mark, toQt(inspection.mark));
    setText(m_note, toQt(inspection.note));
    setText(m_formula, inspection.formula.empty() ? QString() : QStringLiteral("= ") + toQt(inspection.formula));
    fillComparison();
    m_tree->setOperands(inspection.operands);
    showAlternative();
    fillSources();
    if (!inspection.preferred.empty())
        m_preferred->setLink(tr("Preferred: %1.").arg(preferredText(inspection)), tr("Count as usual"));
    m_preferred->setVisible(!inspection.preferred.empty());
}

void Inspector::fillComparison()
{
    const QSignalBlocker blocker(m_against);
    m_against->clear();
    m_against->addItem(tr("Compare with..."));
    for (const auto& other : m_inspection.others)
        m_against->addItem(toQt(other));
    m_against->setCurrentIndex(m_inspection.against.empty() ? 0 : std::max(0, m_against->findText(toQt(m_inspection.against))));
    m_against->setVisible(!m_inspection.others.empty());
    setText(m_comparison, toQt(m_inspection.comparison));
}

void Inspector::showAlternative()
{
    m_prefer->setVisible(m_tree->alternative().has_value());
}

void Inspector::preferCurrent()
{
    if (const auto source = m_tree->alternative())
        emit sourcePreferred(*source);
}

void Inspector::fillSources()
{
    while (m_sources->count() > 0) {
        const std::unique_ptr<QLayoutItem> item(m_sources->takeAt(0));
        item->widget()->hide();
        item->widget()->deleteLater();
    }
    setText(m_sourcesHead, m_inspection.sources.empty() ? QString() : tr("SOURCES %1").arg(m_inspection.sources.size()));
    for (const auto& source : m_inspection.sources)
        m_sources->addWidget(sourceCard(source));
}

QWidget* Inspector::sourceCard(const model::SourceUse& source)
{
    auto* card = new QFrame(m_content);
    card->setObjectName(QStringLiteral("sourceCard"));
    auto* layout = new QVBoxLayout(card);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->setSpacing(4);

    auto* head = new QHBoxLayout;
    auto* badge = new PlainLabel(kindText(source), card);
    badge->setObjectName(QStringLiteral("badge"));
    badge->setProperty("kind", toQt(source.kind));
    auto* share = new PlainLabel(toQt(source.share), card);
    share->setObjectName(QStringLiteral("muted"));
    head->addWidget(badge);
    head->addStretch(1);
    head->addWidget(share);
    layout->addLayout(head);

    if (const auto url = webAddress(toQt(source.url)); url.isValid()) {
        auto* title = new LinkLabel(card);
        title->setLink({}, toQt(source.title));
        title->setAccessibleName(tr("%1: %2, opens in the browser").arg(kindText(source), toQt(source.title)));
        title->setToolTip(plainToolTip(url.toDisplayString()));
        connect(title, &QLabel::linkActivated, this, [this, url] { emit urlPicked(url); });
        layout->addWidget(title);
    } else {
        auto* title = new PlainLabel(toQt(source.title), card);
        title->setWordWrap(true);
        title->setTextInteractionFlags(Qt::TextSelectableByMouse);
        layout->addWidget(title);
    }
    if (!source.detail.empty()) {
        auto* detail = new PlainLabel(toQt(source.detail), card);
        detail->setObjectName(QStringLiteral("muted"));
        detail->setWordWrap(true);
        layout->addWidget(detail);
    }
    return card;
}

}
