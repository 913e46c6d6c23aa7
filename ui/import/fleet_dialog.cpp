// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/import/fleet_dialog.h"

#include "model/base/error.h"
#include "model/base/text.h"
#include "model/fleet/fleet_recipes.h"
#include "ui/base/plain_text.h"
#include "ui/base/text.h"
#include "ui/workspace/workspace.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDate>
#include <QDialogButtonBox>
#include <QFileInfo>
#include <QFormLayout>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QScrollArea>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

namespace {

constexpr int widthPx = 640;
constexpr int summaryHeightPx = 150;

QStringList organizationNames(const model::Dataset& dataset)
{
    QStringList names;
    dataset.organizations().forEach([&names](const model::Organization& organization) {
        if (organization.kind != model::OrganizationKind::Aggregate)
            names << toQt(organization.name);
    });
    names.sort(Qt::CaseInsensitive);
    return names;
}

QStringList chipNames(const model::Dataset& dataset)
{
    QStringList names;
    dataset.chips().forEach([&names](const model::Chip& chip) { names << toQt(chip.name); });
    names.sort(Qt::CaseInsensitive);
    return names;
}

}

FleetDialog::FleetDialog(Workspace& workspace, const QStringList& files, QWidget* parent)
    : QDialog(parent)
    , m_workspace(workspace)
    , m_today(QDate::currentDate().toString(Qt::ISODate))
    , m_organization(new QComboBox(this))
    , m_quarter(new QLineEdit(this))
    , m_researchers(new QLineEdit(this))
    , m_names(new QFormLayout)
    , m_leavesOut(new QCheckBox(tr("&Leave out what has no answer"), this))
    , m_replaces(new QCheckBox(this))
    , m_shows(new QCheckBox(tr("&Show where it stands"), this))
    , m_summary(new PlainLabel(this))
{
    for (const auto& file : files)
        m_files.emplace_back(file.toStdU16String());
    build();
    tryNow();
}

void FleetDialog::build()
{
    setWindowTitle(tr("Import a fleet"));
    QStringList names;
    for (const auto& file : m_files)
        names << toQt(file.filename().string());
    auto* head = new PlainLabel(names.join(tr(", ")), this);
    head->setObjectName(QStringLiteral("panelHead"));
    head->setWordWrap(true);
    m_organization->setEditable(true);
    m_organization->addItems(organizationNames(*m_workspace.dataset()));
    m_organization->setCurrentText({});
    m_organization->lineEdit()->setPlaceholderText(tr("Our Lab"));
    m_organization->setAccessibleName(tr("Whose fleet it is"));
    m_quarter->setText(toQt(model::quarterText(m_workspace.resolvedView().at)));
    m_quarter->setAccessibleName(tr("The quarter whose end the fleet is of"));
    m_researchers->setPlaceholderText(tr("not known"));
    m_researchers->setAccessibleName(tr("How many researchers there are"));
    auto* form = new QFormLayout;
    form->addRow(tr("&Organization"), m_organization);
    form->addRow(tr("At the end &of"), m_quarter);
    form->addRow(tr("&Researchers"), m_researchers);
    m_summary->setWordWrap(true);
    m_summary->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_summary->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_summary->setContentsMargins(8, 8, 8, 8);
    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setWidget(m_summary);
    scroll->setMinimumHeight(summaryHeightPx);
    scroll->setAccessibleName(tr("What would be imported"));
    m_replaces->hide();
    m_shows->setChecked(true);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_import = buttons->addButton(tr("&Import"), QDialogButtonBox::AcceptRole);
    m_import->setObjectName(QStringLiteral("primaryButton"));
    m_import->style()->unpolish(m_import); // the box has styled it under no name
    m_import->style()->polish(m_import);
    m_import->setDefault(true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(8);
    layout->addWidget(head);
    layout->addLayout(form);
    layout->addLayout(m_names);
    layout->addWidget(m_leavesOut);
    layout->addWidget(scroll, 1);
    layout->addWidget(m_replaces);
    layout->addWidget(m_shows);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &FleetDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_organization, &QComboBox::currentTextChanged, this, &FleetDialog::tryNow);
    connect(m_quarter, &QLineEdit::textChanged, this, &FleetDialog::tryNow);
    connect(m_researchers, &QLineEdit::textChanged, this, &FleetDialog::tryNow);
    connect(m_leavesOut, &QCheckBox::toggled, this, &FleetDialog::tryNow);
    connect(m_replaces, &QCheckBox::toggled, this, &FleetDialog::tryNow);
    m_organization->setFocus();
    setMinimumWidth(widthPx);
}

model::FleetPlan FleetDialog::plan() const
{
    model::FleetPlan plan;
    plan.organization = fromQt(m_organization->currentText().trimmed());
    plan.asOf = model::parseQuarter(fromQt(m_quarter->text()));
    if (const auto text = m_researchers->text().trimmed(); !text.isEmpty())
        plan.researchers = model::parseNumber(fromQt(text)).value_or(0);
    for (auto answer = m_answers.begin(); answer != m_answers.end(); ++answer) {
        const auto chip = answer.value()->currentData().toString();
        if (!chip.isEmpty())
            plan.answers[fromQt(answer.key())] = fromQt(chip);
    }
    plan.leavesOutOpen = m_leavesOut->isChecked();
    if (m_replaces->isChecked())
        plan.replaces = { m_earlier };
    plan.today = fromQt(m_today);
    return plan;
}

/// What is not known yet is asked for in the order of the form; names are asked about as soon as the files can be read.
void FleetDialog::tryNow()
{
    auto tried = plan();
    tried.leavesOutOpen = true;
    const bool hasOwner = !tried.organization.empty();
    if (!hasOwner)
        tried.organization = fromQt(tr("Our Lab"));
    const bool hasQuarter = tried.asOf.has_value();
    if (!hasQuarter)
        tried.asOf = m_workspace.resolvedView().at;
    const auto* document = m_workspace.document();
    const auto imported = document ? model::importedFiles(*document) : std::vector<model::ImportedFile>();
    try {
        auto report = model::tryFleet(*m_workspace.dataset(), m_files, tried, imported);
        if (report.hasOwners && !hasOwner) {
            tried.organization.clear();
            report = model::tryFleet(*m_workspace.dataset(), m_files, tried, imported);
        }
        if (tried.replaces.empty())
            offerToReplace(report.earlier);
        showOpen(report.count.open);
        showSentences(report.sentences(false));
        const bool isAnswered = report.count.open.empty() || m_leavesOut->isChecked();
        const bool isOwned = hasOwner || report.hasOwners;
        m_import->setEnabled(isOwned && hasQuarter && isAnswered && !report.units.empty() && !m_workspace.isReadOnly());
    } catch (const model::Error& error) {
        refuse(toQt(m_workspace.words()(error.sentence)));
    }
}

void FleetDialog::showOpen(const std::vector<model::OpenName>& open)
{
    using Of = model::OpenName::Of;
    const auto chips = chipNames(*m_workspace.dataset());
    const auto organizations = organizationNames(*m_workspace.dataset());
    for (const auto& name : open) {
        const auto printed = toQt(name.name);
        if (m_answers.contains(printed) || name.of == Of::Machine)
            continue;
        const bool isSite = name.of == Of::Site;
        const auto& all = isSite ? organizations : chips;
        auto* answer = new QComboBox(this);
        answer->setAccessibleName(isSite ? tr("Which organization %1 is").arg(printed) : tr("Which chip %1 is").arg(printed));
        answer->addItem(isSite ? tr("choose an organization") : tr("choose a chip"), QString());
        QStringList first;
        for (const auto* names : { &name.candidates, &name.nearest }) {
            for (const auto& chip : *names) {
                if (all.contains(toQt(chip)))
                    first << toQt(chip);
            }
        }
        for (const auto& chip : first + all) {
            if (answer->findData(chip) < 0)
                answer->addItem(chip, chip);
        }
        const auto text
            = isSite ? tr("%1 is").arg(printed) : tr("%1, %2 of them, is").arg(printed, toQt(model::shortestNumber(name.devices)));
        auto* label = new PlainLabel(text, this);
        label->setBuddy(answer);
        m_names->addRow(label, answer);
        m_answers.insert(printed, answer);
        connect(answer, &QComboBox::activated, this, &FleetDialog::tryNow);
    }
    m_leavesOut->setVisible(!m_answers.isEmpty() || !open.empty());
}

/// An earlier list of the same fleet and quarter, if there is one, may be the same cluster a day before or another cluster.
void FleetDialog::offerToReplace(const std::string& earlier)
{
    m_earlier = earlier;
    m_replaces->setText(tr("&Newer than the list of source %1, which then counts no more").arg(toQt(earlier)));
    m_replaces->setVisible(!earlier.empty());
}

void FleetDialog::showSentences(const std::vector<model::Sentence>& sentences)
{
    QStringList lines;
    for (const auto& sentence : sentences)
        lines << toQt(m_workspace.words()(sentence));
    m_summary->setText(lines.join(QLatin1Char('\n')));
    m_summary->setProperty("isRefused", false);
}

void FleetDialog::refuse(const QString& reason)
{
    m_summary->setText(reason);
    m_summary->setProperty("isRefused", true);
    m_leavesOut->setVisible(!m_answers.isEmpty());
    m_import->setEnabled(false);
}

void FleetDialog::accept()
{
    if (!m_import->isEnabled())
        return;
    const auto report = std::make_shared<model::FleetReport>();
    const auto wanted = plan();
    m_import->setEnabled(false);
    m_workspace.runJob(
        tr("Importing a fleet"),
        [report, files = m_files, wanted, backUp = m_workspace.backUpBefore(model::BackupReason::Import)](
            model::Document& document, model::Progress progress) {
            backUp(document, progress);
            *report = model::importFleet(document, files, wanted);
            return report->changes;
        },
        [this, isThere = QPointer(this), report, wanted](const JobOutcome& outcome) {
            if (!isThere)
                return;
            if (!outcome.isDone()) {
                refuse(outcome.isCancelled ? tr("Import cancelled. Nothing was changed.") : outcome.refusal);
                return;
            }
            emit imported(toQt(m_workspace.words()(report->sentences(true).front())),
                m_shows->isChecked() ? toQt(wanted.organization) : QString(), *wanted.asOf);
            QDialog::accept();
        });
}

}
