// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/record_page.h"

#include "model/base/error.h"
#include "model/figure/records_behind.h"
#include "ui/base/counts.h"
#include "ui/base/text.h"
#include "ui/base/web_address.h"
#include "ui/tables/filter_header.h"
#include "ui/tables/find_bar.h"
#include "ui/tables/merge_dialog.h"
#include "ui/tables/paste_dialog.h"
#include "ui/tables/record_cells.h"
#include "ui/tables/record_draft.h"
#include "ui/tables/record_table_view.h"
#include "ui/tables/record_words.h"
#include "ui/workspace/prompts.h"
#include "ui/workspace/workspace.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace ui {

namespace {

constexpr std::size_t manyRows = 100000; // from here on a filter waits for the next letter
constexpr int waitMs = 120;
constexpr std::size_t mostEdited = 100000;

/// "41 records that refer to it": what goes with records that are deleted.
QString dependentsText(const model::Dependents& dependents, bool isOne)
{
    std::size_t removed = 0, cleared = 0;
    for (const auto& [kind, count] : dependents.removedCounts)
        removed += count;
    for (const auto& [kind, count] : dependents.clearedCounts)
        cleared += count;
    QString text;
    if (removed > 0)
        text += counted(RecordPage::tr(" and {n} {n|record that refers|records that refer} to %1"), removed)
                    .arg(isOne ? RecordPage::tr("it") : RecordPage::tr("them"));
    text += QLatin1Char('?');
    if (cleared > 0)
        text += counted(RecordPage::tr(" {n} more {n|record loses its|records lose their} reference."), cleared);
    return text;
}

}

RecordPage::RecordPage(Workspace& workspace, model::RecordKind kind, QWidget* parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_edits(workspace)
    , m_model(new RecordTableModel(workspace, kind, this))
    , m_view(new RecordTableView(workspace, m_model, this))
    , m_notice(new NoticeBar(this))
    , m_find(new FindBar(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_notice);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_find);
    connectAll();
}

void RecordPage::connectAll()
{
    connect(m_view->head(), &FilterHeader::filterEdited, this, &RecordPage::applyFilter);
    connect(m_view, &RecordTableView::recordPicked, this, [this](std::int64_t id) { emit recordPicked({ kind(), id }); });
    connect(m_view, &RecordTableView::copyWanted, this, &RecordPage::copy);
    connect(m_view, &RecordTableView::pasteWanted, this, &RecordPage::paste);
    connect(m_view, &RecordTableView::clearWanted, this, &RecordPage::clearSelected);
    connect(m_view, &RecordTableView::deleteWanted, this, &RecordPage::removeSelected);
    connect(m_view, &RecordTableView::duplicateWanted, this, &RecordPage::duplicate);
    connect(m_view, &RecordTableView::fillDownWanted, this, &RecordPage::fillDown);
    connect(m_view, &RecordTableView::mergeWanted, this, &RecordPage::mergeSelected);
    connect(m_view, &RecordTableView::addWanted, this, &RecordPage::add);
    connect(m_view, &RecordTableView::allWanted, this, [this] {
        clearFilters();
        emit allWanted();
    });
    connect(m_view, &RecordTableView::findWanted, m_find, &FindBar::open);
    connect(m_view, &RecordTableView::menuWanted, this, &RecordPage::showMenu);
    connect(m_view, &RecordTableView::fillWanted, this, [this](int column, const QString& text) {
        editAll([&] { return m_edits.setCells(kind(), m_view->selectedIds(), static_cast<std::size_t>(column), text); });
    });
    connect(m_find, &FindBar::findWanted, this, &RecordPage::find);
    connect(m_find, &FindBar::closed, m_view, [this] { m_view->setFocus(Qt::OtherFocusReason); });
    connect(m_notice, &NoticeBar::dismissed, m_view, [this] { m_view->setFocus(Qt::OtherFocusReason); });
    connect(m_model, &RecordTableModel::counted, this, &RecordPage::counted);
    connect(m_model, &RecordTableModel::draftStored, this, [this](std::int64_t id, bool isLeft) {
        // The last cell may have made a name, which is said in spite of the record that is stored with it.
        if (const auto made = std::exchange(m_justMade, std::nullopt))
            tellNew(*made, false);
        else
            m_notice->dismiss();
        if (isLeft)
            return;
        m_view->selectRecord(id);
        emit recordPicked({ kind(), id });
    });
    connect(m_model, &RecordTableModel::nameMade, this, [this](const model::RecordRef& made) { tellNew(made); });
    // What is said takes room from the table: the row it is about stays in sight.
    connect(
        m_notice, &NoticeBar::shown, m_view, [this] { m_view->showRow(m_view->currentIndex().row()); }, Qt::QueuedConnection);
    connect(&m_workspace, &Workspace::dataChanged, this, &RecordPage::takeChanges);
}

void RecordPage::setDataset()
{
    m_notice->hide();
    m_model->setDataset();
    m_view->head()->setDelay(m_model->list().total() > manyRows ? waitMs : 0);
}

void RecordPage::applyFilter(int column, const QString& text)
{
    m_view->head()->setReason(column, m_model->setFilter(column, text));
}

void RecordPage::setFilter(const QString& column, const QString& text)
{
    if (const auto place = model::fieldNamed(kind(), fromQt(column))) {
        m_view->head()->setFilterText(static_cast<int>(*place), text);
        m_view->head()->applyNow();
        applyFilter(static_cast<int>(*place), text);
    }
}

void RecordPage::clearFilters()
{
    m_view->head()->clearFilters();
    m_view->head()->applyNow();
    m_model->setFilters({});
}

bool RecordPage::showRecord(std::int64_t id)
{
    if (m_model->rowOf(id) < 0)
        return false;
    m_view->selectRecord(id);
    return true;
}

void RecordPage::showFirstMarked()
{
    m_view->showRow(m_model->firstMarked(), QAbstractItemView::PositionAtTop);
}

void RecordPage::find(const QString& text, int step, bool isNew)
{
    const auto& list = m_model->list();
    if (list.size() == 0 || text.isEmpty()) {
        m_find->setFound(0, 0);
        return;
    }
    m_model->dropDraft();
    const auto count = static_cast<int>(list.size());
    const int current = std::max(0, m_view->currentIndex().row());
    const int start = isNew || !m_view->currentIndex().isValid() ? current : (current + step + count) % count;
    const auto found = list.find(fromQt(text), static_cast<std::size_t>(start), step);
    if (list.size() > manyRows && found)
        m_find->setFoundSome();
    else {
        const auto places = list.findAll(fromQt(text));
        const auto place = found ? std::ranges::lower_bound(places, *found) - places.begin() : -1;
        m_find->setFound(static_cast<int>(place) + 1, static_cast<int>(places.size()));
    }
    if (!found)
        return;
    m_view->selectRecord(list.id(*found));
    // To the cell that has it, which may be out of sight.
    const int row = m_model->rowOf(list.id(*found));
    for (const auto column : m_view->shownColumns()) {
        const auto index = m_model->index(row, static_cast<int>(column));
        if (index.data().toString().contains(text, Qt::CaseInsensitive)) {
            m_view->setCurrentIndex(index);
            break;
        }
    }
}

void RecordPage::showRows(const RecordEdits::Ids& ids)
{
    m_view->showRows(ids);
}

void RecordPage::takeChanges(const model::Changes& changes)
{
    const auto own = changes.ids.find(kind());
    m_lastChanged = own == changes.ids.end() ? RecordEdits::Ids() : own->second;
    if (m_notice->hasOffers())
        m_notice->hide(); // what could be undone is not the last step any more
}

void RecordPage::openFind()
{
    m_find->open();
}

void RecordPage::findNext()
{
    m_find->goOn(1);
}

void RecordPage::findPrevious()
{
    m_find->goOn(-1);
}

bool RecordPage::refuseWhereReadOnly()
{
    if (m_edits.canEdit())
        return false;
    m_notice->say(m_workspace.isBusy() ? tr("A job is at work on this document. Wait until it is done, or cancel it.")
            : m_workspace.isOpen()     ? tr("This document is read-only. Save a copy to edit it.")
                                       : tr("No document is open. Open one, or make a new one."));
    return true;
}

void RecordPage::tell(const RecordEdits::Reason& reason)
{
    if (reason)
        m_notice->say(*reason);
    else
        m_notice->dismiss();
}

/// What is written into one record is seen in its row; into many, some out of sight, it is said.
void RecordPage::editAll(const std::function<RecordEdits::Reason()>& edit)
{
    m_lastChanged.clear();
    const auto reason = edit();
    if (reason || m_lastChanged.size() < 2)
        tell(reason);
    else
        tellDone(tr("%1 changed.").arg(recordsText(kind(), m_lastChanged.size())));
}

NoticeBar::Offer RecordPage::undoOffer()
{
    return { tr("&Undo"), [this, label = m_workspace.undoLabel()] {
                if (m_workspace.undoLabel() == label)
                    m_workspace.undo();
            } };
}

void RecordPage::tellDone(const QString& sentence)
{
    m_notice->tell(sentence, { undoOffer() });
}

void RecordPage::tellNew(const model::RecordRef& made, bool isLastStep)
{
    QList<NoticeBar::Offer> offers { { tr("&Fill in"), [this, made] { emit recordWanted(made); } } };
    if (isLastStep)
        offers << undoOffer();
    m_notice->tell(newNameText(made, *m_workspace.dataset()), offers);
    m_justMade = made;
    QMetaObject::invokeMethod(
        this, [this] { m_justMade.reset(); }, Qt::QueuedConnection);
}

void RecordPage::startDraft(const model::TableRecord& record, const std::vector<bool>& isKnown, int row)
{
    const auto first = m_model->startDraft(record, isKnown, row);
    // To the first field that still needs something.
    int column = m_view->head()->logicalIndex(0);
    for (const auto each : m_view->shownColumns()) {
        if (m_model->index(first.row(), static_cast<int>(each)).data(RecordTableModel::MissingRole).toBool()) {
            column = static_cast<int>(each);
            break;
        }
    }
    m_view->setCurrentIndex(m_model->index(first.row(), column));
    m_view->scrollTo(m_view->currentIndex());
    m_view->setFocus(Qt::OtherFocusReason);
}

void RecordPage::add()
{
    if (refuseWhereReadOnly())
        return;
    const auto& dataset = *m_workspace.dataset();
    const auto current = m_view->currentIndex();
    const bool isBeside = current.isValid() && current.row() != m_model->draftRow();
    // From the row one is at, else from the record one was at in another table.
    const auto from = isBeside ? std::optional(m_model->recordAt(current.row()))
        : m_workspace.record() ? model::recordOf(dataset, *m_workspace.record())
                               : std::nullopt;
    const auto selected = model::recordMarks(m_workspace.selection(), m_workspace.view(), dataset).organization;
    const auto draft = draftBeside(kind(), from, selected, m_workspace.resolvedView().at, dataset);
    startDraft(draft.record, draft.isKnown, isBeside ? current.row() : -1);
}

void RecordPage::duplicate()
{
    const auto current = m_view->currentIndex();
    if (refuseWhereReadOnly() || !current.isValid() || current.row() == m_model->draftRow())
        return;
    const auto ids = m_view->selectedIds();
    if (ids.size() > 1) {
        duplicateAll(ids);
        return;
    }
    const auto record = m_model->recordAt(current.row());
    std::vector<bool> isKnown(model::fieldsOf(kind()).size(), true);
    startDraft(record, isKnown, current.row());
    m_notice->say(tr("A copy: change what tells the two apart, such as the quarter or the source. Esc drops it."), false);
}

void RecordPage::duplicateAll(const RecordEdits::Ids& ids)
{
    if (!model::fieldNamed(kind(), "quarter") || model::fieldNamed(kind(), "name")) {
        m_notice->say(tr("Choose one row: several can be duplicated only where each has a quarter, for the next one."), false);
        return;
    }
    RecordEdits::Ids made;
    if (const auto reason = m_edits.repeatInNextQuarter(kind(), ids, made)) {
        m_notice->say(*reason);
        return;
    }
    showRows(made);
    tellDone(tr("%1 added for the next quarter.").arg(recordsText(kind(), made.size())));
}

void RecordPage::fillDown()
{
    if (refuseWhereReadOnly())
        return;
    const auto ids = m_view->selectedIds();
    if (ids.size() < 2)
        m_notice->say(tr("Select the value and the cells below it that shall have it, then fill down."), false);
    else
        editAll([&] { return m_edits.fillDown(kind(), ids, m_view->selectedColumns()); });
}

void RecordPage::clearSelected()
{
    const auto columns = m_view->selectedColumns();
    const auto current = m_view->currentIndex();
    if (refuseWhereReadOnly() || !current.isValid())
        return;
    if (current.row() == m_model->draftRow()) {
        m_model->setData(current, QString());
        return;
    }
    const auto ids = m_view->selectedIds();
    const auto all = model::fieldsOf(kind());
    if (m_view->hasWholeRows()) // an undo selects them, too: nothing is deleted by a key that empties
        m_notice->tell(
            tr("Shift+Del deletes %1.").arg(recordsText(kind(), ids.size())), { { tr("&Delete"), [this] { removeSelected(); } } });
    else if (std::ranges::none_of(columns, [&](std::size_t column) { return canBeEmpty(all[column]); }))
        m_notice->say(tr("%1 cannot be empty. Shift+Del deletes the whole record.")
                          .arg(columns.empty() ? QString() : columnLongTitle(kind(), columns.front())),
            false);
    else
        editAll([&] { return m_edits.clearCells(kind(), ids, columns); });
}

void RecordPage::removeSelected()
{
    if (m_view->currentIndex().isValid() && m_view->currentIndex().row() == m_model->draftRow()) {
        m_model->dropDraft();
        return;
    }
    const auto ids = m_view->selectedIds();
    if (ids.empty() || refuseWhereReadOnly())
        return;
    const auto dependents = model::dependentsOf(*m_workspace.dataset(), kind(), ids);
    if (ids.size() == 1 && dependents.empty()) {
        remove(ids); // one step, undone with one key: no question
        return;
    }
    const auto one = model::recordOf(*m_workspace.dataset(), { kind(), ids.front() });
    const auto what = ids.size() == 1 ? toQt(model::recordName(*one, *m_workspace.dataset())) : recordsText(kind(), ids.size());
    m_notice->ask(
        tr("Delete %1").arg(what) + dependentsText(dependents, ids.size() == 1), tr("&Delete"), tr("&Keep"), [this, ids] { remove(ids); });
}

void RecordPage::mergeSelected()
{
    if (refuseWhereReadOnly())
        return;
    const auto current = m_view->currentIndex();
    if (!model::canBeMerged(kind()) || !current.isValid() || current.row() == m_model->draftRow()) {
        m_notice->say(tr("Choose an organization, a chip or a source in its table first, then what it is merged into."), false);
        return;
    }
    const auto from = model::refOf(m_model->recordAt(current.row()));
    auto others = m_view->selectedIds();
    std::erase(others, from.id);
    const auto into = others.size() == 1 ? std::optional(model::RecordRef { kind(), others.front() }) : std::nullopt;
    auto* dialog = new MergeDialog(m_workspace, from, into, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &MergeDialog::merged, this, [this](const model::RecordRef& kept) {
        if (showRecord(kept.id))
            emit recordPicked(kept);
    });
    dialog->open();
}

void RecordPage::remove(const RecordEdits::Ids& ids)
{
    // Asked again: others may have written while the question stood.
    const int row = m_view->currentIndex().row();
    const int column = std::max(0, m_view->currentIndex().column());
    const auto reason = m_edits.remove(kind(), ids, model::dependentsOf(*m_workspace.dataset(), kind(), ids));
    if (m_model->rowCount() > 0 && !m_view->currentIndex().isValid())
        m_view->setCurrentIndex(m_model->index(std::clamp(row, 0, m_model->rowCount() - 1), column));
    if (reason)
        m_notice->say(*reason);
    else
        tellDone(tr("%1 deleted.").arg(recordsText(kind(), ids.size())));
}

/// With titles where whole rows are selected, so that they can be pasted anywhere.
void RecordPage::copy() const
{
    const auto ids = m_view->selectedIds();
    if (ids.empty())
        return;
    const auto block = model::copiedBlock(*m_workspace.dataset(), kind(), ids, m_view->selectedColumns(), m_view->hasWholeRows());
    QGuiApplication::clipboard()->setText(toQt(model::blockText(block)));
}

/// One value goes into the selected cells of its column; a block is looked at first.
void RecordPage::paste()
{
    if (refuseWhereReadOnly())
        return;
    model::TextBlock block;
    try {
        block = model::readBlock(fromQt(QGuiApplication::clipboard()->text()));
    } catch (const model::Error& error) {
        m_notice->say(toQt(m_workspace.words()(error.sentence)));
        return;
    }
    if (block.empty()) {
        m_notice->say(tr("There is no text to paste. Copy cells in a spreadsheet first."), false);
        return;
    }
    const auto columns = m_view->selectedColumns();
    const auto ids = m_view->selectedIds();
    if (block.size() == 1 && block.front().size() == 1 && columns.size() == 1 && !ids.empty() && ids.size() <= mostEdited) {
        editAll([&] { return m_edits.setCells(kind(), ids, columns.front(), toQt(block.front().front())); });
        return;
    }
    auto* dialog = new PasteDialog(m_workspace, kind(), block, m_view->shownColumns(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this] {
        const auto pasted = m_lastChanged;
        showRows(pasted);
        tellDone(tr("%1 pasted.").arg(recordsText(kind(), pasted.size())));
    });
    dialog->open();
}

/// What a record rests on, and what happened to it.
void RecordPage::addSourceEntries(QMenu& menu, int row)
{
    const auto record = m_model->recordAt(row);
    const auto* source = std::visit([this](const auto& known) { return sourceOf(known, *m_workspace.dataset()); }, record);
    if (const auto url = source ? webAddress(toQt(source->url)) : QUrl(); url.isValid()) {
        auto title = menu.fontMetrics().elidedText(toQt(source->title), Qt::ElideRight, 320);
        menu.addAction(tr("&Open the source: %1").arg(title.replace(QLatin1Char('&'), QStringLiteral("&&"))), this,
            [this, url] { m_workspace.prompts().openUrl(url); });
    }
    menu.addAction(tr("&History of this record"), this, [this, ref = model::refOf(record)] { emit historyWanted(ref); });
    menu.addSeparator();
}

void RecordPage::showMenu(const QPoint& globalPosition)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto current = m_view->currentIndex();
    if (current.isValid() && current.row() != m_model->draftRow()) {
        const auto column = static_cast<std::size_t>(current.column());
        const auto text = toQt(model::cellText(m_model->recordAt(current.row()), column, *m_workspace.dataset()));
        const auto wanted = text.isEmpty() ? QStringLiteral("empty") : QStringLiteral("=") + text;
        const auto title = columnLongTitle(kind(), column);
        menu->addAction(tr("&Filter by this %1").arg(title.toLower()), this,
            [this, column, wanted] { setFilter(toQt(model::fieldsOf(kind())[column].name), wanted); });
        menu->addSeparator();
        addSourceEntries(*menu, current.row());
    }
    const auto entry = [&](const QString& text, const QString& key, auto slot, bool isEdit = true) {
        auto* action = menu->addAction(text + QLatin1Char('\t') + key, this, slot);
        action->setEnabled(!isEdit || m_edits.canEdit());
    };
    entry(tr("&Copy"), tr("Ctrl+C"), &RecordPage::copy, false);
    entry(tr("&Paste..."), tr("Ctrl+V"), &RecordPage::paste);
    menu->addSeparator();
    entry(tr("&Add a record"), tr("Ins"), &RecordPage::add);
    entry(tr("D&uplicate"), tr("Ctrl+D"), &RecordPage::duplicate);
    entry(tr("Fill &down"), tr("Ctrl+Shift+D"), &RecordPage::fillDown);
    if (model::canBeMerged(kind()))
        entry(tr("&Merge into..."), tr("Ctrl+M"), &RecordPage::mergeSelected);
    entry(tr("D&elete"), tr("Shift+Del"), &RecordPage::removeSelected);
    menu->popup(globalPosition);
}

}
