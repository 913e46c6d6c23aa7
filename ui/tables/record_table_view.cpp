// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/record_table_view.h"

#include "ui/base/plain_text.h"
#include "ui/tables/filter_header.h"
#include "ui/tables/reason_bubble.h"
#include "ui/tables/record_delegate.h"
#include "ui/tables/record_table_model.h"
#include "ui/tables/record_words.h"

#include <QApplication>
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
    , m_empty(new LinkLabel(viewport()))
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
    setTabKeyNavigation(true);
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
    m_empty->setObjectName(QStringLiteral("emptyText"));
    m_empty->setWordWrap(false);
    m_empty->setAccessibleName(tr("What to do with an empty table"));
    connect(model, &QAbstractItemModel::modelReset, this, &RecordTableView::showEmpty);
    connect(model, &QAbstractItemModel::rowsInserted, this, &RecordTableView::showEmpty);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &RecordTableView::showEmpty);
    connect(m_empty, &QLabel::linkActivated, this, [this] {
        if (m_table->total() > 0)
            emit allWanted();
        else
            emit addWanted();
    });
    showEmpty();
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

void RecordTableView::showRows(const RecordEdits::Ids& ids)
{
    if (std::ranges::any_of(ids, [this](std::int64_t id) { return m_table->rowOf(id) < 0; }))
        m_table->keep(ids);
    const QScopedValueRollback restoring(m_isRestoring, true);
    QItemSelection selection;
    int first = -1;
    int last = -1;
    for (const auto id : ids) {
        const int row = m_table->rowOf(id);
        if (row < 0)
            continue;
        selection.select(m_table->index(row, 0), m_table->index(row, m_table->columnCount() - 1));
        first = first < 0 ? row : std::min(first, row);
        last = std::max(last, row);
        if (selection.size() >= mostRemembered)
            break;
    }
    if (first < 0)
        return;
    const int column = currentIndex().isValid() ? currentIndex().column() : m_head->logicalIndex(0);
    selectionModel()->setCurrentIndex(m_table->index(first, column), QItemSelectionModel::NoUpdate);
    selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
    showRow(last); // all of them where they fit
    showRow(first);
}

void RecordTableView::showRow(int row, ScrollHint place)
{
    if (row < 0)
        return;
    const int x = horizontalScrollBar()->value();
    scrollTo(m_table->index(row, m_head->logicalIndex(0)), place);
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
    if (m_isRestoring || !current.isValid() || current.row() == previous.row())
        return;
    if (previous.isValid() && previous.row() == m_table->draftRow())
        leaveDraft();
    if (current.row() != m_table->draftRow())
        emit recordPicked(m_table->idAt(current.row()));
}

/// A click on the row one is at picks its record again.
void RecordTableView::mousePressEvent(QMouseEvent* event)
{
    const int before = currentIndex().row();
    QTableView::mousePressEvent(event);
    const int row = indexAt(event->pos()).row();
    if (row >= 0 && row == before && row != m_table->draftRow() && event->button() == Qt::LeftButton)
        emit recordPicked(m_table->idAt(row));
}

/// Whoever leaves the row of a draft is done with it. Rows must not move while the view is still going from one to the other.
void RecordTableView::leaveDraft()
{
    QMetaObject::invokeMethod(
        this,
        [this] {
            const auto* focus = QApplication::focusWidget();
            const bool isInside = focus == this || (focus && viewport()->isAncestorOf(focus));
            if (m_table->draftRow() >= 0 && (!isInside || currentIndex().row() != m_table->draftRow()))
                m_table->storeDraft(true);
        },
        Qt::QueuedConnection);
}

/// Enter: the next field that is needed, or the end of it.
void RecordTableView::endDraft()
{
    const int row = m_table->draftRow();
    for (const auto column : shownColumns()) {
        const auto index = m_table->index(row, static_cast<int>(column));
        if (index.data(RecordTableModel::MissingRole).toBool() || !m_table->reasonAt(index).isEmpty()) {
            setCurrentIndex(index);
            return;
        }
    }
    m_table->storeDraft(false);
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
        if (hint == QAbstractItemDelegate::SubmitModelCache && currentIndex().isValid() && currentIndex().row() == m_table->draftRow())
            endDraft();
        else if (hint == QAbstractItemDelegate::SubmitModelCache)
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
    // Behind the last cell of a row comes the first of the next one.
    const auto shown = shownColumns();
    const auto count = static_cast<int>(shown.size());
    const auto place = std::ranges::find(shown, static_cast<std::size_t>(index.column())) - shown.begin();
    const int next = static_cast<int>(place) + columns;
    const int row = index.row() + rows + (next < 0 ? -1 : next >= count ? 1 : 0);
    if (row < 0 || row >= m_table->rowCount()) {
        if (index.row() == m_table->draftRow() && columns > 0)
            m_table->storeDraft(false);
        return;
    }
    setCurrentIndex(m_table->index(row, static_cast<int>(shown[static_cast<std::size_t>((next + count) % count)])));
}

/// An empty table says what to do.
void RecordTableView::showEmpty()
{
    m_empty->setVisible(m_table->rowCount() == 0);
    if (m_table->rowCount() > 0)
        return;
    if (m_table->total() > 0)
        m_empty->setLink(tr("No record passes the filters."), tr("Clear all filters"));
    else
        m_empty->setLink(tr("No records yet. Paste... and Import... above take whole tables, one is made with"), tr("+ Add"));
    m_empty->adjustSize();
    m_empty->move((viewport()->width() - m_empty->width()) / 2, std::max(4, (viewport()->height() - m_empty->height()) / 2));
}

void RecordTableView::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    showEmpty();
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
    } else if ((event->key() == Qt::Key_Delete && isShift) || (event->key() == Qt::Key_Minus && isControl)) {
        emit deleteWanted();
    } else if (event->key() == Qt::Key_Delete) {
        emit clearWanted();
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
        const bool isMissing = index.data(RecordTableModel::MissingRole).toBool() || !m_table->reasonAt(index).isEmpty();
        if (index.isValid() && index.row() == m_table->draftRow() && !isMissing)
            endDraft();
        else if (index.flags().testFlag(Qt::ItemIsEditable) && !isShift)
            edit(index);
        else
            step(0, isShift ? -1 : 1);
    } else if (isShift && event->key() == Qt::Key_Space) {
        selectionModel()->select(selectionModel()->selection(), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    } else if ((event->key() == Qt::Key_Tab || event->key() == Qt::Key_Backtab) && !isControl && index.isValid()) {
        step(event->key() == Qt::Key_Backtab ? -1 : 1, 0);
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
        const bool isControl = key->modifiers().testFlag(Qt::ControlModifier);
        const bool isControlD = isControl && (key->key() == Qt::Key_D || key->key() == Qt::Key_Minus);
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
    {
        // Keys need a cell to begin at, but nobody picked its record yet.
        const QScopedValueRollback restoring(m_isRestoring, true);
        QTableView::focusInEvent(event);
        if (!currentIndex().isValid() && m_table->rowCount() > 0 && event->reason() != Qt::MouseFocusReason)
            selectionModel()->setCurrentIndex(m_table->index(0, m_head->logicalIndex(0)), QItemSelectionModel::NoUpdate);
    }
    showReason();
}

void RecordTableView::focusOutEvent(QFocusEvent* event)
{
    QTableView::focusOutEvent(event);
    m_bubble->hide();
    if (m_table->draftRow() >= 0 && event->reason() != Qt::ActiveWindowFocusReason && event->reason() != Qt::PopupFocusReason)
        leaveDraft();
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
