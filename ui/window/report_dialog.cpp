// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/report_dialog.h"

#include "model/view/saved_views.h"
#include "ui/base/plain_text.h"
#include "ui/base/screen_room.h"
#include "ui/base/text.h"
#include "ui/panels/job_bar.h"
#include "ui/window/report_writer.h"
#include "ui/workspace/prompts.h"
#include "ui/workspace/workspace.h"
#include "words/report.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui {

namespace {

constexpr int longestTitle = 120;

QToolButton* barButton(const QString& text, const QString& tip, QWidget* parent)
{
    auto* button = new QToolButton(parent);
    button->setObjectName(QStringLiteral("barButton"));
    button->setText(text);
    button->setToolTip(plainToolTip(tip));
    button->setFocusPolicy(Qt::StrongFocus);
    button->setAccessibleName(tip);
    return button;
}

}

ReportDialog::ReportDialog(Workspace& workspace, const QString& folder, QWidget* parent)
    : QDialog(parent)
    , m_workspace(workspace)
    , m_folder(folder)
    , m_choices(new QWidget(this))
    , m_list(new QListWidget(m_choices))
    , m_count(new PlainLabel(m_choices))
    , m_up(barButton(tr("Up"), tr("Move the view up (Alt+Up)"), m_choices))
    , m_down(barButton(tr("Down"), tr("Move the view down (Alt+Down)"), m_choices))
    , m_title(new QLineEdit(m_choices))
    , m_preface(new QPlainTextEdit(m_choices))
    , m_format(new QComboBox(m_choices))
    , m_sources(new QCheckBox(tr("With the list of &sources"), m_choices))
    , m_method(new QCheckBox(tr("With the &method"), m_choices))
    , m_pairs(new QCheckBox(tr("Two figures on a &page where they fit"), m_choices))
    , m_pins(new QCheckBox(tr("Mark what is p&inned"), m_choices))
    , m_job(new JobBar(this))
    , m_buttons(new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel, this))
    , m_write(m_buttons->button(QDialogButtonBox::Save))
    , m_writer(new ReportWriter(this))
{
    setObjectName(QStringLiteral("reportDialog"));
    setWindowTitle(tr("Report"));
    build();
    fill();

    connect(m_list, &QListWidget::itemChanged, this, &ReportDialog::showChosen);
    connect(m_list, &QListWidget::currentRowChanged, this, &ReportDialog::showChosen);
    connect(m_list->model(), &QAbstractItemModel::rowsMoved, this, &ReportDialog::showChosen);
    connect(m_up, &QToolButton::clicked, this, [this] { moveCurrent(-1); });
    connect(m_down, &QToolButton::clicked, this, [this] { moveCurrent(1); });
    connect(m_buttons, &QDialogButtonBox::accepted, this, &ReportDialog::write);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &ReportDialog::reject);
    connect(m_job, &JobBar::cancelPicked, m_writer, &ReportWriter::cancel);
    connect(m_writer, &ReportWriter::progressed, m_job, &JobBar::setShare);
    connect(m_writer, &ReportWriter::cancelled, this, [this] { showRunning(false); });
    connect(m_writer, &ReportWriter::failed, this, [this](const QString& sentence) {
        showRunning(false);
        m_workspace.prompts().showError(sentence, {});
    });
    connect(m_writer, &ReportWriter::written, this, [this](const QString& path) {
        emit said(tr("Report written: %1").arg(QDir::toNativeSeparators(path)));
        accept();
    });
    showChosen();
}

void ReportDialog::build()
{
    m_list->setAccessibleName(tr("Views of the report, in its order"));
    m_list->setDragDropMode(QAbstractItemView::InternalMove);
    m_list->setDefaultDropAction(Qt::MoveAction);
    m_count->setObjectName(QStringLiteral("muted"));
    m_title->setMaxLength(longestTitle);
    m_title->setAccessibleName(tr("Title"));
    m_title->setPlaceholderText(toQt(m_workspace.words()(model::say::report::title)));
    m_preface->setAccessibleName(tr("Preface"));
    m_preface->setPlaceholderText(tr("What you say before the figures, a paragraph a line"));
    m_preface->setTabChangesFocus(true);
    m_preface->setFixedHeight(m_preface->fontMetrics().lineSpacing() * 4);
    for (auto* box : { m_sources, m_method, m_pairs, m_pins })
        box->setChecked(true);
    m_pins->setVisible(!m_workspace.view().pin.empty());
    connect(m_format, &QComboBox::currentIndexChanged, this, [this] { m_pairs->setEnabled(format() == charts::ReportFormat::Pdf); });
    m_format->setAccessibleName(tr("Format"));
    // In the order of charts::ReportFormat.
    m_format->addItems({ tr("PDF, for print"), tr("HTML, one page for the web with tables") });
    auto* all = barButton(tr("All"), tr("Choose all views"), m_choices);
    auto* none = barButton(tr("None"), tr("Choose no view"), m_choices);
    connect(all, &QToolButton::clicked, this, [this] { checkAll(Qt::Checked); });
    connect(none, &QToolButton::clicked, this, [this] { checkAll(Qt::Unchecked); });
    const auto onKey = [this](Qt::Key key, int rows) {
        auto* action = new QAction(m_list);
        action->setShortcut(QKeySequence(Qt::ALT | key));
        action->setShortcutContext(Qt::WidgetShortcut);
        connect(action, &QAction::triggered, this, [this, rows] { moveCurrent(rows); });
        m_list->addAction(action);
    };
    onKey(Qt::Key_Up, -1);
    onKey(Qt::Key_Down, 1);
    m_write->setText(tr("&Write..."));
    m_write->setObjectName(QStringLiteral("primaryButton"));
    m_write->style()->unpolish(m_write); // the box has styled it under no name
    m_write->style()->polish(m_write);

    auto* label = new PlainLabel(tr("&Views, in the order of the report"), m_choices);
    label->setBuddy(m_list);
    auto* row = new QHBoxLayout;
    for (auto* button : { m_up, m_down, all, none })
        row->addWidget(button);
    row->addStretch();
    row->addWidget(m_count);
    auto* form = new QFormLayout;
    form->setVerticalSpacing(8);
    form->addRow(tr("&Title"), m_title);
    form->addRow(tr("Pr&eface"), m_preface);
    form->addRow(tr("&Format"), m_format);
    for (auto* box : { m_sources, m_method, m_pairs, m_pins })
        form->addRow(QString(), box);
    auto* choices = new QVBoxLayout(m_choices);
    choices->setContentsMargins(0, 0, 0, 0);
    choices->addWidget(label);
    choices->addWidget(m_list, 1);
    choices->addLayout(row);
    choices->addSpacing(8);
    choices->addLayout(form);
    auto* bottom = new QHBoxLayout;
    bottom->addWidget(m_job);
    bottom->addWidget(m_buttons, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(12);
    layout->addWidget(m_choices, 1);
    layout->addLayout(bottom);
    resize(firstSizeOf(*this, { 560, 720 }));
}

/// The saved views, and what is shown now for those who have saved none.
void ReportDialog::fill()
{
    const auto& dataset = *m_workspace.dataset();
    for (const auto& saved : model::savedViewsInOrder(dataset)) {
        m_views.push_back(model::reportView(saved, dataset));
        addView(m_views.back().name.empty() ? tr("What a document opens with") : toQt(saved.name), true);
    }
    const bool isOnly = m_views.empty();
    m_views.push_back({ {}, m_workspace.view(), {}, {} });
    addView(tr("What is shown now: %1").arg(toQt(m_workspace.figure().title)), isOnly);
    m_list->setCurrentRow(0);
}

void ReportDialog::addView(const QString& name, bool isChosen)
{
    auto* item = new QListWidgetItem(name, m_list);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable | Qt::ItemIsDragEnabled);
    item->setCheckState(isChosen ? Qt::Checked : Qt::Unchecked);
    item->setData(Qt::UserRole, static_cast<int>(m_views.size()) - 1);
}

void ReportDialog::checkAll(Qt::CheckState state)
{
    {
        const QSignalBlocker blocker(m_list); // else all are counted after each
        for (int row = 0; row < m_list->count(); ++row)
            m_list->item(row)->setCheckState(state);
    }
    showChosen();
}

void ReportDialog::moveCurrent(int rows)
{
    const int from = m_list->currentRow();
    const int to = from + rows;
    if (from < 0 || to < 0 || to >= m_list->count())
        return;
    m_list->insertItem(to, m_list->takeItem(from));
    m_list->setCurrentRow(to);
}

std::vector<model::ReportView> ReportDialog::chosen() const
{
    std::vector<model::ReportView> views;
    for (int row = 0; row < m_list->count(); ++row) {
        const auto* item = m_list->item(row);
        if (item->checkState() != Qt::Checked)
            continue;
        views.push_back(m_views[static_cast<std::size_t>(item->data(Qt::UserRole).toInt())]);
        auto& pinned = views.back().view.pin;
        if (!m_pins->isChecked())
            pinned.clear();
        else if (pinned.empty())
            pinned = m_workspace.view().pin;
    }
    return views;
}

charts::ReportFormat ReportDialog::format() const
{
    return static_cast<charts::ReportFormat>(m_format->currentIndex());
}

void ReportDialog::showChosen()
{
    int count = 0;
    for (int row = 0; row < m_list->count(); ++row)
        count += m_list->item(row)->checkState() == Qt::Checked ? 1 : 0;
    m_count->setText(tr("%1 of %2 chosen").arg(count).arg(m_list->count()));
    m_write->setEnabled(count > 0 && !m_writer->isRunning());
    m_up->setEnabled(m_list->currentRow() > 0);
    m_down->setEnabled(m_list->currentRow() >= 0 && m_list->currentRow() + 1 < m_list->count());
}

void ReportDialog::showRunning(bool isRunning)
{
    m_choices->setEnabled(!isRunning);
    if (isRunning)
        m_job->start(tr("Writing the report"));
    else
        m_job->end();
    showChosen();
}

void ReportDialog::write()
{
    const QFileInfo document(m_workspace.path());
    const auto ending = format() == charts::ReportFormat::Pdf ? QStringLiteral("pdf") : QStringLiteral("html");
    const auto name = tr("%1 report").arg(document.completeBaseName()) + QLatin1Char('.') + ending;
    const auto path = m_workspace.prompts().askReportFile(m_folder + QLatin1Char('/') + name);
    if (!path)
        return;
    if (QFileInfo(*path) == document) {
        m_workspace.prompts().showError(
            tr("%1 is the open document itself. Choose another name for the report.").arg(QDir::toNativeSeparators(*path)), {});
        return;
    }
    model::ReportRequest request { fromQt(m_title->text().trimmed()), fromQt(document.fileName()), {},
        fromQt(QCoreApplication::applicationVersion()), chosen(), fromQt(m_preface->toPlainText()), m_sources->isChecked(),
        m_method->isChecked(), m_pairs->isChecked() ? 2 : 1 };
    m_writer->start({ m_workspace.dataset(), std::move(request), m_workspace.words(), format(), *path });
    showRunning(true);
}

void ReportDialog::reject()
{
    if (m_writer->isRunning())
        m_writer->cancel();
    else
        QDialog::reject();
}

}
