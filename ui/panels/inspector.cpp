// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/inspector.h"

#include "model/records/words.h"
#include "ui/charts/text.h"
#include "ui/panels/labels.h"
#include "ui/panels/operand_delegate.h"

#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <memory>

namespace ui {

using charts::toQt;

namespace {

/// Beside the delegate's own roles.
enum Role { KindRole = Qt::UserRole + 100, IdRole };

// A document may come from a stranger: nothing but web addresses is ever opened.
bool isWebAddress(const QUrl& url)
{
    return url.isValid() && (url.scheme() == QLatin1String("https") || url.scheme() == QLatin1String("http"));
}

QString joinedLine(const QStringList& parts)
{
    QStringList present;
    for (const auto& part : parts) {
        if (!part.isEmpty())
            present << part;
    }
    return present.join(QStringLiteral(" · "));
}

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

QString markText(const model::Operand& operand)
{
    if (!operand.mark || *operand.mark == model::Mark::Stated)
        return {};
    switch (*operand.mark) {
    case model::Mark::Interpolated:
        return Inspector::tr("interpolated");
    case model::Mark::Carried:
        return Inspector::tr("carried");
    case model::Mark::Planned:
        return Inspector::tr("planned");
    case model::Mark::Stated:
        break;
    }
    return {};
}

}

Inspector::Inspector(QWidget* parent)
    : QWidget(parent)
    , m_content(new QWidget(this))
    , m_empty(new QLabel(tr("Click a dot or a bar to see where its number comes from."), this))
    , m_texts(new QVBoxLayout(m_content))
{
    auto* scroll = new QScrollArea(this);
    scroll->setWidget(m_content);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(scroll);

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
    m_mark = addText(QStringLiteral("muted"));
    m_note = addText(QStringLiteral("muted"));
    m_texts->addSpacing(8);
    m_formula = addText(QStringLiteral("inspectorFormula"));

    m_tree = new QTreeWidget(m_content);
    m_tree->setAccessibleName(tr("What the number is made of"));
    m_tree->setItemDelegate(new OperandDelegate(m_tree));
    m_tree->setHeaderHidden(true);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setIndentation(14);
    m_tree->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_tree->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_tree->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_tree->setObjectName(QStringLiteral("operands"));
    m_tree->viewport()->installEventFilter(this);
    m_texts->addWidget(m_tree);
    connect(m_tree, &QTreeWidget::itemExpanded, this, &Inspector::fitTree);
    connect(m_tree, &QTreeWidget::itemCollapsed, this, &Inspector::fitTree);
    const auto pick = [this](const QTreeWidgetItem* item) {
        const auto id = item->data(0, IdRole);
        if (id.isValid())
            emit recordPicked({ static_cast<model::RecordKind>(item->data(0, KindRole).toInt()), id.toLongLong() });
    };
    connect(m_tree, &QTreeWidget::itemActivated, this, pick);
    connect(m_tree, &QTreeWidget::itemClicked, this, pick);

    m_texts->addSpacing(8);
    m_sourcesHead = addText(QStringLiteral("panelHead"));
    m_sources = new QVBoxLayout;
    m_sources->setSpacing(8);
    m_texts->addLayout(m_sources);
    m_texts->addSpacing(8);
    m_copy = new QPushButton(tr("Copy as &footnote"), m_content);
    m_texts->addWidget(m_copy, 0, Qt::AlignLeft);
    m_texts->addStretch(1);
    connect(m_copy, &QPushButton::clicked, this, [this] { emit footnotePicked(footnoteText(m_inspection)); });
    setInspection({});
}

QLabel* Inspector::addText(const QString& objectName)
{
    auto* label = new QLabel(m_content);
    label->setObjectName(objectName);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
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
    setText(m_mark, toQt(inspection.mark));
    setText(m_note, toQt(inspection.note));
    setText(m_formula, inspection.formula.empty() ? QString() : QStringLiteral("= ") + toQt(inspection.formula));
    fillOperands();
    fillSources();
}

void Inspector::fillOperands()
{
    m_tree->clear();
    for (const auto& operand : m_inspection.operands)
        addOperand(operand, m_tree->invisibleRootItem());
    m_tree->expandToDepth(0);
    m_tree->setVisible(!m_inspection.operands.empty());
    fitTree();
}

void Inspector::addOperand(const model::Operand& operand, QTreeWidgetItem* parent)
{
    auto* item = new QTreeWidgetItem(parent, { toQt(operand.label) });
    const auto mark = markText(operand);
    const bool saysMark = toQt(operand.detail).contains(mark, Qt::CaseInsensitive);
    const auto detail = joinedLine({ toQt(operand.interval), toQt(operand.detail), saysMark ? QString() : mark });
    item->setData(0, OperandDelegate::ValueRole, toQt(operand.value));
    item->setData(0, OperandDelegate::DetailRole, detail);
    item->setData(0, Qt::AccessibleTextRole, joinedLine({ toQt(operand.label), toQt(operand.value), detail }));
    if (operand.record) {
        item->setData(0, KindRole, static_cast<int>(operand.record->kind));
        item->setData(0, IdRole, static_cast<qlonglong>(operand.record->id));
        item->setToolTip(0, tr("Shows this record in its table"));
    }
    for (const auto& part : operand.operands)
        addOperand(part, item);
}

/// The tree is as high as what is open in it; the panel scrolls as a whole.
void Inspector::fitTree()
{
    static_cast<OperandDelegate*>(m_tree->itemDelegate())->setWidth(m_tree->viewport()->width());
    m_tree->doItemsLayout();
    int height = 2 * m_tree->frameWidth();
    for (auto* item = m_tree->topLevelItem(0); item; item = m_tree->itemBelow(item))
        height += m_tree->visualItemRect(item).height();
    m_tree->setFixedHeight(height);
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
    auto* badge = new QLabel(kindText(source), card);
    badge->setObjectName(QStringLiteral("badge"));
    badge->setProperty("kind", toQt(source.kind));
    auto* share = new QLabel(toQt(source.share), card);
    share->setObjectName(QStringLiteral("muted"));
    head->addWidget(badge);
    head->addStretch(1);
    head->addWidget(share);
    layout->addLayout(head);

    const QUrl url(toQt(source.url), QUrl::StrictMode);
    auto* title = new QLabel(card);
    title->setWordWrap(true);
    if (isWebAddress(url)) {
        title->setTextFormat(Qt::RichText);
        title->setText(QStringLiteral("<a href=\"%1\">%2</a>")
                           .arg(QString::fromLatin1(url.toEncoded()).toHtmlEscaped(), toQt(source.title).toHtmlEscaped()));
        title->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
        title->setFocusPolicy(Qt::StrongFocus);
        title->setAccessibleName(tr("%1: %2, opens in the browser").arg(kindText(source), toQt(source.title)));
        title->setToolTip(url.toDisplayString());
        connect(title, &QLabel::linkActivated, this, [this, url] { emit urlPicked(url); });
    } else {
        title->setTextFormat(Qt::PlainText);
        title->setText(toQt(source.title));
        title->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    layout->addWidget(title);
    if (!source.detail.empty()) {
        auto* detail = new QLabel(toQt(source.detail), card);
        detail->setObjectName(QStringLiteral("muted"));
        detail->setTextFormat(Qt::PlainText);
        detail->setWordWrap(true);
        layout->addWidget(detail);
    }
    return card;
}

bool Inspector::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_tree->viewport() && event->type() == QEvent::Resize)
        fitTree();
    return QWidget::eventFilter(watched, event);
}

QString footnoteText(const model::Inspection& inspection)
{
    QStringList sentences;
    QStringList about { toQt(inspection.value), toQt(inspection.unit) };
    auto sentence = QStringLiteral("%1: %2").arg(toQt(inspection.heading), about.join(QLatin1Char(' ')));
    if (!inspection.interval.empty())
        sentence += QStringLiteral(" (%1)").arg(toQt(inspection.interval));
    if (!inspection.formula.empty())
        sentence += QStringLiteral(" = ") + toQt(inspection.formula);
    sentences << sentence;
    if (!inspection.mark.empty())
        sentences << toQt(inspection.mark);
    QStringList sources;
    for (const auto& source : inspection.sources) {
        QStringList parts { toQt(source.title) };
        for (const auto& part : { toQt(source.detail), toQt(source.url) }) {
            if (!part.isEmpty())
                parts << part;
        }
        sources << parts.join(QStringLiteral(", "));
    }
    if (!sources.isEmpty())
        sentences << Inspector::tr("Sources: %1").arg(sources.join(QStringLiteral("; ")));
    return sentences.join(QStringLiteral(". ")) + QLatin1Char('.');
}

}
