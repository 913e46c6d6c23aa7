// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/changes_page.h"

#include "model/view/view_query.h"
#include "ui/base/plain_text.h"
#include "ui/base/text.h"
#include "ui/panels/operand_tree.h"
#include "ui/panels/panel_scroll.h"
#include "ui/workspace/workspace.h"

#include <QComboBox>
#include <QFormLayout>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace ui {

namespace {

/// What an entry of the list stands for: quarters before the present one, a quarter, or a saved view.
enum Role { BeforeRole = Qt::UserRole, QuarterRole, ViewRole };

}

ChangesPage::ChangesPage(Workspace& workspace, QWidget* parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_against(new QComboBox(this))
    , m_head(new PlainLabel(this))
    , m_note(new PlainLabel(this))
{
    auto* content = new QWidget(this);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(panelScroll(content, this));

    auto* rows = new QVBoxLayout(content);
    rows->setContentsMargins(12, 4, 12, 12);
    auto* form = new QFormLayout;
    auto* label = new PlainLabel(tr("Changes &since"), content);
    label->setBuddy(m_against);
    m_against->setAccessibleName(tr("Compare with the quarter or view"));
    m_against->setMaxVisibleItems(24);
    m_against->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    form->addRow(label, m_against);
    rows->addLayout(form);
    m_head->setObjectName(QStringLiteral("inspectorHeading"));
    m_head->setWordWrap(true);
    rows->addWidget(m_head);
    m_tree = new OperandTree(content);
    m_tree->setAccessibleName(tr("What changed"));
    rows->addWidget(m_tree);
    m_note->setObjectName(QStringLiteral("muted"));
    m_note->setWordWrap(true);
    rows->addWidget(m_note);
    rows->addStretch(1);

    connect(m_tree, &OperandTree::recordPicked, this, &ChangesPage::recordPicked);
    connect(m_against, &QComboBox::activated, this, &ChangesPage::refresh);
    connect(&m_workspace, &Workspace::figureChanged, this, &ChangesPage::refresh);
    connect(&m_workspace, &Workspace::selectionChanged, this, &ChangesPage::refresh);
}

void ChangesPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    refresh();
}

/// Keeps what was chosen where it is still there.
void ChangesPage::fillChoices()
{
    const QSignalBlocker blocker(m_against);
    const auto chosen = m_against->currentText();
    m_against->clear();
    m_against->addItem(tr("a quarter before"));
    m_against->setItemData(0, 1, BeforeRole);
    m_against->addItem(tr("a year before"));
    m_against->setItemData(1, 4, BeforeRole);
    m_against->addItem(tr("two years before"));
    m_against->setItemData(2, 8, BeforeRole);
    m_workspace.dataset()->savedViews().forEach([&](const model::SavedView& saved) {
        m_against->addItem(tr("View: %1").arg(toQt(saved.name)));
        m_against->setItemData(m_against->count() - 1, toQt(saved.view), ViewRole);
    });
    const auto& timeline = m_workspace.figure().timeline;
    for (auto quarter = timeline.last; quarter >= timeline.first; quarter = quarter - 1) {
        m_against->addItem(toQt(model::quarterText(quarter)));
        m_against->setItemData(m_against->count() - 1, toQt(model::quarterText(quarter)), QuarterRole);
    }
    const auto place = m_against->findText(chosen);
    m_against->setCurrentIndex(place < 0 ? 1 : place);
}

model::ComparedView ChangesPage::chosen(model::Quarter now) const
{
    const auto& dataset = *m_workspace.dataset();
    const auto& view = m_workspace.view();
    if (const auto before = m_against->currentData(BeforeRole); before.isValid())
        return model::viewAt(view, now - before.toInt(), dataset);
    if (const auto line = m_against->currentData(ViewRole); line.isValid()) {
        auto other = model::parseQuery(line.toString().toStdString()).view;
        other.figure = view.figure; // the same values, as that view takes them
        const bool isOfQuarters = model::factsOf(view.figure).isOfQuarters;
        return { other, isOfQuarters ? std::optional(now) : std::nullopt, m_against->currentText().toStdString() };
    }
    const auto quarter = model::parseQuarter(m_against->currentData(QuarterRole).toString().toStdString());
    return model::viewAt(view, quarter.value_or(now), dataset);
}

void ChangesPage::refresh()
{
    if (!isVisible())
        return;
    fillChoices();
    const auto& view = m_workspace.view();
    const auto resolved = m_workspace.resolvedView();
    const auto& selection = m_workspace.selection();
    const auto* series = std::get_if<model::SelectedSeries>(&selection);
    const auto last = model::factsOf(view.figure).isOfQuarters ? resolved.to : resolved.at;
    const auto quarter = series ? series->quarter.value_or(last) : last;
    const auto after = model::viewAt(view, quarter, *m_workspace.dataset());
    const auto before = chosen(quarter);
    const auto item = nameOf(selection);
    const auto changes = model::valueChanges(
        *m_workspace.dataset(), before, after, item.empty() ? std::nullopt : std::optional(item), m_workspace.words());
    m_head->setText(tr("%1 → %2").arg(toQt(before.name), toQt(after.name)));
    m_tree->setOperands(model::changeOperands(changes, m_workspace.words()), item.empty() ? 0 : 2);
    m_note->setText(changes.empty() ? tr("Nothing has a value in either of the two.")
            : item.empty()          ? tr("Click a dot or a bar to see one alone.")
                                    : QString());
    m_note->setVisible(!m_note->text().isEmpty());
}

}
