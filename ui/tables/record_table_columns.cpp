// SPDX-License-Identifier: GPL-3.0-or-later
// The columns of a record table: their order, widths and sort, and the menu of its head.
#include "ui/tables/record_table_view.h"

#include "ui/tables/filter_header.h"
#include "ui/tables/record_table_model.h"
#include "ui/tables/record_words.h"

#include <QDataStream>
#include <QGuiApplication>
#include <QIODevice>
#include <QMenu>

#include <algorithm>

namespace ui {

namespace {

constexpr quint32 stateVersion = 1;

}

void RecordTableView::fitColumns()
{
    const int letter = fontMetrics().averageCharWidth();
    const auto order = columnOrder(m_table->kind());
    for (int i = 0; i < order.size(); ++i) {
        m_head->moveSection(m_head->visualIndex(order[i]), i);
        m_head->resizeSection(order[i], columnLetters(m_table->kind(), static_cast<std::size_t>(order[i])) * letter + 16);
    }
    m_head->setStretchLastSection(true);
}

QByteArray RecordTableView::saveState() const
{
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream.setVersion(QDataStream::Qt_6_4);
    stream << stateVersion << static_cast<qint32>(m_head->count());
    for (int column = 0; column < m_head->count(); ++column) {
        const bool isHidden = m_head->isSectionHidden(column);
        stream << static_cast<qint32>(m_head->visualIndex(column)) << static_cast<qint32>(isHidden ? 0 : m_head->sectionSize(column));
    }
    const auto& keys = m_table->list().sort();
    stream << static_cast<qint32>(keys.size());
    for (const auto& key : keys)
        stream << static_cast<qint32>(key.column) << key.isDescending;
    return bytes;
}

bool RecordTableView::restoreState(const QByteArray& state)
{
    QDataStream stream(state);
    stream.setVersion(QDataStream::Qt_6_4);
    quint32 version = 0;
    qint32 count = 0;
    stream >> version >> count;
    if (version != stateVersion || count != m_head->count())
        return false;
    QList<int> order(count, -1), sizes;
    for (int column = 0; column < count; ++column) {
        qint32 visual = 0, size = 0;
        stream >> visual >> size;
        if (visual < 0 || visual >= count || order[visual] != -1)
            return false;
        order[visual] = column;
        sizes << size;
    }
    qint32 keyCount = 0;
    stream >> keyCount;
    std::vector<model::SortKey> keys;
    for (qint32 i = 0; i < keyCount && stream.status() == QDataStream::Ok; ++i) {
        qint32 column = 0;
        bool isDescending = false;
        stream >> column >> isDescending;
        if (column < 0 || column >= count)
            return false;
        keys.push_back({ static_cast<std::size_t>(column), isDescending });
    }
    if (stream.status() != QDataStream::Ok)
        return false;
    for (int visual = 0; visual < count; ++visual)
        m_head->moveSection(m_head->visualIndex(order[visual]), visual);
    for (int column = 0; column < count; ++column) {
        m_head->setSectionHidden(column, sizes[column] == 0);
        if (sizes[column] > 0)
            m_head->resizeSection(column, sizes[column]);
    }
    m_table->setSort(keys);
    return true;
}

/// A click sorts by the column alone, another turns it round, a third ends it; with Shift the other keys stay.
void RecordTableView::sortBy(int column)
{
    const auto wanted = static_cast<std::size_t>(column);
    auto keys = m_table->list().sort();
    const auto found = std::ranges::find(keys, wanted, &model::SortKey::column);
    const bool isKnown = found != keys.end();
    const bool wasDescending = isKnown && found->isDescending;
    const bool isAdded = QGuiApplication::keyboardModifiers().testFlag(Qt::ShiftModifier);
    if (!isAdded)
        keys.clear();
    else if (isKnown && wasDescending)
        keys.erase(found);
    else if (isKnown)
        found->isDescending = true;
    if (isAdded ? !isKnown : !(isKnown && wasDescending))
        keys.push_back({ wanted, !isAdded && isKnown });
    m_table->setSort(keys);
}

void RecordTableView::showHeadMenu(QPoint position)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const int column = m_head->logicalIndexAt(position);
    if (column >= 0) {
        const auto title = columnLongTitle(m_table->kind(), static_cast<std::size_t>(column));
        const auto sort = [this, column](bool isDescending) { m_table->setSort({ { static_cast<std::size_t>(column), isDescending } }); };
        menu->addAction(tr("Sort by %1, &ascending").arg(title), this, [sort] { sort(false); });
        menu->addAction(tr("Sort by %1, &descending").arg(title), this, [sort] { sort(true); });
        menu->addAction(tr("Do &not sort"), this, [this] { m_table->setSort({}); });
        menu->addSeparator();
        auto* hide = menu->addAction(tr("&Hide %1").arg(title), this, [this, column] { m_head->hideSection(column); });
        hide->setEnabled(m_head->count() - m_head->hiddenSectionCount() > 1);
    }
    auto* columns = menu->addMenu(tr("&Columns"));
    for (const int each : columnOrder(m_table->kind())) {
        auto* action = columns->addAction(columnLongTitle(m_table->kind(), static_cast<std::size_t>(each)));
        action->setCheckable(true);
        action->setChecked(!m_head->isSectionHidden(each));
        action->setEnabled(m_head->isSectionHidden(each) || m_head->count() - m_head->hiddenSectionCount() > 1);
        connect(action, &QAction::toggled, this, [this, each](bool isShown) { m_head->setSectionHidden(each, !isShown); });
    }
    menu->addAction(tr("Columns as at &first"), this, [this] {
        for (int each = 0; each < m_head->count(); ++each)
            m_head->showSection(each);
        fitColumns();
    });
    menu->addSeparator();
    menu->addAction(tr("Clear all &filters"), m_head, &FilterHeader::clearFilters);
    menu->popup(m_head->viewport()->mapToGlobal(position));
}

}
