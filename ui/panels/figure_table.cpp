// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/figure_table.h"

#include "model/figure/figure_table.h"
#include "model/figure/figure_text.h"
#include "model/figure/rooms.h"
#include "ui/base/counts.h"
#include "ui/base/plain_text.h"
#include "ui/base/text.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QMimeData>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

void FigureTableModel::setFigure(const model::Figure& figure, const model::Words& words)
{
    beginResetModel();
    m_figure = {};
    m_figure.kind = figure.kind;
    m_figure.table = figure.table;
    m_table = model::readableTable(figure, words);
    endResetModel();
}

int FigureTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_table.rows.size());
}

int FigureTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_table.columns.size());
}

QVariant FigureTableModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const auto column = static_cast<std::size_t>(index.column());
    const auto& cell = m_table.rows[static_cast<std::size_t>(index.row())][column];
    const bool isNumber = m_table.columns[column].isNumber;
    switch (role) {
    case Qt::DisplayRole:
        return toQt(cell.text);
    case Qt::ToolTipRole:
        return plainToolTip(toQt(cell.text));
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::Alignment((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    case sortRole:
        if (cell.text.empty())
            return {};
        if (!isNumber)
            return toQt(cell.text);
        return cell.number ? *cell.number : toQt(cell.text).section(QChar(0x2013), 0, 0).toDouble(); // of ranks the best
    default:
        return {};
    }
}

QVariant FigureTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const auto& column = m_table.columns[static_cast<std::size_t>(section)];
    if (role == Qt::DisplayRole)
        return toQt(column.head);
    if (role == Qt::ToolTipRole)
        return plainToolTip(toQt(column.head));
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment((column.isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    return {};
}

bool FigureTableOrder::lessThan(const QModelIndex& left, const QModelIndex& right) const
{
    const auto a = left.data(FigureTableModel::sortRole);
    const auto b = right.data(FigureTableModel::sortRole);
    if (a.isValid() != b.isValid())
        return a.isValid() == (sortOrder() == Qt::AscendingOrder);
    if (a.typeId() == QMetaType::QString)
        return QString::localeAwareCompare(a.toString(), b.toString()) < 0;
    return a.toDouble() < b.toDouble();
}

FigureTable::FigureTable(QWidget* parent)
    : QWidget(parent)
    , m_model(new FigureTableModel(this))
    , m_order(new FigureTableOrder(this))
    , m_view(new QTableView(this))
    , m_count(new PlainLabel(this))
    , m_copy(new QAction(tr("&Copy rows"), this))
{
    setObjectName(QStringLiteral("figureTable"));
    m_order->setSourceModel(m_model);
    m_view->setModel(m_order);
    m_view->setAccessibleName(tr("Table of the figure"));
    m_view->setSortingEnabled(true);
    m_view->sortByColumn(-1, Qt::AscendingOrder); // as the figure has them
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setWordWrap(false);
    m_view->setTabKeyNavigation(false); // the next part of the window
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setDefaultSectionSize(m_view->fontMetrics().height() + 6);
    m_view->horizontalHeader()->setHighlightSections(false);
    m_view->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_copy->setShortcut(QKeySequence::Copy);
    m_copy->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_view->addAction(m_copy);
    m_count->setObjectName(QStringLiteral("muted"));
    auto* button = new QToolButton(this);
    button->setDefaultAction(m_copy);
    button->setObjectName(QStringLiteral("barButton"));
    button->setFocusPolicy(Qt::StrongFocus);
    button->setAccessibleName(tr("Copy rows"));
    button->setToolTip(tr("Copy the selected rows, without any all of them (Ctrl+C)"));
    auto* row = new QHBoxLayout;
    row->setContentsMargins(8, 4, 8, 4);
    row->addWidget(m_count, 1);
    row->addWidget(button);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(row);
    layout->addWidget(m_view, 1);
    setFocusProxy(m_view);
    connect(m_copy, &QAction::triggered, this, &FigureTable::copy);
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, &FigureTable::pickRow);
}

void FigureTable::setFigure(const model::Figure& figure, const model::Words& words)
{
    if (figure.table == m_model->figure().table && figure.kind == m_model->figure().kind && m_model->columnCount() > 0)
        return;
    const bool isOther = figure.kind != m_model->figure().kind || m_model->columnCount() == 0;
    const int before = m_model->columnCount();
    m_isSetting = true;
    m_model->setFigure(figure, words);
    m_isSetting = false;
    if (isOther) // another figure stands in its own order
        m_view->sortByColumn(-1, Qt::AscendingOrder);
    if (isOther || m_model->columnCount() != before)
        fitColumns();
    m_count->setText(counted(tr("{n} {n|row|rows}, as the export has them"), static_cast<std::size_t>(m_model->rowCount())));
}

/// As wide as what is in them, but for long names and notes.
void FigureTable::fitColumns()
{
    constexpr int mostPx = 170;
    m_view->resizeColumnsToContents();
    for (int column = 0; column < m_model->columnCount(); ++column)
        m_view->setColumnWidth(column, std::min(mostPx, m_view->columnWidth(column)));
}

const model::TableRow& FigureTable::rowAt(const QModelIndex& shown) const
{
    return m_model->figure().table[static_cast<std::size_t>(m_order->mapToSource(shown).row())];
}

void FigureTable::setSelection(const model::Selection& selection)
{
    const auto& room = model::roomOf(m_model->figure().kind);
    for (const auto& index : m_view->selectionModel()->selectedRows()) {
        if (means(selection, room.named(rowAt(index))))
            return; // somebody picked one of its rows
    }
    m_isSetting = true;
    m_view->clearSelection();
    for (int row = 0; row < m_order->rowCount() && !isEmpty(selection); ++row) {
        const auto index = m_order->index(row, 0);
        if (!means(selection, room.named(rowAt(index))))
            continue;
        m_view->selectRow(row);
        m_view->scrollTo(index);
        break;
    }
    m_isSetting = false;
}

void FigureTable::pickRow()
{
    const auto rows = m_view->selectionModel()->selectedRows();
    if (!m_isSetting && rows.size() == 1)
        emit picked(model::roomOf(m_model->figure().kind).named(rowAt(rows.front())));
}

void FigureTable::copy()
{
    auto rows = m_view->selectionModel()->selectedRows();
    if (rows.isEmpty()) {
        for (int row = 0; row < m_order->rowCount(); ++row)
            rows.append(m_order->index(row, 0));
    }
    std::ranges::sort(rows, {}, &QModelIndex::row); // as they are shown
    model::Figure copied;
    copied.kind = m_model->figure().kind;
    for (const auto& row : rows)
        copied.table.push_back(rowAt(row));
    auto* forms = new QMimeData; // the clipboard takes it
    forms->setData(QStringLiteral("text/csv"), QByteArray::fromStdString(model::figureCsv(copied)));
    forms->setHtml(toQt(model::figureHtml(copied)));
    forms->setText(toQt(model::figureTsv(copied)));
    QGuiApplication::clipboard()->setMimeData(forms);
    emit said(counted(tr("{n} {n|row|rows} copied."), static_cast<std::size_t>(rows.size())));
}

}
