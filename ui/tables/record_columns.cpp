// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/record_columns.h"

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

void RecordColumns::fit() const
{
    const int letter = head->parentWidget()->fontMetrics().averageCharWidth();
    const auto order = columnOrder(table->kind());
    for (int i = 0; i < order.size(); ++i) {
        head->moveSection(head->visualIndex(order[i]), i);
        head->resizeSection(order[i], columnLetters(table->kind(), static_cast<std::size_t>(order[i])) * letter + 16);
    }
    head->setStretchLastSection(true);
}

QByteArray RecordColumns::save() const
{
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream.setVersion(QDataStream::Qt_6_4);
    stream << stateVersion << static_cast<qint32>(head->count());
    for (int column = 0; column < head->count(); ++column) {
        const bool isHidden = head->isSectionHidden(column);
        stream << static_cast<qint32>(head->visualIndex(column)) << static_cast<qint32>(isHidden ? 0 : head->sectionSize(column));
    }
    const auto& keys = table->list().sort();
    stream << static_cast<qint32>(keys.size());
    for (const auto& key : keys)
        stream << static_cast<qint32>(key.column) << key.isDescending;
    return bytes;
}

bool RecordColumns::restore(const QByteArray& state) const
{
    QDataStream stream(state);
    stream.setVersion(QDataStream::Qt_6_4);
    quint32 version = 0;
    qint32 count = 0;
    stream >> version >> count;
    if (version != stateVersion || count != head->count())
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
        head->moveSection(head->visualIndex(order[visual]), visual);
    for (int column = 0; column < count; ++column) {
        head->setSectionHidden(column, sizes[column] == 0);
        if (sizes[column] > 0)
            head->resizeSection(column, sizes[column]);
    }
    table->setSort(keys);
    return true;
}

/// A click sorts by the column alone, another turns it round, a third ends it; with Shift the other keys stay.
void RecordColumns::sortBy(int column) const
{
    const auto wanted = static_cast<std::size_t>(column);
    auto keys = table->list().sort();
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
    table->setSort(keys);
}

void RecordColumns::showMenu(QPoint position) const
{
    auto* menu = new QMenu(head);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const int column = head->logicalIndexAt(position);
    if (column >= 0) {
        const auto title = columnLongTitle(table->kind(), static_cast<std::size_t>(column));
        const auto sort = [columns = *this, column](bool isDescending) {
            columns.table->setSort({ { static_cast<std::size_t>(column), isDescending } });
        };
        menu->addAction(tr("Sort by %1, &ascending").arg(title), [sort] { sort(false); });
        menu->addAction(tr("Sort by %1, &descending").arg(title), [sort] { sort(true); });
        menu->addAction(tr("Do &not sort"), table, [columns = *this] { columns.table->setSort({}); });
        menu->addSeparator();
        auto* hide = menu->addAction(tr("&Hide %1").arg(title), head, [columns = *this, column] { columns.head->hideSection(column); });
        hide->setEnabled(head->count() - head->hiddenSectionCount() > 1);
    }
    auto* shown = menu->addMenu(tr("&Columns"));
    for (const int each : columnOrder(table->kind())) {
        auto* action = shown->addAction(columnLongTitle(table->kind(), static_cast<std::size_t>(each)));
        action->setCheckable(true);
        action->setChecked(!head->isSectionHidden(each));
        action->setEnabled(head->isSectionHidden(each) || head->count() - head->hiddenSectionCount() > 1);
        QObject::connect(
            action, &QAction::toggled, head, [columns = *this, each](bool isShown) { columns.head->setSectionHidden(each, !isShown); });
    }
    menu->addAction(tr("Columns as at &first"), head, [columns = *this] {
        for (int each = 0; each < columns.head->count(); ++each)
            columns.head->showSection(each);
        columns.fit();
    });
    menu->addSeparator();
    menu->addAction(tr("Clear all &filters"), head, &FilterHeader::clearFilters);
    menu->popup(head->viewport()->mapToGlobal(position));
}

}
