// SPDX-License-Identifier: GPL-3.0-or-later
// What the import dialog consists of and how its parts are connected.
#include "ui/base/plain_text.h"
#include "ui/base/screen_room.h"
#include "ui/import/import_dialog.h"

#include "model/exchange/import_table.h"
#include "model/exchange/recipes.h"
#include "ui/base/counts.h"
#include "ui/base/text.h"
#include "ui/import/import_pages.h"
#include "ui/import/import_ways.h"
#include "ui/import/word_answers.h"
#include "ui/workspace/workspace.h"

#include <QComboBox>
#include <QDate>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {

namespace {

QString shownFiles(const QStringList& files)
{
    const auto first = QFileInfo(files.value(0)).fileName();
    return files.size() < 2 ? first : counted(ImportDialog::tr("%1 and {n} more"), static_cast<std::size_t>(files.size() - 1)).arg(first);
}

}

ImportDialog::ImportDialog(Workspace& workspace, const QStringList& files, QWidget* parent)
    : QDialog(parent)
    , m_workspace(workspace)
    , m_today(QDate::currentDate().toString(Qt::ISODate))
{
    for (const auto& file : files)
        m_files.emplace_back(QFileInfo(file).absoluteFilePath().toStdU16String());
    setWindowTitle(tr("Import tables"));
    setObjectName(QStringLiteral("importDialog"));
    m_fileLabel = new PlainLabel(shownFiles(files), this);
    m_fileLabel->setObjectName(QStringLiteral("inspectorHeading"));
    m_fileLabel->setToolTip(plainToolTip(files.join(QLatin1Char('\n'))));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(12);
    layout->addWidget(m_fileLabel);
    layout->addWidget(m_choices = buildChoices());
    layout->addWidget(m_pages = new ImportPages(workspace, this), 1);
    layout->addWidget(buildFoot());
    m_tryLater.setSingleShot(true);
    m_tryLater.setInterval(120);
    connectAll();
    resize(firstSizeOf(*this, { 920, 640 }));
    setImporting(false);
    m_import->setEnabled(false);
    fillRecipes();
    if (readFile({}))
        guess();
}

ImportDialog::~ImportDialog() = default;

QWidget* ImportDialog::buildChoices()
{
    auto* choices = new QWidget(this);
    auto* rows = new QVBoxLayout(choices);
    rows->setContentsMargins(0, 0, 0, 0);
    auto* first = new QHBoxLayout;
    m_kind = addChoice(*first, tr("&Into"), this);
    m_recipe = addChoice(*first, tr("by the &recipe"), this);
    m_saveRecipe = new QPushButton(tr("&Keep as recipe..."), this);
    m_saveRecipe->setAutoDefault(false);
    first->addWidget(m_saveRecipe);
    const auto add = [rows](QHBoxLayout* row) {
        row->addStretch(1);
        rows->addLayout(row);
    };
    add(first);
    rows->addWidget(m_answers = new WordAnswers(m_workspace.words(), this));
    rows->addWidget(m_ways = new ImportWays(this));
    add(buildReleases());
    for (const auto kind : model::importKinds())
        m_kind->addItem(toQt(m_workspace.words()(model::tableTitle(kind))));
    return choices;
}

QHBoxLayout* ImportDialog::buildReleases()
{
    auto* row = new QHBoxLayout;
    m_replaces = new QLineEdit(this);
    m_replaces->setPlaceholderText(tr("none"));
    m_replaces->setAccessibleName(tr("Keys of the releases that this one replaces"));
    m_replaces->setToolTip(plainToolTip(
        tr("The keys of the same publisher's earlier releases, a comma between them: their claims no longer count once this one is in")));
    auto* replaces = new PlainLabel(tr("Re&places the releases"), this);
    replaces->setBuddy(m_replaces);
    row->addWidget(replaces);
    row->addWidget(m_replaces, 1);
    return row;
}

void ImportDialog::fillRecipes()
{
    const QSignalBlocker blocker(m_recipe);
    m_recipe->clear();
    m_recipe->addItem(tr("none: by the names of the columns"), QString());
    for (const auto& name : model::recipeNames(*m_workspace.dataset()))
        m_recipe->addItem(toQt(name), toQt(name));
}

QWidget* ImportDialog::buildFoot()
{
    auto* foot = new QWidget(this);
    m_summary = new PlainLabel(foot);
    m_summary->setWordWrap(true);
    m_summary->setAccessibleName(tr("What the import would do"));
    m_progress = new QProgressBar(foot);
    m_progress->setRange(0, 1000);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Progress of the import"));
    m_import = new QPushButton(tr("I&mport"), foot);
    m_import->setObjectName(QStringLiteral("primaryButton"));
    m_import->setAccessibleName(tr("Import"));
    m_import->setAutoDefault(false); // Enter in a field ends that field
    m_cancel = new QPushButton(tr("&Cancel"), foot);
    m_cancel->setAccessibleName(tr("Stop or cancel"));
    m_cancel->setAutoDefault(false);
    auto* layout = new QHBoxLayout(foot);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_summary, 1);
    layout->addWidget(m_progress);
    layout->addWidget(m_cancel);
    layout->addWidget(m_import);
    return foot;
}

void ImportDialog::connectAll()
{
    connect(&m_tryLater, &QTimer::timeout, this, &ImportDialog::startTry);
    connect(m_recipe, &QComboBox::activated, this, &ImportDialog::takeRecipe);
    connect(m_kind, &QComboBox::activated, this, &ImportDialog::takeKind);
    connect(m_ways, &ImportWays::dialectAltered, this, &ImportDialog::alterReading);
    connect(m_ways, &ImportWays::planAltered, this, &ImportDialog::alter);
    connect(m_answers, &WordAnswers::answered, this, &ImportDialog::takeAnswer);
    connect(m_replaces, &QLineEdit::editingFinished, this, [this] { takePlan(m_plan); });
    connect(m_pages, &ImportPages::planPicked, this, &ImportDialog::takePicked);
    connect(m_saveRecipe, &QPushButton::clicked, this, &ImportDialog::saveRecipe);
    connect(m_import, &QPushButton::clicked, this, &ImportDialog::importNow);
    connect(m_cancel, &QPushButton::clicked, this, &ImportDialog::reject);
    connect(&m_workspace, &Workspace::jobProgressed, this,
        [this](double share) { m_progress->setValue(static_cast<int>(share * m_progress->maximum())); });
}

}
