// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/record_table_view.h"

#include "ui/base/plain_text.h"
#include "ui/tables/filter_header.h"
#include "ui/tables/reason_bubble.h"
#include "ui/tables/record_delegate.h"
#include "ui/tables/record_table_model.h"
#include "ui/tables/record_words.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>

namespace ui {

namespace {

constexpr int gutterPx = 12;
constexpr int mostRemembered = 5000; // selected rows that a refill finds again

/// The narrow column at the left: a click takes the whole row; a bar says that the row is what is selected elsewhere.
class Gutter : public QHeaderView {
public:
    explicit Gutter(QWidget* parent)
        : QHeaderView(Qt::Vertical, parent)
    {
        setObjectName(QStringLiteral("recordGutter"));
        setSectionResizeMode(QHeaderView::Fixed);
        setFixedWidth(gutterPx);
        setSectionsClickable(true);
        setHighlightSections(false);
    }

protected:
    void paintSection(QPainter* painter, const QRect& rect, int section) const override
    {
        const auto* table = static_cast<const RecordTableModel*>(model());
        painter->fillRect(rect, palette().color(QPalette::Base));
        if (table->draftRow() == section) {
            painter->setPen(palette().color(QPalette::Link));
            painter->drawText(rect, Qt::AlignCenter, QStringLiteral("+"));
        } else if (table->index(section, 0).data(RecordTableModel::MarkedRole).toBool()) {
            painter->fillRect(QRect(rect.left() + 3, rect.top() + 1, 4, rect.height() - 2), palette().color(QPalette::Link));
        }
    }
};

}

RecordTableView::RecordTableView(Workspace& workspace, RecordTableModel* model, QWidget* parent)
    : QTableView(parent)
    , m_table(model)
    , m_delegate(new RecordDelegate(workspace, model, this))
    , m_head(new FilterHeader(model->kind(), this))
    , m_columns { m_head, model }
    , m_bubble(new ReasonBubble(this))
{
    setObjectName(QStringLiteral("recordTable"));
    setAccessibleName(kindTitle(model->kind()));
    setHorizontalHeader(m_head);
    setVerticalHeader(new Gutter(this));
    setModel(model);
    setItemDelegate(m_delegate);
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setWordWrap(false);
    setCornerButtonEnabled(false);
    setTabKeyNavigation(false);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setSelectionBehavior(QAbstractItemView::SelectItems);
    setEditTriggers(QAbstractItemView::AnyKeyPressed | QAbstractItemView::EditKeyPressed | QAbstractItemView::DoubleClicked);
    setVerticalScrollMode(QAbstractItemView::ScrollPerItem);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    const int rowHeight = fontMetrics().height() + 7;
    verticalHeader()->setMinimumSectionSize(rowHeight);
    verticalHeader()->setDefaultSectionSize(rowHeight);
    m_columns.fit();

    m_head->setContextMenuPolicy(Qt::CustomContextMenu);
    setContextMenuPolicy(Qt::CustomContextMenu);
    connect(this, &QWidget::customContextMenuRequested, this, [this](QPoint at) { emit menuWanted(viewport()->mapToGlobal(at)); });
    connect(m_head, &QWidget::customContextMenuRequested, this, [this](QPoint at) { m_columns.showMenu(at); });
    connect(m_head, &QHeaderView::sectionClicked, this, [this](int column) { m_columns.sortBy(column); });
    connect(horizontalScrollBar(), &QScrollBar::valueChanged, m_head, [this] { m_head->resize(m_head->size()); });
    connect(m_head, &FilterHeader::leftDownwards, this, [this] {
        setFocus(Qt::OtherFocusReason);
        if (!currentIndex().isValid() && m_table->rowCount() > 0)
            setCurrentIndex(m_table->index(0, m_head->logicalIndex(0)));
    });
    connect(m_delegate, &RecordDelegate::fillWanted, this, [this](const QModelIndex& index, const QString& text) {
        if (index.isValid())
            emit fillWanted(index.column(), text);
    });
    connect(model, &QAbstractItemModel::modelAboutToBeReset, this, &RecordTableView::remember);
    connect(model, &QAbstractItemModel::modelReset, this, &RecordTableView::restore);
    connect(model, &QAbstractItemModel::dataChanged, this, &RecordTableView::showReason);
}

RecordEdits::Ids RecordTableView::selectedIds() const
{
    std::vector<std::pair<int, int>> ranges;
    for (const auto& range : selectionModel()->selection())
        ranges.emplace_back(range.top(), range.bottom());
    std::ranges::sort(ranges);
    RecordEdits::Ids ids;
    int next = 0;
    for (const auto& [top, bottom] : ranges) {
        for (int row = std::max(next, top); row <= bottom; ++row) {
            if (row != m_table->draftRow())
                ids.push_back(m_table->idAt(row));
        }
        next = std::max(next, bottom + 1);
    }
    return ids;
}

std::vector<std::size_t> RecordTableView::shownColumns() const
{
    std::vector<std::size_t> columns;
    for (int visual = 0; visual < m_head->count(); ++visual) {
        const int column = m_head->logicalIndex(visual);
        if (!m_head->isSectionHidden(column))
            columns.push_back(static_cast<std::size_t>(column));
    }
    return columns;
}

std::vector<std::size_t> RecordTableView::selectedColumns() const
{
    std::vector<std::size_t> columns;
    const auto selection = selectionModel()->selection();
    for (const auto column : shownColumns()) {
        if (std::ranges::any_of(selection, [&](const QItemSelectionRange& range) {
                return range.left() <= static_cast<int>(column) && range.right() >= static_cast<int>(column);
            }))
            columns.push_back(column);
    }
    return columns;
}

bool RecordTableView::hasWholeRows() const
{
    return selectedColumns() == shownColumns();
}

void RecordTableView::remember()
{
    m_before = {};
    const auto current = currentIndex();
    if (current.isValid()) {
        m_before.current = m_table->idAt(current.row());
        m_before.column = current.column();
        m_before.row = current.row();
    }
    int count = 0;
    for (const auto& range : selectionModel()->selection())
        count += range.height();
    if (hasWholeRows() && count > 1 && count <= mostRemembered)
        m_before.selected = selectedIds();
}

void RecordTableView::restore()
{
    const QScopedValueRollback restoring(m_isRestoring, true);
    m_bubble->hide();
    const int row = m_before.current == 0 ? -1 : m_table->rowOf(m_before.current);
    if (row < 0) {
        scrollToTop();
        return;
    }
    setCurrentIndex(m_table->index(row, m_before.column));
    if (m_before.selected.empty())
        return;
    QItemSelection selection;
    for (const auto id : m_before.selected) {
        if (const int each = m_table->rowOf(id); each >= 0)
            selection.select(m_table->index(each, 0), m_table->index(each, m_table->columnCount() - 1));
    }
    selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
}

void RecordTableView::selectRecord(std::int64_t id)
{
    const int row = m_table->rowOf(id);
    if (row < 0 || (currentIndex().isValid() && currentIndex().row() == row))
        return;
    const QScopedValueRollback restoring(m_isRestoring, true);
    const int column = currentIndex().isValid() ? currentIndex().column() : m_head->logicalIndex(0);
    setCurrentIndex(m_table->index(row, column));
    showRow(row);
}

void RecordTableView::showRow(int row)
{
    if (row < 0)
        return;
    const int x = horizontalScrollBar()->value();
    scrollTo(m_table->index(row, m_head->logicalIndex(0)), QAbstractItemView::EnsureVisible);
    horizontalScrollBar()->setValue(x);
}

void RecordTableView::showReason()
{
    const auto index = currentIndex();
    auto reason = m_table->reasonAt(index);
    if (reason.isEmpty() && index.isValid() && index.row() == m_table->draftRow())
        reason = m_table->draftReason();
    m_bubble->showAt(viewport(), visualRect(index), hasFocus() ? reason : QString());
}

void RecordTableView::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QTableView::currentChanged(current, previous);
    showReason();
    viewport()->update();
    if (!m_isRestoring && current.isValid() && current.row() != previous.row() && current.row() != m_table->draftRow())
        emit recordPicked(m_table->idAt(current.row()));
}

/// Enter goes down, Tab to the right, as in a spreadsheet; where the text was not taken, one stays.
void RecordTableView::closeEditor(QWidget* editor, QAbstractItemDelegate::EndEditHint hint)
{
    const auto before = QPersistentModelIndex(currentIndex());
    if (hint == QAbstractItemDelegate::RevertModelCache)
        m_table->forget(before);
    const bool isMove = hint == QAbstractItemDelegate::EditNextItem || hint == QAbstractItemDelegate::EditPreviousItem;
    // Where the edit moved rows the view has closed it already.
    if (!editor->isHidden())
        QTableView::closeEditor(editor, isMove ? QAbstractItemDelegate::NoHint : hint);
    if (isMove || hint == QAbstractItemDelegate::SubmitModelCache)
        setFocus(Qt::OtherFocusReason);
    if (m_table->reasonAt(currentIndex()).isEmpty()) {
        if (hint == QAbstractItemDelegate::SubmitModelCache)
            step(0, 1);
        else if (isMove)
            step(hint == QAbstractItemDelegate::EditNextItem ? 1 : -1, 0);
    }
    showReason();
}

void RecordTableView::step(int columns, int rows)
{
    const auto index = currentIndex();
    if (!index.isValid())
        return;
    // A draft is filled from left to right.
    if (rows != 0 && index.row() == m_table->draftRow())
        columns = std::exchange(rows, 0);
    int visual = m_head->visualIndex(index.column());
    for (int next = visual + columns; columns != 0 && next >= 0 && next < m_head->count(); next += columns) {
        visual = next;
        if (!m_head->isSectionHidden(m_head->logicalIndex(visual)))
            break;
    }
    const int row = std::clamp(index.row() + rows, 0, m_table->rowCount() - 1);
    setCurrentIndex(m_table->index(row, m_head->logicalIndex(visual)));
}

/// An empty table says what to do.
void RecordTableView::paintEvent(QPaintEvent* event)
{
    QTableView::paintEvent(event);
    if (m_table->rowCount() > 0)
        return;
    QPainter painter(viewport());
    painter.setPen(palette().color(QPalette::PlaceholderText));
    painter.drawText(viewport()->rect(), Qt::AlignCenter,
        m_table->total() > 0 ? tr("No record passes the filters. Clear them in the row above to see all.")
                             : tr("No records yet. Add one, paste rows, or import a table with the buttons above."));
}

void RecordTableView::keyPressEvent(QKeyEvent* event)
{
    const bool isControl = event->modifiers().testFlag(Qt::ControlModifier);
    const bool isShift = event->modifiers().testFlag(Qt::ShiftModifier);
    const auto index = currentIndex();
    if (event->matches(QKeySequence::Copy)) {
        emit copyWanted();
    } else if (event->matches(QKeySequence::Paste)) {
        emit pasteWanted();
    } else if (event->matches(QKeySequence::Find)) {
        emit findWanted();
    } else if (event->key() == Qt::Key_Delete) {
        emit deleteWanted();
    } else if (isControl && event->key() == Qt::Key_D) {
        if (isShift)
            emit fillDownWanted();
        else
            emit duplicateWanted();
    } else if (isControl && !isShift && event->key() == Qt::Key_M) {
        emit mergeWanted();
    } else if (event->key() == Qt::Key_Insert && event->modifiers() == Qt::NoModifier) {
        emit addWanted();
    } else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && state() != EditingState) {
        step(0, isShift ? -1 : 1);
    } else if (isShift && event->key() == Qt::Key_Space) {
        selectionModel()->select(selectionModel()->selection(), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    } else if ((event->key() == Qt::Key_Tab || event->key() == Qt::Key_Backtab) && !isControl && index.isValid()) {
        // At the ends of a row the key leaves the table.
        const bool isBack = event->key() == Qt::Key_Backtab;
        const auto shown = shownColumns();
        if (static_cast<std::size_t>(index.column()) == (isBack ? shown.front() : shown.back()))
            focusNextPrevChild(!isBack);
        else
            step(isBack ? -1 : 1, 0);
    } else if (event->key() == Qt::Key_Up && event->modifiers() == Qt::NoModifier && index.row() <= 0) {
        m_head->focusFilter(index.isValid() ? index.column() : m_head->logicalIndex(0));
    } else if (event->key() == Qt::Key_Escape && !m_table->reasonAt(index).isEmpty()) {
        m_table->forget(index);
        showReason();
    } else if (event->key() == Qt::Key_Escape && m_table->draftRow() >= 0) {
        m_table->dropDraft();
        showReason();
    } else {
        QTableView::keyPressEvent(event);
        return;
    }
    event->accept();
}

/// Keys that the window has actions for, but that mean something here.
bool RecordTableView::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        auto* key = static_cast<QKeyEvent*>(event);
        const bool isControlD = key->key() == Qt::Key_D && key->modifiers().testFlag(Qt::ControlModifier);
        const bool isEscape = key->key() == Qt::Key_Escape && (m_table->draftRow() >= 0 || !m_table->reasonAt(currentIndex()).isEmpty());
        if (isControlD || isEscape || key->matches(QKeySequence::Copy) || key->matches(QKeySequence::Paste)
            || key->matches(QKeySequence::Find) || key->key() == Qt::Key_Delete) {
            event->accept();
            return true;
        }
    }
    return QTableView::event(event);
}

void RecordTableView::focusInEvent(QFocusEvent* event)
{
    QTableView::focusInEvent(event);
    if (!currentIndex().isValid() && m_table->rowCount() > 0 && event->reason() != Qt::MouseFocusReason)
        setCurrentIndex(m_table->index(0, m_head->logicalIndex(0)));
    showReason();
}

void RecordTableView::focusOutEvent(QFocusEvent* event)
{
    QTableView::focusOutEvent(event);
    m_bubble->hide();
}

void RecordTableView::scrollContentsBy(int dx, int dy)
{
    QTableView::scrollContentsBy(dx, dy);
    showReason();
}

bool RecordTableView::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const auto index = indexAt(help->pos());
        QStyleOptionViewItem option;
        initViewItemOption(&option);
        option.rect = visualRect(index);
        if (index.isValid() && index.data(Qt::ToolTipRole).toString().isEmpty() && m_delegate->isCut(option, index)) {
            QToolTip::showText(help->globalPos(), plainToolTip(index.data().toString()), viewport(), visualRect(index));
            return true;
        }
    }
    return QTableView::viewportEvent(event);
}

}
