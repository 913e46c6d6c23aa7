// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/import/import_pages.h"

#include "ui/base/counts.h"
#include "ui/base/plain_text.h"
#include "ui/base/text.h"
#include "ui/import/field_map.h"
#include "ui/import/name_list.h"
#include "ui/import/table_preview_model.h"
#include "ui/workspace/workspace.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QTabBar>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace ui {

namespace {

constexpr int mostListed = 2000;

constexpr std::array titles { QT_TRANSLATE_NOOP("ui::ImportPages", "Fields"), QT_TRANSLATE_NOOP("ui::ImportPages", "Unknown names"),
    QT_TRANSLATE_NOOP("ui::ImportPages", "Problems"), QT_TRANSLATE_NOOP("ui::ImportPages", "Updates"),
    QT_TRANSLATE_NOOP("ui::ImportPages", "Left out"), QT_TRANSLATE_NOOP("ui::ImportPages", "What the release changes"),
    QT_TRANSLATE_NOOP("ui::ImportPages", "Assumed"), QT_TRANSLATE_NOOP("ui::ImportPages", "The file") };

QListWidget* makeList(const QString& name)
{
    auto* list = new QListWidget;
    list->setAccessibleName(name);
    list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    list->setWordWrap(true);
    return list;
}

/// Where there is none it says so.
void fill(QListWidget& list, const QStringList& sentences, const QString& emptyText)
{
    list.clear();
    if (sentences.isEmpty()) {
        auto* note = new QListWidgetItem(emptyText, &list);
        note->setFlags(Qt::NoItemFlags);
        return;
    }
    list.addItems(sentences.mid(0, mostListed));
    for (int i = 0; i < list.count(); ++i)
        list.item(i)->setToolTip(plainToolTip(list.item(i)->text()));
    if (sentences.size() > mostListed)
        list.addItem(counted(ImportPages::tr("... and {n} more"), static_cast<std::size_t>(sentences.size() - mostListed)));
}

QStringList assumptions(const model::ImportReport& report, const std::vector<model::Sentence>& notes, const model::Words& words)
{
    QStringList assumed;
    for (const auto& repeat : report.repeats)
        assumed << toQt(words(repeat));
    for (const auto& note : notes)
        assumed << toQt(words(note));
    for (const auto& note : report.notes) {
        if (const auto text = toQt(words(note)); !assumed.contains(text))
            assumed << text;
    }
    for (const auto& created : report.created)
        assumed << ImportPages::tr("Makes %1.").arg(toQt(words(created)));
    for (const auto& column : report.unusedColumns)
        assumed << ImportPages::tr("The column %1 goes nowhere.").arg(toQt(column));
    return assumed;
}

}

ImportPages::ImportPages(const Workspace& workspace, QWidget* parent)
    : QTabWidget(parent)
    , m_words(workspace.words())
    , m_fields(new FieldMap(workspace.words()))
    , m_problems(makeList(tr("Problems")))
    , m_updates(makeList(tr("Records that are updated")))
    , m_leftOut(makeList(tr("Rows left out")))
    , m_release(makeList(tr("What the release changes")))
    , m_assumed(makeList(tr("What is assumed")))
{
    m_file = new QTableView;
    m_table = new TablePreviewModel(m_file);
    m_file->setModel(m_table);
    m_file->setAccessibleName(tr("The file's first rows"));
    m_file->verticalHeader()->setDefaultSectionSize(24);
    m_file->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_file->setTabKeyNavigation(false);
    for (QWidget* page :
        std::initializer_list<QWidget*> { m_fields, buildNames(workspace), m_problems, m_updates, m_leftOut, m_release, m_assumed, m_file })
        addTab(page, tr(titles[static_cast<std::size_t>(count())]));
    setTabVisible(Release, false);
    connect(m_fields, &FieldMap::planPicked, this, [this](const model::ImportPlan& plan) {
        // The box that was picked from is made anew when control is back in the event loop.
        QMetaObject::invokeMethod(
            this, [this, plan] { emit planPicked(plan); }, Qt::QueuedConnection);
    });
    connect(m_names, &NameList::planPicked, this, &ImportPages::planPicked);
}

QWidget* ImportPages::buildNames(const Workspace& workspace)
{
    auto* page = new QWidget;
    m_namesPage = page;
    m_noNames = new PlainLabel(tr("Every name in the table is known."), page);
    m_noNames->setObjectName(QStringLiteral("emptyText"));
    m_noNames->setAlignment(Qt::AlignCenter);
    m_names = new NameList(workspace.words(), page);
    m_names->setDataset(workspace.dataset());
    auto* create = new QPushButton(tr("Create &all"), page);
    auto* leaveOut = new QPushButton(tr("&Leave all out"), page);
    create->setAutoDefault(false);
    leaveOut->setAutoDefault(false);
    create->setToolTip(tr("Makes a new record of each name nothing is chosen for yet"));
    leaveOut->setToolTip(tr("Leaves the rows out of each name nothing is chosen for yet"));
    auto* buttons = new QHBoxLayout;
    buttons->setContentsMargins(8, 8, 8, 8);
    buttons->addWidget(create);
    buttons->addWidget(leaveOut);
    buttons->addStretch(1);
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_names, 1);
    layout->addWidget(m_noNames, 1);
    layout->addLayout(buttons);
    connect(m_names, &NameList::planPicked, this, &ImportPages::showNames);
    connect(create, &QPushButton::clicked, m_names, &NameList::createAll);
    connect(leaveOut, &QPushButton::clicked, m_names, &NameList::leaveOutAll);
    showNames();
    return page;
}

void ImportPages::setPlan(const model::ImportPlan& plan, const model::TablePreview& preview)
{
    m_names->setPlan(plan);
    m_fields->setPlan(plan, preview);
}

void ImportPages::setPreview(const model::TablePreview& preview)
{
    constexpr int narrowest = 60;
    constexpr int widest = 320;
    m_table->setPreview(preview);
    m_file->resizeColumnsToContents();
    for (int i = 0; i < m_table->columnCount(); ++i)
        m_file->setColumnWidth(i, std::clamp(m_file->columnWidth(i), narrowest, widest));
}

void ImportPages::clearNames()
{
    m_names->clearNames();
    showNames();
}

/// Buttons only where there is something for them to do.
void ImportPages::showNames()
{
    const bool isAny = m_names->rowCount() > 0;
    m_names->setVisible(isAny);
    m_noNames->setVisible(!isAny);
    for (auto* button : m_namesPage->findChildren<QPushButton*>())
        button->setEnabled(m_names->unresolved() > 0);
}

void ImportPages::setTitle(Page page, qsizetype count)
{
    const auto title = tr(titles[page]);
    setTabText(page, count == 0 ? title : QStringLiteral("%1 (%2)").arg(title, QLocale().toString(count)));
}

void ImportPages::setReport(
    const model::ImportReport& report, const std::vector<model::Sentence>& notes, const std::vector<model::Sentence>& asked)
{
    m_names->setUnknown(report.unknownNames);
    QStringList problems, updates, leftOut;
    for (const auto& question : asked)
        problems << toQt(m_words(question));
    for (const auto& update : report.updates)
        updates << toQt(m_words(update));
    for (const auto& problem : report.problems)
        problems << toQt(m_words(model::problemText(problem)));
    for (const auto& row : report.skippedRows)
        leftOut << toQt(m_words(model::problemText({ row.place, {}, {}, row.reason })));
    const auto assumed = assumptions(report, notes, m_words);
    fill(*m_problems, problems, tr("No row has a problem."));
    fill(*m_updates, updates, tr("No record is changed."));
    fill(*m_leftOut, leftOut, tr("No row is left out."));
    fill(*m_assumed, assumed, tr("Nothing is assumed."));
    showNames();
    setTitle(Names, static_cast<qsizetype>(report.unknownNames.size()));
    setTitle(Problems, static_cast<qsizetype>(report.problemCount + asked.size()));
    setTitle(Updates, static_cast<qsizetype>(report.updated));
    setTitle(LeftOut, static_cast<qsizetype>(report.skipped));
    setTitle(Assumed, assumed.size());
}

void ImportPages::setRelease(const std::vector<model::Sentence>& lines)
{
    QStringList said;
    for (const auto& line : lines)
        said << toQt(m_words(line));
    fill(*m_release, said, {});
    setTabVisible(Release, !said.isEmpty());
}

void ImportPages::showProblems(const QStringList& sentences)
{
    fill(*m_problems, sentences, {});
    setTitle(Problems, 1);
    setCurrentIndex(Problems);
}

}
