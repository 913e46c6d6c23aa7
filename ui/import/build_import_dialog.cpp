// SPDX-License-Identifier: GPL-3.0-or-later
// What the import dialog consists of and how its parts are connected.
#include "ui/base/plain_text.h"
#include "ui/base/screen_room.h"
#include "ui/import/import_dialog.h"

#include "model/exchange/import_table.h"
#include "model/exchange/recipes.h"
#include "ui/base/counts.h"
#include "ui/base/text.h"
#include "ui/import/filter_rows.h"
#include "ui/import/import_pages.h"
#include "ui/import/word_answers.h"
#include "ui/workspace/workspace.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDate>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
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

QComboBox* ImportDialog::addChoice(QHBoxLayout& row, const QString& text)
{
    auto* box = new QComboBox(this);
    box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    auto* label = new PlainLabel(text, this);
    label->setBuddy(box);
    box->setAccessibleName(QString(text).remove(QLatin1Char('&')));
    row.addWidget(label);
    row.addWidget(box);
    return box;
}

QWidget* ImportDialog::buildChoices()
{
    auto* choices = new QWidget(this);
    auto* rows = new QVBoxLayout(choices);
    rows->setContentsMargins(0, 0, 0, 0);
    auto* first = new QHBoxLayout;
    m_kind = addChoice(*first, tr("&Into"));
    m_recipe = addChoice(*first, tr("by the &recipe"));
    m_saveRecipe = new QPushButton(tr("&Keep as recipe..."), this);
    m_saveRecipe->setAutoDefault(false);
    first->addWidget(m_saveRecipe);
    const auto add = [rows](QHBoxLayout* row) {
        row->addStretch(1);
        rows->addLayout(row);
    };
    add(first);
    rows->addWidget(m_answers = new WordAnswers(m_workspace.words(), this));
    for (auto* row : { buildReading(), buildShape(), buildWriting(), buildRows() })
        add(row);
    rows->addWidget(m_filters = new FilterRows(this));
    add(buildReleases());
    for (const auto kind : model::importKinds())
        m_kind->addItem(toQt(m_workspace.words()(model::tableTitle(kind))));
    return choices;
}

/// How the file is cut into cells. The first item of each list is what was found out, which showReading() names.
QHBoxLayout* ImportDialog::buildReading()
{
    auto* row = new QHBoxLayout;
    m_encoding = addChoice(*row, tr("Text is &encoded as"));
    m_separator = addChoice(*row, tr("values are &set apart by"));
    m_header = addChoice(*row, tr("the &head is"));
    m_encoding->addItem(QString(), QString());
    for (const auto& name : model::encodingNames())
        m_encoding->addItem(toQt(name), toQt(name));
    m_separator->addItem(QString(), 0);
    m_separator->addItem(tr("commas"), static_cast<int>(','));
    m_separator->addItem(tr("semicolons"), static_cast<int>(';'));
    m_separator->addItem(tr("tabs"), static_cast<int>('\t'));
    m_separator->addItem(tr("bars"), static_cast<int>('|'));
    constexpr int lastHeader = 30;
    m_header->addItem(QString(), -1);
    m_header->addItem(tr("nowhere"), 0);
    for (int line = 1; line <= lastHeader; ++line)
        m_header->addItem(tr("row %1").arg(line), line);
    return row;
}

/// Where the table is in a workbook, and what it has a column each of.
QHBoxLayout* ImportDialog::buildShape()
{
    auto* row = new QHBoxLayout;
    m_sheet = addChoice(*row, tr("The shee&t is"));
    m_unfold = addChoice(*row, tr("A column each has &got"));
    m_unfold->addItem(QString(), -1);
    m_unfold->addItem(tr("quarters"), static_cast<int>(model::Unfold::Quarters));
    m_unfold->addItem(tr("chips"), static_cast<int>(model::Unfold::Chips));
    m_unfold->addItem(tr("organizations"), static_cast<int>(model::Unfold::Organizations));
    return row;
}

/// How numbers and dates are written.
QHBoxLayout* ImportDialog::buildWriting()
{
    auto* row = new QHBoxLayout;
    m_decimal = addChoice(*row, tr("Numbers are written as"));
    m_dates = addChoice(*row, tr("in dates comes first"));
    m_fiscal = addChoice(*row, tr("fiscal years end with"));
    m_decimal->addItem(tr("each column shows"), 0);
    for (const char sign : { '.', ',' })
        m_decimal->addItem(toQt(model::numberExample({ sign })), static_cast<int>(sign));
    m_dates->addItem(tr("what they show"), -1);
    m_dates->addItem(tr("the month, 9/30/2023"), static_cast<int>(model::DateOrder::MonthFirst));
    m_dates->addItem(tr("the day, 30/9/2023"), static_cast<int>(model::DateOrder::DayFirst));
    m_dates->addItem(tr("the year, 23/9/30"), static_cast<int>(model::DateOrder::YearFirst));
    m_fiscal->addItem(tr("(not said)"), 0);
    for (int month = 1; month <= 12; ++month)
        m_fiscal->addItem(QLocale().standaloneMonthName(month), month);
    return row;
}

/// What becomes of rows that are there already, are there twice, or cannot be read.
QHBoxLayout* ImportDialog::buildRows()
{
    auto* row = new QHBoxLayout;
    m_conflict = addChoice(*row, tr("A record of the same key &is there already:"));
    m_repeat = addChoice(*row, tr("rows of one key:"));
    m_skips = new QCheckBox(tr("leave &out rows with problems"), this);
    row->addWidget(m_skips);
    m_conflict->addItem(tr("stop and say so"), static_cast<int>(model::ConflictPolicy::Stop));
    m_conflict->addItem(tr("keep both as claims"), static_cast<int>(model::ConflictPolicy::Keep));
    m_conflict->addItem(tr("take the file's values"), static_cast<int>(model::ConflictPolicy::Update));
    m_conflict->addItem(tr("leave the record as it is"), static_cast<int>(model::ConflictPolicy::Skip));
    m_repeat->addItem(tr("stop and say so"), static_cast<int>(model::RepeatPolicy::Stop));
    m_repeat->addItem(tr("add them up"), static_cast<int>(model::RepeatPolicy::Add));
    return row;
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
    connectReading();
    connectPlan();
    connect(m_replaces, &QLineEdit::editingFinished, this, [this] { takePlan(m_plan); });
    connect(m_pages, &ImportPages::planPicked, this, &ImportDialog::takePicked);
    connect(m_saveRecipe, &QPushButton::clicked, this, &ImportDialog::saveRecipe);
    connect(m_import, &QPushButton::clicked, this, &ImportDialog::importNow);
    connect(m_cancel, &QPushButton::clicked, this, &ImportDialog::reject);
    connect(&m_workspace, &Workspace::jobProgressed, this,
        [this](double share) { m_progress->setValue(static_cast<int>(share * m_progress->maximum())); });
}

void ImportDialog::connectReading()
{
    connect(m_encoding, &QComboBox::activated, this, [this] {
        const auto name = fromQt(m_encoding->currentData().toString());
        alterReading([&](model::DialectChoice& dialect) { dialect.encoding = name.empty() ? std::nullopt : std::optional(name); });
    });
    connect(m_separator, &QComboBox::activated, this, [this] {
        const auto sign = static_cast<char>(m_separator->currentData().toInt());
        alterReading([&](model::DialectChoice& dialect) { dialect.separator = sign == 0 ? std::nullopt : std::optional(sign); });
    });
    connect(m_header, &QComboBox::activated, this, [this] {
        const int line = m_header->currentData().toInt();
        alterReading([&](model::DialectChoice& dialect) { dialect.headerRow = line < 0 ? std::nullopt : std::optional(line); });
    });
    connect(m_sheet, &QComboBox::activated, this, [this] {
        const auto name = fromQt(m_sheet->currentData().toString());
        alterReading([&](model::DialectChoice& dialect) { dialect.sheet = name; });
    });
    connect(m_unfold, &QComboBox::activated, this, [this] {
        const int what = m_unfold->currentData().toInt();
        alterReading([&](model::DialectChoice& dialect) {
            dialect.unfold = what < 0 ? std::nullopt : std::optional(static_cast<model::Unfold>(what));
        });
    });
}

void ImportDialog::connectPlan()
{
    connect(m_decimal, &QComboBox::activated, this, [this] {
        const auto sign = static_cast<char>(m_decimal->currentData().toInt());
        alter([&](model::ImportPlan& plan) { plan.decimal = sign == 0 ? std::nullopt : std::optional(sign); });
    });
    connect(m_dates, &QComboBox::activated, this, [this] {
        const int order = m_dates->currentData().toInt();
        alter(
            [&](model::ImportPlan& plan) { plan.dates = order < 0 ? std::nullopt : std::optional(static_cast<model::DateOrder>(order)); });
    });
    connect(m_fiscal, &QComboBox::activated, this, [this] {
        const int month = m_fiscal->currentData().toInt();
        alter([&](model::ImportPlan& plan) { plan.fiscalYearEnd = month == 0 ? std::nullopt : std::optional(month); });
    });
    connect(m_conflict, &QComboBox::activated, this, [this] {
        const auto policy = static_cast<model::ConflictPolicy>(m_conflict->currentData().toInt());
        alter([&](model::ImportPlan& plan) { plan.onConflict = policy; });
    });
    connect(m_repeat, &QComboBox::activated, this, [this] {
        const auto policy = static_cast<model::RepeatPolicy>(m_repeat->currentData().toInt());
        alter([&](model::ImportPlan& plan) { plan.onRepeat = policy; });
    });
    connect(
        m_skips, &QCheckBox::toggled, this, [this](bool isOn) { alter([isOn](model::ImportPlan& plan) { plan.skipsProblems = isOn; }); });
    connect(m_filters, &FilterRows::filtersPicked, this, &ImportDialog::takeFilters);
    connect(m_answers, &WordAnswers::answered, this, &ImportDialog::takeAnswer);
}

}
