// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/picture_changes_dialog.h"

#include "model/records/quarter.h"
#include "ui/base/counts.h"
#include "ui/base/labels.h"
#include "ui/base/plain_text.h"
#include "ui/base/text.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QHeaderView>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace ui {

namespace {

QStringList cells(const model::ChangedValue& value)
{
    return { toQt(value.item), value.quarter ? toQt(model::quarterText(*value.quarter)) : QString(), toQt(value.then), toQt(value.now) };
}

QStringList heads()
{
    return { PictureChangesDialog::tr("Item"), PictureChangesDialog::tr("Quarter"), PictureChangesDialog::tr("Then"),
        PictureChangesDialog::tr("Now") };
}

}

PictureChangesDialog::PictureChangesDialog(
    const QString& picture, const QString& reason, const model::TableComparison& comparison, QWidget* parent)
    : QDialog(parent)
    , m_comparison(comparison)
{
    setObjectName(QStringLiteral("pictureChanges"));
    setWindowTitle(tr("Since %1 was made").arg(picture));
    auto* head = new PlainLabel(
        counted(tr("{n} of %1 values differ from %2."), comparison.changed.size()).arg(comparison.compared).arg(picture), this);
    head->setObjectName(QStringLiteral("inspectorHeading"));
    head->setWordWrap(true);
    auto* note = new PlainLabel(
        reason + QLatin1Char(' ') + tr("The figure shows them as they are now; Alt+Left goes back to the view before."), this);
    note->setObjectName(QStringLiteral("muted"));
    note->setWordWrap(true);
    auto* list = new QTreeWidget(this);
    list->setAccessibleName(tr("Values that differ"));
    list->setRootIsDecorated(false);
    list->setUniformRowHeights(true);
    list->setHeaderLabels(heads());
    QList<QTreeWidgetItem*> items;
    for (const auto& value : comparison.changed)
        items << new QTreeWidgetItem(cells(value));
    list->addTopLevelItems(items);
    list->header()->setStretchLastSection(true);
    for (int column = 0; column < list->columnCount(); ++column)
        list->resizeColumnToContents(column);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    auto* copyButton = buttons->addButton(tr("&Copy"), QDialogButtonBox::ActionRole);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->addWidget(head);
    layout->addWidget(note);
    layout->addWidget(list, 1);
    layout->addWidget(buttons);
    constexpr int besideList = 80; // margins and the scroll bar
    constexpr int widest = 1100;
    constexpr QSize firstSize(680, 440);
    resize(std::clamp(list->header()->length() + besideList, firstSize.width(), widest), firstSize.height());
    list->setFocus();
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(copyButton, &QPushButton::clicked, this, &PictureChangesDialog::copy);
}

/// As rows for a spreadsheet or a letter.
void PictureChangesDialog::copy() const
{
    QStringList lines { heads().join(QLatin1Char('\t')) };
    for (const auto& value : m_comparison.changed)
        lines << cells(value).join(QLatin1Char('\t'));
    QGuiApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
}

}
