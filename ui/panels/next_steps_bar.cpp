// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/next_steps_bar.h"

#include "ui/base/text.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace ui {

NextStepsBar::NextStepsBar(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("nextSteps"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 130, 12, 0); // below what the figure says in its middle
    row->setSpacing(12);
    setAccessibleName(tr("What can be done about the empty figure"));
    hide();
}

void NextStepsBar::setFigure(const model::Figure& figure)
{
    if (figure.nextSteps == m_steps)
        return;
    m_steps = figure.nextSteps;
    auto* row = static_cast<QHBoxLayout*>(layout());
    while (auto* item = row->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    row->addStretch(1);
    for (const auto& step : m_steps) {
        auto* button = new QPushButton(toQt(step.text).replace(QLatin1Char('&'), QStringLiteral("&&")), this);
        button->setObjectName(QStringLiteral("linkButton"));
        button->setFlat(true);
        button->setCursor(Qt::PointingHandCursor);
        // Later: the bar is filled anew by what follows.
        connect(
            button, &QPushButton::clicked, this,
            [this, step] {
                if (step.record)
                    emit recordPicked(*step.record);
                else
                    emit viewPicked(step.view);
            },
            Qt::QueuedConnection);
        row->addWidget(button);
    }
    row->addStretch(1);
    setVisible(!m_steps.empty());
}

}
