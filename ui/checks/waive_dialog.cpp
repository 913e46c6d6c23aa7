// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/checks/waive_dialog.h"

#include "model/compute/waiving.h"
#include "model/figure/finding_text.h"
#include "model/records/record_name.h"
#include "ui/base/counts.h"
#include "ui/base/plain_text.h"
#include "ui/base/text.h"
#include "ui/checks/finding_words.h"
#include "ui/checks/write_waivers.h"
#include "ui/workspace/workspace.h"

#include <QDialogButtonBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QShortcut>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

namespace {

constexpr std::size_t mostSentences = 3;
constexpr int widthPx = 560;
constexpr int noteLines = 4;

/// The value all of them have, nothing where they differ or lack it.
template <class Value> std::optional<Value> shared(const std::vector<model::Finding>& findings, std::optional<Value> model::Finding::*part)
{
    const auto first = findings.front().*part;
    const bool isShared = std::ranges::all_of(findings, [&](const auto& finding) { return finding.*part == first; });
    return isShared ? first : std::nullopt;
}

}

WaiveDialog::WaiveDialog(
    Workspace& workspace, std::shared_ptr<const Findings> findings, std::vector<model::Finding> chosen, QWidget* parent)
    : QDialog(parent)
    , m_workspace(workspace)
    , m_findings(std::move(findings))
    , m_chosen(std::move(chosen))
    , m_note(new QPlainTextEdit(this))
    , m_reason(new PlainLabel(this))
{
    findPatterns();
    build();
    showReady();
}

void WaiveDialog::build()
{
    const auto count = m_chosen.size();
    setWindowTitle(counted(tr("Waive {n|a finding|{n} findings}"), count));
    QStringList sentences;
    for (std::size_t i = 0; i < std::min(count, mostSentences); ++i)
        sentences << toQt(model::findingText(m_chosen[i], *m_findings->dataset, m_workspace.words()));
    if (count > mostSentences)
        sentences << counted(tr("and {n} more"), count - mostSentences);
    auto* text = new PlainLabel(sentences.join(QLatin1Char('\n')), this);
    text->setWordWrap(true);
    auto* noteLabel = new PlainLabel(tr("Why it may &stay as it is"), this);
    noteLabel->setObjectName(QStringLiteral("panelHead"));
    noteLabel->setBuddy(m_note);
    m_note->setObjectName(QStringLiteral("noteField"));
    m_note->setAccessibleName(tr("Reason"));
    m_note->setTabChangesFocus(true);
    m_note->setPlaceholderText(tr("The reason is kept with the waiver, for whoever looks at it next"));
    m_note->setFixedHeight(noteLines * fontMetrics().lineSpacing() + 14);
    auto* hint = new PlainLabel(tr("It holds as long as the values stay: when one of them changes, the finding is open again."), this);
    hint->setObjectName(QStringLiteral("muted"));
    hint->setWordWrap(true);
    m_reason->setObjectName(QStringLiteral("reason"));
    m_reason->setWordWrap(true);
    m_reason->hide();

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(8);
    layout->addWidget(text);
    layout->addSpacing(4);
    layout->addWidget(noteLabel);
    layout->addWidget(m_note);
    addReach(layout);
    layout->addWidget(hint);
    layout->addWidget(m_reason);
    layout->addSpacing(4);

    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_waive = buttons->addButton(tr("&Waive"), QDialogButtonBox::AcceptRole);
    m_waive->setObjectName(QStringLiteral("primaryButton"));
    m_waive->style()->unpolish(m_waive); // the box has styled it under no name
    m_waive->style()->polish(m_waive);
    m_waive->setDefault(true);
    m_waive->setToolTip(tr("Ctrl+Enter"));
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &WaiveDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_note, &QPlainTextEdit::textChanged, this, &WaiveDialog::showReady);
    for (const auto key : { Qt::Key_Return, Qt::Key_Enter })
        connect(new QShortcut(QKeySequence(Qt::CTRL | key), this), &QShortcut::activated, this, &WaiveDialog::accept);
    m_note->setFocus();
    setMinimumWidth(widthPx);
}

/// How far the reason reaches; not asked where there is nothing else it could reach.
void WaiveDialog::addReach(QVBoxLayout* layout)
{
    if (m_patterns.empty())
        return;
    m_reach << new QRadioButton(counted(tr("Only {n|this finding|these {n} findings}"), m_chosen.size()), this);
    for (const auto& pattern : m_patterns)
        m_reach << new QRadioButton(patternLabel(pattern).replace(QLatin1Char('&'), QStringLiteral("&&")), this);
    layout->addSpacing(4);
    for (auto* each : m_reach)
        layout->addWidget(each);
    layout->addSpacing(4);
    m_reach.first()->setChecked(true);
}

void WaiveDialog::findPatterns()
{
    const auto check = m_chosen.front().check;
    if (std::ranges::any_of(m_chosen, [&](const auto& finding) { return finding.check != check; }))
        return;
    const auto organization = shared(m_chosen, &model::Finding::organization);
    const auto chip = shared(m_chosen, &model::Finding::chip);
    if (organization && chip)
        addPattern(organization, chip);
    if (organization)
        addPattern(organization, {});
    if (chip)
        addPattern({}, chip);
}

/// Only where it waives more than what is chosen, and more than organization and chip together do.
void WaiveDialog::addPattern(std::optional<model::OrganizationId> organization, std::optional<model::ChipId> chip)
{
    Pattern pattern { organization, chip, {} };
    for (const auto& finding : m_findings->all) {
        if (!finding.isWaived && finding.check == m_chosen.front().check && (!organization || finding.organization == organization)
            && (!chip || finding.chip == chip))
            pattern.findings.push_back(finding);
    }
    const bool isSame = std::ranges::any_of(m_patterns, [&](const Pattern& narrower) {
        return narrower.organization && narrower.chip && narrower.findings.size() == pattern.findings.size();
    });
    if (pattern.findings.size() > m_chosen.size() && !isSame)
        m_patterns.push_back(std::move(pattern));
}

QString WaiveDialog::patternLabel(const Pattern& pattern) const
{
    const auto& dataset = *m_findings->dataset;
    const auto organization = pattern.organization ? toQt(dataset.name(*pattern.organization)) : QString();
    const auto chip = pattern.chip ? toQt(dataset.name(*pattern.chip)) : QString();
    const auto about = organization.isEmpty() || chip.isEmpty() ? organization + chip : tr("%1, %2").arg(organization, chip);
    return counted(tr("All {n} open findings \"%1\" on %2"), pattern.findings.size()).arg(checkLabel(m_chosen.front().check), about);
}

const WaiveDialog::Pattern* WaiveDialog::pickedPattern() const
{
    for (std::size_t i = 0; i < m_patterns.size(); ++i) {
        if (m_reach[static_cast<int>(i) + 1]->isChecked())
            return &m_patterns[i];
    }
    return nullptr;
}

void WaiveDialog::showReady()
{
    m_waive->setEnabled(!m_note->toPlainText().trimmed().isEmpty());
}

std::vector<model::Waiver> WaiveDialog::waivers() const
{
    const auto note = fromQt(m_note->toPlainText().simplified());
    if (const auto* pattern = pickedPattern())
        return { model::waiverOfPattern(pattern->findings, m_chosen.front().check, pattern->organization, pattern->chip, note) };
    std::vector<model::Waiver> waivers;
    for (const auto& finding : m_chosen)
        waivers.push_back(model::waiverOf(finding, note));
    return waivers;
}

void WaiveDialog::accept()
{
    if (!m_waive->isEnabled())
        return;
    const auto* pattern = pickedPattern();
    const auto count = pattern ? pattern->findings.size() : m_chosen.size();
    const auto wanted = waivers();
    const auto label = wanted.size() == 1 ? tr("Waive %1").arg(toQt(model::recordName(wanted.front(), *m_findings->dataset)))
                                          : counted(tr("Waive {n} {n|finding|findings}"), count);
    if (const auto reason = writeWaivers(m_workspace, label, model::waiving(*m_workspace.dataset(), wanted))) {
        m_reason->setText(*reason);
        m_reason->show();
        return;
    }
    emit waived(static_cast<int>(count));
    QDialog::accept();
}

}
