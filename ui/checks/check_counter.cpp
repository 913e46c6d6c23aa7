// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/checks/check_counter.h"

#include "ui/base/counts.h"
#include "ui/base/plain_text.h"
#include "ui/checks/finding_words.h"
#include "ui/workspace/workspace.h"

#include <QEvent>

#include <algorithm>

namespace ui {

CheckCounter::CheckCounter(const Workspace& workspace, QWidget* parent)
    : QPushButton(parent)
    , m_workspace(workspace)
{
    setObjectName(QStringLiteral("statusButton"));
    setFlat(true);
    setFocusPolicy(Qt::TabFocus);
    setIconSize({ 14, 14 });
    connect(&workspace, &Workspace::findingsChanged, this, &CheckCounter::showCount);
    showCount();
}

void CheckCounter::changeEvent(QEvent* event)
{
    QPushButton::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showCount();
}

void CheckCounter::showCount()
{
    const auto& findings = *m_workspace.findings();
    const auto& checker = m_workspace.checker();
    const auto worst = [&] {
        auto severity = model::Severity::Information;
        for (const auto& finding : findings.all)
            severity = finding.isWaived ? severity : std::min(severity, finding.severity);
        return severity;
    };
    QString text;
    if (!checker.problem().isEmpty())
        text = tr("not checked");
    else if (!findings.dataset)
        text = tr("checking...");
    else if (findings.open == 0)
        text = tr("books balance");
    else
        text = counted(tr("{n} {n|check|checks}"), findings.open);
    const bool isOld = findings.dataset && checker.isChecking();
    setText(isOld ? tr("%1...").arg(text) : text);
    setIcon(findings.open > 0 ? severityIcon(worst(), palette()) : QIcon());
    const auto waived = findings.all.size() - findings.open;
    auto tip = !checker.problem().isEmpty() ? checker.problem()
        : isOld                             ? tr("The records are being checked again")
                                            : tr("What in the records does not fit together: show it");
    if (waived > 0)
        tip += counted(tr("; {n} waived"), waived);
    setToolTip(plainToolTip(tip));
    setAccessibleName(tr("Checks: %1").arg(this->text()));
    setVisible(m_workspace.isOpen());
}

}
