// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/dock_title.h"

#include "ui/base/icons.h"
#include "ui/base/plain_text.h"

#include <QDockWidget>
#include <QHBoxLayout>
#include <QTabBar>
#include <QToolButton>

namespace ui {

DockTitle::DockTitle(const QString& title, QWidget* beside, QDockWidget* dock)
    : QWidget(dock)
    , m_close(new QToolButton(this))
{
    setObjectName(QStringLiteral("dockTitle"));
    setAttribute(Qt::WA_StyledBackground);
    auto* label = new PlainLabel(title.toUpper(), this);
    label->setObjectName(QStringLiteral("panelHead"));
    m_close->setObjectName(QStringLiteral("barButton"));
    m_close->setIconSize(QSize(12, 12));
    m_close->setFocusPolicy(Qt::TabFocus);
    m_close->setAccessibleName(tr("Close %1").arg(title));
    m_close->setToolTip(tr("Close (the View menu brings it back)"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 8, 6, 4);
    layout->setSpacing(2);
    // Tabs say by themselves what the panel is.
    const bool hasTabs = qobject_cast<QTabBar*>(beside) != nullptr;
    label->setVisible(!hasTabs);
    layout->addWidget(label);
    if (beside && hasTabs)
        layout->addWidget(beside);
    layout->addStretch(1);
    if (beside && !hasTabs)
        layout->addWidget(beside);
    layout->addWidget(m_close);
    connect(m_close, &QToolButton::clicked, dock, &QDockWidget::close);
}

void DockTitle::setIconColor(const QColor& color)
{
    m_close->setIcon(icon(QStringLiteral("close"), color));
}

}
