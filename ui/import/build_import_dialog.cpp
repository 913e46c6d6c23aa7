// SPDX-License-Identifier: GPL-3.0-or-later
// What the import dialog consists of and how its parts are connected.
#include "ui/base/plain_text.h"
#include "ui/import/import_dialog.h"

#include "model/exchange/import_table.h"
#include "model/exchange/recipes.h"
#include "ui/base/counts.h"
#include "ui/base/text.h"
#include "ui/import/import_pages.h"
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
    resize(920, 640);
    setImporting(false);
    m_import->setEnabled(false);
    fillRecipes();
    if (readFile(std::nullopt))
        guess();
}

ImportDialog::~ImportDialog() = default;

QWidget* ImportDialog::buildChoices()
{
    auto* choices = new QWidget(this);
    auto* rows = new QVBoxLayout(choices);
    rows->setContentsMargins(0, 0, 0, 0);
    const auto add = [this](QHBoxLayout* row, const QString& text, QComboBox*& box) {
        box = new QComboBox(this);
        box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
        auto* label = new PlainLabel(text, this);
        label->setBuddy(box);
        box->setAccessibleName(QString(text).remove(QLatin1Char('&')));
        row->addWidget(label);
        row->addWidget(box);
    };
    auto* first = new QHBoxLayout;
    add(first, tr("&Into"), m_kind);
    add(first, tr("by the &recipe"), m_recipe);
    m_saveRecipe = new QPushButton(tr("&Keep as recipe..."), this);
    m_saveRecipe->setAutoDefault(false);
    first->addWidget(m_saveRecipe);
    first->addStretch(1);
    auto* second = new QHBoxLayout;
    add(second, tr("Text is &encoded as"), m_encoding);
    add(second, tr("values are &set apart by"), m_separator);
    second->addStretch(1);
    auto* third = new QHBoxLayout;
    add(third, tr("Where a record of the same key &is there already"), m_conflict);
    m_replaces = new QLineEdit(this);
    m_replaces->setPlaceholderText(tr("none"));
    m_replaces->setAccessibleName(tr("Keys of the releases that this one replaces"));
    m_replaces->setToolTip(plainToolTip(
        tr("The keys of the same publisher's earlier releases, a comma between them: their claims no longer count once this one is in")));
    auto* replaces = new PlainLabel(tr("Re&places the releases"), this);
    replaces->setBuddy(m_replaces);
    third->addWidget(replaces);
    third->addWidget(m_replaces, 1);
    for (auto* row : { first, second, third })
        rows->addLayout(row);

    for (const auto kind : model::importKinds())
        m_kind->addItem(toQt(m_workspace.words()(model::tableTitle(kind))));
    for (const auto& name : model::encodingNames())
        m_encoding->addItem(toQt(name));
    m_separator->addItem(tr("commas"), static_cast<int>(','));
    m_separator->addItem(tr("semicolons"), static_cast<int>(';'));
    m_separator->addItem(tr("tabs"), static_cast<int>('\t'));
    m_separator->addItem(tr("bars"), static_cast<int>('|'));
    m_conflict->addItem(tr("stop and say so"), static_cast<int>(model::ConflictPolicy::Stop));
    m_conflict->addItem(tr("keep both as claims"), static_cast<int>(model::ConflictPolicy::Keep));
    m_conflict->addItem(tr("take the file's values"), static_cast<int>(model::ConflictPolicy::Update));
    m_conflict->addItem(tr("leave the record as it is"), static_cast<int>(model::ConflictPolicy::Skip));
    return choices;
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
    connect(m_encoding, &QComboBox::activated, this, &ImportDialog::takeDialect);
    connect(m_separator, &QComboBox::activated, this, &ImportDialog::takeDialect);
    connect(m_conflict, &QComboBox::activated, this, [this] {
        auto plan = m_plan;
        plan.onConflict = static_cast<model::ConflictPolicy>(m_conflict->currentData().toInt());
        takePlan(plan);
    });
    connect(m_replaces, &QLineEdit::editingFinished, this, [this] { takePlan(m_plan); });
    connect(m_pages, &ImportPages::planPicked, this, &ImportDialog::takePlan);
    connect(m_saveRecipe, &QPushButton::clicked, this, &ImportDialog::saveRecipe);
    connect(m_import, &QPushButton::clicked, this, &ImportDialog::importNow);
    connect(m_cancel, &QPushButton::clicked, this, &ImportDialog::reject);
    connect(&m_workspace, &Workspace::jobProgressed, this,
        [this](double share) { m_progress->setValue(static_cast<int>(share * m_progress->maximum())); });
}

}
