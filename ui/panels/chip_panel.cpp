// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/chip_panel.h"

#include "model/records/words.h"
#include "model/view/resolve.h"
#include "ui/base/labels.h"
#include "ui/base/text.h"
#include "ui/panels/check_tree.h"
#include "ui/panels/filter_names.h"

#include <QVBoxLayout>

#include <map>

namespace ui {

ChipPanel::ChipPanel(QWidget* parent)
    : QWidget(parent)
    , m_dataset(std::make_shared<const model::Dataset>())
    , m_tree(new CheckTree(tr("Chips"), this))
    , m_orderButton(m_tree->makeOrderButton({ tr("by kind"), tr("by vendor") }, { tr("Newest first"), tr("By name") }))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_tree);
    connect(m_tree, &CheckTree::groupingPicked, this, &ChipPanel::setGrouping);
    connect(m_tree, &CheckTree::checkedPicked, this, &ChipPanel::pickChecked);
    connect(m_tree, &CheckTree::namePicked, this, &ChipPanel::chipPicked);
    connect(m_tree, &CheckTree::groupPicked, this, &ChipPanel::groupPicked);
}

void ChipPanel::setDataset(const std::shared_ptr<const model::Dataset>& dataset)
{
    m_dataset = dataset;
    m_tree->setSearchHint(tr("Search %1 chips").arg(dataset->chips().size()));
    fill();
    fillValues();
    fillChecks();
}

void ChipPanel::setView(const model::ViewState& view)
{
    m_view = view;
    fillChecks();
}

void ChipPanel::setFigure(const model::Figure& figure)
{
    m_paints.clear();
    const auto& uses = model::factsOf(figure.kind).uses;
    if (uses.by && uses.measure) {
        for (const auto& series : figure.series)
            m_paints.emplace_back(toQt(series.name), series.paint);
    }
    fillValues();
}

void ChipPanel::setThemeKind(charts::ThemeKind theme)
{
    m_theme = theme;
    fillValues();
}

void ChipPanel::setSelected(const QString& chip)
{
    m_tree->setSelected(chip);
}

void ChipPanel::setSelectedGroup(const QString& key)
{
    m_tree->setSelectedGroup(key);
}

void ChipPanel::setGrouping(int grouping)
{
    m_grouping = static_cast<Grouping>(grouping);
    fill();
    fillValues();
}

void ChipPanel::fill()
{
    std::map<std::pair<int, QString>, CheckGroup> groups;
    m_dataset->chips().forEach([&](const model::Chip& chip) {
        const bool isByKind = m_grouping == Grouping::Kind;
        const auto key = toQt(isByKind ? model::word(chip.kind) : std::string_view(chip.vendor));
        auto& group = groups[{ isByKind ? static_cast<int>(chip.kind) : 0, key }];
        group.key = key;
        group.label = isByKind ? chipKindLabel(chip.kind) : key;
        QStringList tip { toQt(chip.name), toQt(chip.vendor) };
        if (!chip.notes.empty())
            tip << toQt(chip.notes);
        group.items.append({ toQt(chip.name), tip.join(QLatin1Char('\n')), toQt(chip.aliases) });
    });
    QList<CheckGroup> list;
    for (const auto& entry : groups)
        list.append(entry.second);
    m_tree->setGroups(list);
}

void ChipPanel::fillValues()
{
    QHash<QString, QColor> colors;
    for (const auto& [name, paint] : m_paints)
        colors.insert(name, charts::theme(m_theme).color(paint));
    QHash<QString, CheckValue> values;
    m_dataset->chips().forEach([&](const model::Chip& chip) {
        const auto name = toQt(chip.name);
        CheckValue value { {}, {}, colors.value(name) };
        if (chip.introduced) {
            value.text = quarterLabel(*chip.introduced);
            value.number = chip.introduced->index;
        }
        values.insert(name, value);
    });
    m_tree->setValues(values);
    m_tree->setGroupColors(colors);
}

void ChipPanel::fillChecks()
{
    QSet<QString> checked;
    m_dataset->chips().forEach([&](const model::Chip& chip) {
        if (model::passes(m_view.chip, chip.name) && model::passes(m_view.chipKind, model::word(chip.kind))
            && model::passes(m_view.vendor, chip.vendor))
            checked.insert(toQt(chip.name));
    });
    m_tree->setChecked(checked);
}

void ChipPanel::pickChecked(const QSet<QString>& names)
{
    std::vector<NameOfKind> all;
    m_dataset->chips().forEach([&](const model::Chip& chip) {
        all.push_back({ chip.name, std::string(model::word(chip.kind)), names.contains(toQt(chip.name)) });
    });
    const auto filter = filterFor(all);
    auto view = m_view;
    view.vendor.reset(); // what it hid is unticked, and stays so
    view.chipKind = filter.kinds;
    view.chip = filter.names;
    emit viewPicked(view);
}

}
