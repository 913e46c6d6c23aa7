// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/filter_header.h"

#include "ui/base/plain_text.h"
#include "ui/tables/reason_bubble.h"
#include "ui/tables/record_words.h"

#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QStyle>
#include <QTableView>

#include <algorithm>

namespace ui {

namespace {

constexpr int gapPx = 3; // around the fields

}

FilterHeader::FilterHeader(model::RecordKind kind, QWidget* parent)
    : QHeaderView(Qt::Horizontal, parent)
    , m_bubble(new ReasonBubble(this))
{
    setObjectName(QStringLiteral("filterHeader"));
    setSectionsMovable(true);
    setSectionsClickable(true);
    setHighlightSections(false);
    setMinimumSectionSize(36);
    setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    const auto all = model::fieldsOf(kind);
    for (std::size_t i = 0; i < all.size(); ++i) {
        auto* field = new QLineEdit(this);
        field->setObjectName(QStringLiteral("filterField"));
        field->setAccessibleName(tr("Filter %1").arg(columnLongTitle(kind, i)));
        field->setToolTip(plainToolTip(tr("Filter: %1").arg(filterHint(all[i]))));
        field->setClearButtonEnabled(true);
        field->installEventFilter(this);
        if (all[i].type == model::FieldType::Number)
            field->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        const int column = static_cast<int>(i);
        connect(field, &QLineEdit::textChanged, this, [this, column] {
            if (!m_edited.contains(column))
                m_edited << column;
            m_delay.start();
        });
        m_fields << field;
        m_reasons << QString();
    }
    m_fields.first()->setPlaceholderText(tr("Filter"));
    m_delay.setSingleShot(true);
    m_delay.setInterval(0);
    connect(&m_delay, &QTimer::timeout, this, &FilterHeader::emitEdited);
    connect(this, &QHeaderView::sectionResized, this, &FilterHeader::placeFields);
    connect(this, &QHeaderView::sectionMoved, this, &FilterHeader::placeFields);
}

void FilterHeader::emitEdited()
{
    const auto edited = std::exchange(m_edited, {});
    for (const int column : edited)
        emit filterEdited(column, m_fields[column]->text());
}

void FilterHeader::applyNow()
{
    m_delay.stop();
    emitEdited();
}

void FilterHeader::setFilterText(int column, const QString& text)
{
    m_fields[column]->setText(text);
}

QStringList FilterHeader::filterTexts() const
{
    QStringList texts;
    for (const auto* field : m_fields)
        texts << field->text();
    return texts;
}

void FilterHeader::clearFilters()
{
    for (auto* field : m_fields)
        field->clear();
}

void FilterHeader::focusFilter(int column)
{
    m_fields[column]->setFocus(Qt::ShortcutFocusReason);
    m_fields[column]->selectAll();
}

void FilterHeader::setReason(int column, const QString& reason)
{
    m_reasons[column] = reason;
    auto* field = m_fields[column];
    if (field->property("isRefused").toBool() != !reason.isEmpty()) {
        field->setProperty("isRefused", !reason.isEmpty());
        field->style()->unpolish(field);
        field->style()->polish(field);
    }
    if (field->hasFocus())
        showReason(column);
}

void FilterHeader::showReason(int column)
{
    auto* field = m_fields[column];
    m_bubble->showAt(field, field->rect(), m_reasons[column]);
}

QSize FilterHeader::sizeHint() const
{
    auto size = QHeaderView::sizeHint();
    size.setHeight(fontMetrics().height() + 10 + fieldHeight() + gapPx);
    return size;
}

void FilterHeader::updateGeometries()
{
    setViewportMargins(0, 0, 0, fieldHeight() + gapPx);
    QHeaderView::updateGeometries();
    placeFields();
}

void FilterHeader::placeFields()
{
    const int top = height() - fieldHeight() - gapPx;
    QWidget* before = nullptr;
    for (int visual = 0; visual < count(); ++visual) {
        const int column = logicalIndex(visual);
        if (column < 0 || column >= m_fields.size())
            continue;
        auto* field = m_fields[column];
        const bool isShown = !isSectionHidden(column);
        field->setVisible(isShown);
        if (!isShown)
            continue;
        field->setGeometry(
            sectionViewportPosition(column) + gapPx + viewport()->x(), top, std::max(0, sectionSize(column) - 2 * gapPx), fieldHeight());
        if (before)
            setTabOrder(before, field);
        before = field;
    }
}

bool FilterHeader::eventFilter(QObject* watched, QEvent* event)
{
    const auto column = static_cast<int>(m_fields.indexOf(qobject_cast<QLineEdit*>(watched)));
    if (column < 0)
        return QHeaderView::eventFilter(watched, event);
    auto* field = m_fields[column];
    switch (event->type()) {
    case QEvent::FocusIn: {
        showReason(column);
        // A field that is out of sight is brought into it.
        auto* table = qobject_cast<QTableView*>(parentWidget());
        if (table && (field->x() < 0 || field->geometry().right() > width()))
            table->horizontalScrollBar()->setValue(sectionPosition(column));
        break;
    }
    case QEvent::FocusOut:
        m_bubble->hide();
        break;
    case QEvent::ShortcutOverride:
        if (static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape && !field->text().isEmpty())
            event->accept();
        break;
    case QEvent::KeyPress: {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Escape && !field->text().isEmpty()) {
            field->clear();
            return true;
        }
        if (key == Qt::Key_Down || key == Qt::Key_Return || key == Qt::Key_Enter) {
            applyNow();
            if (m_reasons[column].isEmpty())
                emit leftDownwards();
            return true;
        }
        break;
    }
    default:
        break;
    }
    return QHeaderView::eventFilter(watched, event);
}

}
