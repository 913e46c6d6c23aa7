// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/versus_editor.h"

#include "model/records/words.h"
#include "ui/base/plain_text.h"
#include "ui/base/screen_room.h"
#include "ui/base/text.h"
#include "ui/panels/chip_panel.h"
#include "ui/panels/organization_panel.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QListWidget>
#include <QPushButton>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

namespace {

constexpr std::size_t fewestGroups = 2;
constexpr std::size_t mostGroups = 12;

/// A column of the dialog under its heading, with what orders it beside that.
QVBoxLayout* column(const QString& heading, QWidget* content, QWidget* order, QWidget* parent)
{
    auto* label = new PlainLabel(heading, parent);
    label->setBuddy(content);
    auto* head = new QHBoxLayout;
    head->addWidget(label, 1);
    if (order)
        head->addWidget(order);
    auto* layout = new QVBoxLayout;
    layout->addLayout(head);
    layout->addWidget(content, 1);
    return layout;
}

}

VersusEditor::VersusEditor(QWidget* parent)
    : QDialog(parent)
    , m_list(new QListWidget(this))
    , m_remove(new QToolButton(this))
    , m_organizations(new OrganizationPanel(this))
    , m_chips(new ChipPanel(this))
{
    setObjectName(QStringLiteral("versusEditor"));
    setWindowTitle(tr("What is compared"));
    m_list->setAccessibleName(tr("Groups"));
    m_list->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed | QAbstractItemView::SelectedClicked);
    auto* add = new QToolButton(this);
    add->setText(tr("Add"));
    add->setFocusPolicy(Qt::StrongFocus);
    m_remove->setText(tr("Remove"));
    m_remove->setFocusPolicy(Qt::StrongFocus);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(add);
    buttons->addWidget(m_remove);
    buttons->addStretch();
    auto* groups = column(tr("&Groups (F2 renames)"), m_list, nullptr, this);
    groups->addLayout(buttons);

    auto* columns = new QHBoxLayout;
    columns->setSpacing(16);
    columns->addLayout(groups, 2);
    columns->addLayout(column(tr("&Organizations of the group"), m_organizations, m_organizations->orderButton(), this), 3);
    columns->addLayout(column(tr("&Chips of the group"), m_chips, m_chips->orderButton(), this), 3);

    auto* box = new QDialogButtonBox(QDialogButtonBox::Close, this);
    auto* largest = box->addButton(tr("Largest against all others"), QDialogButtonBox::ResetRole);
    auto* kinds = box->addButton(tr("TPUs against GPUs"), QDialogButtonBox::ResetRole);
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(columns, 1);
    layout->addWidget(box);
    resize(firstSizeOf(*this, { 860, 560 }));

    connect(m_list, &QListWidget::currentRowChanged, this, &VersusEditor::showCurrent);
    connect(m_list, &QListWidget::itemChanged, this, &VersusEditor::rename);
    connect(add, &QToolButton::clicked, this, &VersusEditor::addGroup);
    connect(m_remove, &QToolButton::clicked, this, &VersusEditor::removeGroup);
    connect(m_organizations, &OrganizationPanel::viewPicked, this, &VersusEditor::takeFilters);
    connect(m_chips, &ChipPanel::viewPicked, this, &VersusEditor::takeFilters);
    connect(box, &QDialogButtonBox::rejected, this, &QDialog::hide);
    connect(largest, &QPushButton::clicked, this, [this] { emit groupsPicked({}); });
    connect(kinds, &QPushButton::clicked, this, &VersusEditor::pickKinds);
}

void VersusEditor::setDataset(const std::shared_ptr<const model::Dataset>& dataset)
{
    m_organizations->setDataset(dataset);
    m_chips->setDataset(dataset);
    showCurrent();
}

void VersusEditor::setThemeKind(charts::ThemeKind theme)
{
    m_organizations->setThemeKind(theme);
    m_chips->setThemeKind(theme);
}

void VersusEditor::setGroups(const std::vector<model::VersusGroup>& groups)
{
    if (groups == m_groups)
        return;
    m_groups = groups;
    fill();
}

void VersusEditor::fill()
{
    {
        const QSignalBlocker blocker(m_list);
        const auto row = std::max(0, m_list->currentRow());
        m_list->clear();
        for (const auto& group : m_groups) {
            auto* item = new QListWidgetItem(toQt(group.name), m_list);
            item->setFlags(item->flags() | Qt::ItemIsEditable);
        }
        m_list->setCurrentRow(std::min(row, m_list->count() - 1));
    }
    showCurrent();
}

model::VersusGroup* VersusEditor::current()
{
    const auto row = static_cast<std::size_t>(m_list->currentRow());
    return m_list->currentRow() < 0 || row >= m_groups.size() ? nullptr : &m_groups[row];
}

void VersusEditor::showCurrent()
{
    const auto* group = current();
    m_organizations->setEnabled(group != nullptr);
    m_chips->setEnabled(group != nullptr);
    m_remove->setEnabled(group != nullptr && m_groups.size() > fewestGroups);
    if (group == nullptr)
        return;
    model::ViewState view;
    view.organization = group->organization;
    view.kind = group->kind;
    view.country = group->country;
    view.chip = group->chip;
    view.chipKind = group->chipKind;
    view.vendor = group->vendor;
    m_organizations->setView(view);
    m_chips->setView(view);
}

/// Both panels hand on the filters of the other.
void VersusEditor::takeFilters(const model::ViewState& view)
{
    auto* group = current();
    if (group == nullptr)
        return;
    *group = { group->name, view.organization, view.chip, view.chipKind, view.kind, view.country, view.vendor };
    showCurrent();
    emit groupsPicked(m_groups);
}

/// A name that is empty or taken is not: the old one comes back.
void VersusEditor::rename(QListWidgetItem* item)
{
    auto& group = m_groups[static_cast<std::size_t>(m_list->row(item))];
    const auto name = fromQt(item->text().trimmed());
    const bool isTaken
        = std::any_of(m_groups.begin(), m_groups.end(), [&](const auto& other) { return &other != &group && other.name == name; });
    if (name.empty() || isTaken) {
        const QSignalBlocker blocker(m_list);
        item->setText(toQt(group.name));
        return;
    }
    if (name == group.name)
        return;
    group.name = name;
    emit groupsPicked(m_groups);
}

QString VersusEditor::freeName() const
{
    for (int n = 1;; ++n) {
        auto name = tr("Group %1").arg(n);
        if (std::none_of(m_groups.begin(), m_groups.end(), [&](const auto& group) { return toQt(group.name) == name; }))
            return name;
    }
}

void VersusEditor::addGroup()
{
    if (m_groups.size() >= mostGroups)
        return;
    model::VersusGroup group;
    group.name = fromQt(freeName());
    group.organization.emplace(); // nobody yet
    m_groups.push_back(group);
    fill();
    m_list->setCurrentRow(m_list->count() - 1);
    m_list->setFocus(Qt::OtherFocusReason);
    m_list->editItem(m_list->currentItem());
    emit groupsPicked(m_groups);
}

void VersusEditor::removeGroup()
{
    if (current() == nullptr || m_groups.size() <= fewestGroups)
        return;
    m_groups.erase(m_groups.begin() + m_list->currentRow());
    fill();
    emit groupsPicked(m_groups);
}

void VersusEditor::pickKinds()
{
    model::VersusGroup tpus;
    tpus.name = fromQt(tr("TPUs"));
    tpus.chipKind = { std::string(model::word(model::ChipKind::Tpu)) };
    model::VersusGroup gpus;
    gpus.name = fromQt(tr("GPUs"));
    gpus.chipKind = { std::string(model::word(model::ChipKind::Gpu)) };
    m_list->setCurrentRow(0);
    emit groupsPicked({ tpus, gpus });
}

}
