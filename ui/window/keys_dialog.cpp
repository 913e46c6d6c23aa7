// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/keys_dialog.h"

#include "ui/base/screen_room.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace ui {

namespace {

QString plain(const QString& text)
{
    return text.section(QLatin1Char('\t'), 0, 0).remove(QLatin1Char('&')).remove(QStringLiteral("..."));
}

/// All of an action: its own, or those that a part of the window answers and the menu only shows.
QString keysOf(const QAction& action)
{
    QStringList keys;
    for (const auto& key : action.shortcuts())
        keys << key.toString(QKeySequence::NativeText);
    if (keys.isEmpty())
        keys << action.text().section(QLatin1Char('\t'), 1, 1);
    return keys.join(QStringLiteral(", "));
}

}

KeysDialog::KeysDialog(const QMenuBar& menus, QWidget* parent)
    : QDialog(parent)
    , m_find(new QLineEdit(this))
    , m_keys(new QTreeWidget(this))
{
    setObjectName(QStringLiteral("keysDialog"));
    setWindowTitle(tr("All keys"));
    m_find->setPlaceholderText(tr("Search keys and what they do"));
    m_find->setAccessibleName(tr("Search keys"));
    m_find->setClearButtonEnabled(true);
    m_keys->setAccessibleName(tr("Keys"));
    m_keys->setHeaderLabels({ tr("What"), tr("Key") });
    m_keys->setRootIsDecorated(false);
    m_keys->setUniformRowHeights(true);
    m_keys->setFrameShape(QFrame::NoFrame);
    for (auto* action : menus.actions()) {
        if (const auto* menu = action->menu())
            addMenu(plain(action->text()), *menu);
    }
    m_keys->expandAll();
    m_keys->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_keys->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_keys->header()->setStretchLastSection(false);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_find, &QLineEdit::textChanged, this, &KeysDialog::find);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(12);
    layout->addWidget(m_find);
    layout->addWidget(m_keys, 1);
    layout->addWidget(buttons);
    resize(firstSizeOf(*this, { 520, 640 }));
}

void KeysDialog::addMenu(const QString& title, const QMenu& menu)
{
    auto* group = new QTreeWidgetItem({ title });
    auto font = m_keys->font();
    font.setBold(true);
    group->setFont(0, font);
    for (auto* action : menu.actions()) {
        if (const auto* below = action->menu()) {
            addMenu(title + QStringLiteral(" › ") + plain(action->text()), *below);
            continue;
        }
        if (const auto keys = keysOf(*action); !action->isSeparator() && !keys.isEmpty())
            group->addChild(new QTreeWidgetItem({ plain(action->text()), keys }));
    }
    if (group->childCount() > 0)
        m_keys->addTopLevelItem(group);
    else
        delete group;
}

void KeysDialog::find(const QString& words)
{
    for (int i = 0; i < m_keys->topLevelItemCount(); ++i) {
        auto* group = m_keys->topLevelItem(i);
        bool isAny = false;
        for (int k = 0; k < group->childCount(); ++k) {
            auto* row = group->child(k);
            const bool isFound = row->text(0).contains(words, Qt::CaseInsensitive) || row->text(1).contains(words, Qt::CaseInsensitive);
            row->setHidden(!isFound);
            isAny = isAny || isFound;
        }
        group->setHidden(!isAny);
    }
}

}
