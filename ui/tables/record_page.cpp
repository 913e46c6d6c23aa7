// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/record_page.h"

#include "model/base/error.h"
#include "ui/base/counts.h"
#include "ui/base/text.h"
#include "ui/tables/filter_header.h"
#include "ui/tables/find_bar.h"
#include "ui/tables/merge_dialog.h"
#include "ui/tables/notice_bar.h"
#include "ui/tables/paste_dialog.h"
#include "ui/tables/record_table_view.h"
#include "ui/tables/record_words.h"
#include "ui/workspace/workspace.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QVBoxLayout>

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
    connect(m_view, &RecordTableView::deleteWanted, this, &RecordPage::removeSelected);
    connect(m_view, &RecordTableView::duplicateWanted, this, &RecordPage::duplicate);
    connect(m_view, &RecordTableView::fillDownWanted, this, &RecordPage::fillDown);
    connect(m_view, &RecordTableView::mergeWanted, this, &RecordPage::mergeSelected);
    connect(m_view, &RecordTableView::addWanted, this, &RecordPage::add);
    connect(m_view, &RecordTableView::findWanted, m_find, &FindBar::open);
    connect(m_view, &RecordTableView::menuWanted, this, &RecordPage::showMenu);
    connect(m_view, &RecordTableView::fillWanted, this, [this](int column, const QString& text) {
        tell(m_edits.setCells(kind(), m_view->selectedIds(), static_cast<std::size_t>(column), text));
    });
    connect(m_find, &FindBar::findWanted, this, &RecordPage::find);
    connect(m_find, &FindBar::closed, m_view, [this] { m_view->setFocus(Qt::OtherFocusReason); });
    connect(m_notice, &NoticeBar::dismissed, m_view, [this] { m_view->setFocus(Qt::OtherFocusReason); });
    connect(m_model, &RecordTableModel::counted, this, &RecordPage::counted);
    connect(m_model, &RecordTableModel::draftStored, this, [this](std::int64_t id) {
        m_view->selectRecord(id);
        emit recordPicked({ kind(), id });
    });
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
        applyFilter(static_cast<int>(*place), text);
    }
}

void RecordPage::clearFilters()
{
    m_view->head()->clearFilters();
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
    m_view->showRow(m_model->firstMarked());
}

void RecordPage::find(const QString& text, int step, bool isNew)
{
    const auto& list = m_model->list();
    if (list.size() == 0 || text.isEmpty()) {
        m_find->setFound(text.isEmpty());
        return;
    }
    m_model->dropDraft();
    const auto count = static_cast<int>(list.size());
    const int current = std::max(0, m_view->currentIndex().row());
    const int start = isNew || !m_view->currentIndex().isValid() ? current : (current + step + count) % count;
    const auto found = list.find(fromQt(text), static_cast<std::size_t>(start), step);
    m_find->setFound(found.has_value());
    if (found)
        m_view->selectRecord(list.id(*found));
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
    const auto all = model::fieldsOf(kind());
    const auto current = m_view->currentIndex();
    const bool isBeside = current.isValid() && current.row() != m_model->draftRow();
    auto record = isBeside ? m_model->recordAt(current.row()) : model::emptyRecord(kind());
    const auto empty = model::emptyRecord(kind());
    std::vector<bool> isKnown(all.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
        // Numbers and what is said about one record only are not taken over.
        const bool isShared = all[i].type != model::FieldType::Number && all[i].type != model::FieldType::Text;
        if (!isShared)
            model::copyCell(record, empty, i);
        isKnown[i] = all[i].type == model::FieldType::Word
            || (isBeside && isShared && !model::cellText(record, i, *m_workspace.dataset()).empty());
    }
    startDraft(record, isKnown, isBeside ? current.row() : -1);
}

void RecordPage::duplicate()
{
    const auto current = m_view->currentIndex();
    if (refuseWhereReadOnly() || !current.isValid() || current.row() == m_model->draftRow())
        return;
    const auto record = m_model->recordAt(current.row());
    std::vector<bool> isKnown(model::fieldsOf(kind()).size(), true);
    startDraft(record, isKnown, current.row());
    m_notice->say(tr("A copy: change what tells the two apart, such as the quarter or the source. Esc drops it."), false);
}

void RecordPage::fillDown()
{
    if (refuseWhereReadOnly())
        return;
    const auto ids = m_view->selectedIds();
    if (ids.size() < 2)
        m_notice->say(tr("Select the value and the cells below it that shall have it, then fill down."), false);
    else
        tell(m_edits.fillDown(kind(), ids, m_view->selectedColumns()));
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
    tell(m_edits.remove(kind(), ids, model::dependentsOf(*m_workspace.dataset(), kind(), ids)));
    if (m_model->rowCount() > 0 && !m_view->currentIndex().isValid())
        m_view->setCurrentIndex(m_model->index(std::clamp(row, 0, m_model->rowCount() - 1), column));
}

/// With titles where whole rows are selected, so that they can be pasted anywhere.
void RecordPage::copy() const
{
    const auto ids = m_view->selectedIds();
    if (ids.empty())
        return;
    const auto columns = m_view->selectedColumns();
    model::TextBlock block;
    if (m_view->hasWholeRows()) {
        block.emplace_back();
        for (const auto column : columns)
            block.back().push_back(std::string(model::fieldsOf(kind())[column].name));
    }
    for (const auto id : ids) {
        const auto record = model::recordOf(*m_workspace.dataset(), { kind(), id });
        block.emplace_back();
        for (const auto column : columns)
            block.back().push_back(record ? model::cellText(*record, column, *m_workspace.dataset()) : std::string());
    }
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
        tell(m_edits.setCells(kind(), ids, columns.front(), toQt(block.front().front())));
        return;
    }
    auto* dialog = new PasteDialog(m_workspace, kind(), block, m_view->shownColumns(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
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
    entry(tr("D&elete"), tr("Del"), &RecordPage::removeSelected);
    menu->popup(globalPosition);
}

}
