// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/import/name_list.h"

#include "model/records/words.h"
#include "ui/base/plain_text.h"
#include "ui/base/text.h"
#include "ui/import/editor_table.h"
#include "ui/import/field_title.h"

#include <QComboBox>
#include <QCompleter>
#include <QLineEdit>

#include <algorithm>

namespace ui {

using model::RecordKind;

namespace {

enum NameListColumn { NameColumn, RowsColumn, MeaningColumn, KindColumn };

/// What a row of the box means; a name is an existing record's.
enum Meaning { Ask, Create, LeaveOut, ExistingName };

QStringList allNames(const model::Dataset& dataset, RecordKind kind)
{
    QStringList names;
    if (kind == RecordKind::Organization)
        dataset.organizations().forEach([&](const auto& record) { names << toQt(record.name); });
    else if (kind == RecordKind::Chip)
        dataset.chips().forEach([&](const auto& record) { names << toQt(record.name); });
    else
        dataset.sources().forEach([&](const auto& record) { names << toQt(record.key); });
    names.sort(Qt::CaseInsensitive);
    return names;
}

template <class Enum> QStringList wordsOf()
{
    QStringList words;
    for (const auto word : model::EnumWords<Enum>::words)
        words << toQt(word);
    return words;
}

QStringList kindsOf(RecordKind kind)
{
    if (kind == RecordKind::Organization)
        return wordsOf<model::OrganizationKind>();
    if (kind == RecordKind::Chip)
        return wordsOf<model::ChipKind>();
    return wordsOf<model::SourceKind>();
}

/// The list is kept by what a table calls a thing, and `erase` makes room for a choice that replaces another one.
template <class Records, class Name> void eraseNamed(Records& records, Name name, const std::string& value)
{
    std::erase_if(records, [&](const auto& record) { return record.*name == value; });
}

}

NameList::NameList(const model::Words& words, QWidget* parent)
    : QTableWidget(parent)
    , m_words(words)
    , m_dataset(std::make_shared<const model::Dataset>())
{
    setUpEditorTable(*this, { tr("Name in the file"), tr("Rows"), tr("Means"), tr("Kind of the new one") }, { 250, 60, 300 });
    setAccessibleName(tr("Unknown names"));
}

void NameList::setUnknown(const std::vector<model::UnknownValue>& unknown)
{
    for (const auto& name : unknown) {
        const auto isIt = [&](const Entry& entry) { return entry.unknown.field == name.field && entry.unknown.value == name.value; };
        const auto found = std::ranges::find_if(m_entries, isIt);
        if (found == m_entries.end())
            m_entries.push_back({ name, Choice::None, {}, 0 });
        else if (found->choice != Choice::None)
            found->choice = Choice::None; // what was chosen did not help
    }
    fill();
}

void NameList::clearNames()
{
    m_entries.clear();
    fill();
}

int NameList::unresolved() const
{
    return static_cast<int>(std::ranges::count(m_entries, Choice::None, &Entry::choice));
}

void NameList::createAll()
{
    chooseForUnresolved(Choice::Create);
}

void NameList::leaveOutAll()
{
    chooseForUnresolved(Choice::LeaveOut);
}

void NameList::chooseForUnresolved(Choice choice)
{
    for (auto& entry : m_entries) {
        if (entry.choice == Choice::None) {
            entry.choice = choice;
            write(entry);
        }
    }
    apply();
}

void NameList::fill()
{
    setRowCount(0);
    setRowCount(static_cast<int>(m_entries.size()));
    for (int row = 0; row < rowCount(); ++row)
        fillRow(row);
}

void NameList::fillRow(int row)
{
    const auto index = static_cast<std::size_t>(row);
    const auto& entry = m_entries[index];
    auto* name = new QTableWidgetItem(
        tr("%1: %2", "field and value").arg(fieldTitle(m_words, m_plan.kind, entry.unknown.field), toQt(entry.unknown.value)));
    name->setToolTip(plainToolTip(tr("First in %1, line %2").arg(toQt(entry.unknown.first.file)).arg(entry.unknown.first.line)));
    auto* rows = new QTableWidgetItem(QString::number(entry.unknown.rows));
    rows->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    setItem(row, NameColumn, name);
    setItem(row, RowsColumn, rows);
    setCellWidget(row, MeaningColumn, meaningBox(index));
    if (entry.choice == Choice::Create)
        setCellWidget(row, KindColumn, kindBox(index));
}

QComboBox* NameList::meaningBox(std::size_t index)
{
    const auto& entry = m_entries[index];
    auto* box = new QComboBox;
    box->setAccessibleName(tr("What %1 means").arg(toQt(entry.unknown.value)));
    box->setEditable(true); // to type part of a name
    box->setInsertPolicy(QComboBox::NoInsert);
    box->addItem(tr("choose..."), Ask);
    // Who mistyped a name finds it first; what makes something new is behind it, and all other names are below.
    QStringList near;
    for (const auto& name : entry.unknown.nearest)
        near << toQt(name);
    for (const auto& name : near)
        box->addItem(name, ExistingName);
    box->addItem(tr("leave its rows out"), LeaveOut);
    box->addItem(tr("a new one: %1").arg(toQt(entry.unknown.value)), Create);
    box->insertSeparator(box->count());
    const auto all = allNames(*m_dataset, entry.unknown.kind);
    for (const auto& name : all) {
        if (!near.contains(name))
            box->addItem(name, ExistingName);
    }
    box->completer()->setFilterMode(Qt::MatchContains);
    box->completer()->setCompletionMode(QCompleter::PopupCompletion);
    switch (entry.choice) {
    case Choice::None:
        box->setCurrentIndex(box->findData(Ask));
        break;
    case Choice::Create:
        box->setCurrentIndex(box->findData(Create));
        break;
    case Choice::LeaveOut:
        box->setCurrentIndex(box->findData(LeaveOut));
        break;
    case Choice::Existing:
        box->setCurrentText(toQt(entry.existing));
        break;
    }
    box->lineEdit()->setCursorPosition(0);
    connect(box, &QComboBox::activated, this, [this, box, index](int picked) {
        const auto meaning = box->itemData(picked);
        if (meaning == Create)
            choose(index, Choice::Create);
        else if (meaning == LeaveOut)
            choose(index, Choice::LeaveOut);
        else if (meaning == ExistingName)
            choose(index, Choice::Existing, fromQt(box->itemText(picked)));
        else
            choose(index, Choice::None);
    });
    return box;
}

QComboBox* NameList::kindBox(std::size_t index)
{
    auto* box = new QComboBox;
    box->setAccessibleName(tr("Kind of %1").arg(toQt(m_entries[index].unknown.value)));
    box->addItems(kindsOf(m_entries[index].unknown.kind));
    box->setCurrentIndex(m_entries[index].kind);
    connect(box, &QComboBox::activated, this, [this, index](int kind) {
        m_entries[index].kind = kind;
        write(m_entries[index]);
        apply();
    });
    return box;
}

void NameList::choose(std::size_t index, Choice choice, const std::string& existing)
{
    auto& entry = m_entries[index];
    entry.choice = choice;
    entry.existing = existing;
    if (choice == Choice::Create && entry.unknown.kind == RecordKind::Organization)
        entry.kind = static_cast<int>(model::OrganizationKind::Lab);
    else if (choice == Choice::Create && entry.unknown.kind == RecordKind::Source)
        entry.kind = static_cast<int>(model::SourceKind::Estimate);
    write(entry);
    apply();
}

/// Puts one choice into the plan, in place of any other for the same name.
void NameList::write(const Entry& entry)
{
    auto& field = m_plan.fields[entry.unknown.field];
    const auto& value = entry.unknown.value;
    const auto& wanted = entry.unknown.wanted;
    field.skipped.erase(value);
    if (entry.choice == Choice::Existing)
        field.aliases[value] = entry.existing;
    else if (value == wanted)
        field.aliases.erase(value);
    else
        field.aliases[value] = wanted;
    eraseNamed(m_plan.newOrganizations, &model::Organization::name, wanted);
    eraseNamed(m_plan.newChips, &model::Chip::name, wanted);
    eraseNamed(m_plan.newSources, &model::Source::key, wanted);
    if (entry.choice == Choice::LeaveOut)
        field.skipped.insert(value);
    if (entry.choice != Choice::Create)
        return;
    if (entry.unknown.kind == RecordKind::Organization) {
        model::Organization organization;
        organization.name = wanted;
        organization.kind = static_cast<model::OrganizationKind>(entry.kind);
        m_plan.newOrganizations.push_back(organization);
    } else if (entry.unknown.kind == RecordKind::Chip) {
        model::Chip chip;
        chip.name = wanted;
        chip.kind = static_cast<model::ChipKind>(entry.kind);
        m_plan.newChips.push_back(chip);
    } else {
        model::Source source;
        source.key = wanted;
        source.title = wanted;
        source.kind = static_cast<model::SourceKind>(entry.kind);
        m_plan.newSources.push_back(source);
    }
}

void NameList::apply()
{
    // The box that was picked from is made anew when control is back in the event loop.
    QMetaObject::invokeMethod(
        this,
        [this] {
            fill();
            emit planPicked(m_plan);
        },
        Qt::QueuedConnection);
}

}
