// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/organization_panel.h"

#include "model/records/words.h"
#include "model/view/resolve.h"
#include "ui/base/labels.h"
#include "ui/base/text.h"
#include "ui/panels/check_tree.h"
#include "ui/panels/filter_names.h"

#include <QVBoxLayout>

#include <map>

namespace ui {

namespace {

struct GroupName {
    int order = 0; ///< of groups: kinds in their own order, what has none last, else by label
    QString label;
    QString key;
    auto operator<(const GroupName& other) const
    {
        return order != other.order ? order < other.order : QString::localeAwareCompare(label, other.label) < 0;
    }
};

QString tip(const model::Organization& organization, const model::Dataset& dataset)
{
    QStringList lines { toQt(organization.name) };
    if (!organization.country.empty())
        lines << countryLabel(toQt(organization.country));
    if (organization.partOf)
        lines << OrganizationPanel::tr("part of %1").arg(toQt(dataset.name(*organization.partOf)));
    if (!organization.notes.empty())
        lines << toQt(organization.notes);
    return lines.join(QLatin1Char('\n'));
}

}

OrganizationPanel::OrganizationPanel(QWidget* parent)
    : QWidget(parent)
    , m_dataset(std::make_shared<const model::Dataset>())
    , m_tree(new CheckTree(tr("Organizations"), this))
    , m_orderButton(
          m_tree->makeOrderButton({ tr("by kind"), tr("by country"), tr("by parent") }, { tr("Highest value first"), tr("By name") }))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_tree);
    connect(m_tree, &CheckTree::groupingPicked, this, &OrganizationPanel::setGrouping);
    connect(m_tree, &CheckTree::checkedPicked, this, &OrganizationPanel::pickChecked);
    connect(m_tree, &CheckTree::namePicked, this, &OrganizationPanel::organizationPicked);
}

void OrganizationPanel::setDataset(const std::shared_ptr<const model::Dataset>& dataset)
{
    m_dataset = dataset;
    m_tree->setSearchHint(tr("Search %1 organizations").arg(dataset->organizations().size()));
    fill();
    fillChecks();
}

void OrganizationPanel::setView(const model::ViewState& view)
{
    // Names stand by what they have in this quarter and unit, ticked or not.
    const auto measured = [](model::ViewState asked) {
        for (auto* filter : { &asked.organization, &asked.kind, &asked.country })
            filter->reset();
        return asked;
    };
    if (measured(view) != measured(m_view))
        m_tree->forgetOrder();
    m_view = view;
    fillChecks();
}

void OrganizationPanel::setSideValues(const std::vector<model::SideValue>& values)
{
    m_sideValues = values;
    fillValues();
}

void OrganizationPanel::setThemeKind(charts::ThemeKind theme)
{
    m_theme = theme;
    fillValues();
}

void OrganizationPanel::setSelected(const QString& organization)
{
    m_tree->setSelected(organization);
}

void OrganizationPanel::addMenuAction(QAction* action)
{
    m_tree->addMenuAction(action);
}

void OrganizationPanel::setGrouping(int grouping)
{
    m_grouping = static_cast<Grouping>(grouping);
    fill();
}

void OrganizationPanel::fill()
{
    const auto groupOf = [this](const model::Organization& organization) -> GroupName {
        switch (m_grouping) {
        case Grouping::Kind:
            return { static_cast<int>(organization.kind), organizationKindLabel(organization.kind), toQt(model::word(organization.kind)) };
        case Grouping::Country: {
            const auto code = toQt(organization.country);
            return { code.isEmpty() ? 1 : 0, countryLabel(code), code };
        }
        case Grouping::PartOf: {
            const auto name = organization.partOf ? toQt(m_dataset->name(*organization.partOf)) : QString();
            return { name.isEmpty() ? 1 : 0, name.isEmpty() ? tr("Part of no other") : name, name };
        }
        }
        return {};
    };
    std::map<GroupName, QList<CheckItem>> members;
    m_dataset->organizations().forEach([&](const model::Organization& organization) {
        members[groupOf(organization)].append({ toQt(organization.name), tip(organization, *m_dataset), toQt(organization.aliases) });
    });
    QList<CheckGroup> groups;
    for (const auto& [group, items] : members)
        groups.append({ group.key, group.label, items });
    m_tree->setGroups(groups);
}

void OrganizationPanel::fillValues()
{
    QHash<QString, CheckValue> values;
    for (const auto& side : m_sideValues) {
        const auto color = side.isDrawn ? charts::theme(m_theme).color(side.paint) : QColor();
        values.insert(toQt(m_dataset->name(side.organization)), { toQt(side.text), side.value, color });
    }
    m_tree->setValues(values);
}

void OrganizationPanel::fillChecks()
{
    QSet<QString> checked;
    m_dataset->organizations().forEach([&](const model::Organization& organization) {
        if (model::passes(m_view.organization, organization.name) && model::passes(m_view.kind, model::word(organization.kind))
            && model::passes(m_view.country, organization.country))
            checked.insert(toQt(organization.name));
    });
    m_tree->setChecked(checked);
    QSet<QString> pinned;
    for (const auto& name : m_view.pin)
        pinned.insert(toQt(name));
    m_tree->setMarked(pinned, tr("pinned"));
}

void OrganizationPanel::pickChecked(const QSet<QString>& names)
{
    std::vector<NameOfKind> all;
    m_dataset->organizations().forEach([&](const model::Organization& organization) {
        all.push_back({ organization.name, std::string(model::word(organization.kind)), names.contains(toQt(organization.name)) });
    });
    const auto filter = filterFor(all);
    auto view = m_view;
    view.country.reset(); // what it hid is unticked, and stays so
    view.kind = filter.kinds;
    view.organization = filter.names;
    emit viewPicked(view);
}

}
