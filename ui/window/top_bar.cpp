// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/top_bar.h"

#include "ui/panels/sentence_bar.h"
#include "ui/window/actions.h"
#include "ui/workspace/workspace.h"

#include <QMenuBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui {

TopBar::TopBar(Workspace& workspace, const Actions& actions, QWidget* parent)
    : QWidget(parent)
    , m_menus(new QMenuBar(this))
{
    setObjectName(QStringLiteral("topBar"));
    const auto places = actions.fill(*m_menus);
    m_recentMenu = places.recent;
    m_panelsMenu = places.panels;
    auto* find = new QToolButton(m_menus);
    find->setObjectName(QStringLiteral("findAction"));
    find->setDefaultAction(&actions[ActionId::FindAction]);
    find->setText(tr("Ctrl+K: find any action"));
    find->setAccessibleName(tr("Find any action"));
    find->setFocusPolicy(Qt::StrongFocus);
    m_menus->setCornerWidget(find);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_menus);
    layout->addWidget(buildSentence(workspace, actions));
}

QWidget* TopBar::buildSentence(Workspace& workspace, const Actions& actions)
{
    auto* sentence = new SentenceBar(this);
    sentence->addAction(&actions[ActionId::LogScale], Qt::ToolButtonTextOnly);
    sentence->addAction(&actions[ActionId::Intervals], Qt::ToolButtonTextOnly);
    sentence->addAction(&actions[ActionId::HowMade], Qt::ToolButtonIconOnly)->setToolTip(tr("How this number is made"));
    sentence->addAction(&actions[ActionId::Undo], Qt::ToolButtonIconOnly);
    sentence->addAction(&actions[ActionId::Redo], Qt::ToolButtonIconOnly);
    sentence->addAction(&actions[ActionId::ExportPicture], Qt::ToolButtonTextOnly)->setObjectName(QStringLiteral("primaryButton"));
    const auto show = [&workspace, sentence] { sentence->setView(workspace.view(), workspace.resolvedView()); };
    connect(&workspace, &Workspace::viewChanged, sentence, show);
    connect(sentence, &SentenceBar::viewPicked, &workspace, &Workspace::setView);
    connect(sentence, &SentenceBar::groupsWanted, this, &TopBar::groupsWanted);
    show();
    return sentence;
}

}
