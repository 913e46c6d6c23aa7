// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/import/import_ways.h"

#include "model/workbook/sheet_reader.h"
#include "ui/base/plain_text.h"
#include "ui/base/text.h"
#include "ui/import/filter_rows.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLocale>
#include <QVBoxLayout>

#include <algorithm>
#include <iterator>

namespace ui {

QComboBox* addChoice(QHBoxLayout& row, const QString& text, QWidget* parent)
{
    auto* box = new QComboBox(parent);
    box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    auto* label = new PlainLabel(text, parent);
    label->setBuddy(box);
    box->setAccessibleName(QString(text).remove(QLatin1Char('&')));
    row.addWidget(label);
    row.addWidget(box);
    return box;
}

ImportWays::ImportWays(QWidget* parent)
    : QWidget(parent)
{
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    for (auto* row : { buildReading(), buildShape(), buildWriting(), buildRows() }) {
        row->addStretch(1);
        rows->addLayout(row);
    }
    rows->addWidget(m_filters = new FilterRows(this));
    connectReading();
    connectPlan();
}

/// How the file is cut into cells. The first item of each list is what was found out, which showDialect() names.
QHBoxLayout* ImportWays::buildReading()
{
    auto* row = new QHBoxLayout;
    m_encoding = addChoice(*row, tr("Text is &encoded as"), this);
    m_separator = addChoice(*row, tr("values are &set apart by"), this);
    m_header = addChoice(*row, tr("the &head is"), this);
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
QHBoxLayout* ImportWays::buildShape()
{
    auto* row = new QHBoxLayout;
    m_sheet = addChoice(*row, tr("The shee&t is"), this);
    m_unfold = addChoice(*row, tr("A column each has &got"), this);
    m_unfold->addItem(QString(), -1);
    m_unfold->addItem(tr("quarters"), static_cast<int>(model::Unfold::Quarters));
    m_unfold->addItem(tr("chips"), static_cast<int>(model::Unfold::Chips));
    m_unfold->addItem(tr("organizations"), static_cast<int>(model::Unfold::Organizations));
    return row;
}

/// How numbers and dates are written.
QHBoxLayout* ImportWays::buildWriting()
{
    auto* row = new QHBoxLayout;
    m_decimal = addChoice(*row, tr("Numbers are written as"), this);
    m_dates = addChoice(*row, tr("in dates comes first"), this);
    m_fiscal = addChoice(*row, tr("fiscal years end with"), this);
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
QHBoxLayout* ImportWays::buildRows()
{
    auto* row = new QHBoxLayout;
    m_conflict = addChoice(*row, tr("A record of the same key &is there already:"), this);
    m_repeat = addChoice(*row, tr("rows of one key:"), this);
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

void ImportWays::connectReading()
{
    connect(m_encoding, &QComboBox::activated, this, [this] {
        const auto name = fromQt(m_encoding->currentData().toString());
        emit dialectAltered([&](model::DialectChoice& dialect) { dialect.encoding = name.empty() ? std::nullopt : std::optional(name); });
    });
    connect(m_separator, &QComboBox::activated, this, [this] {
        const auto sign = static_cast<char>(m_separator->currentData().toInt());
        emit dialectAltered([&](model::DialectChoice& dialect) { dialect.separator = sign == 0 ? std::nullopt : std::optional(sign); });
    });
    connect(m_header, &QComboBox::activated, this, [this] {
        const int line = m_header->currentData().toInt();
        emit dialectAltered([&](model::DialectChoice& dialect) { dialect.headerRow = line < 0 ? std::nullopt : std::optional(line); });
    });
    connect(m_sheet, &QComboBox::activated, this, [this] {
        const auto name = fromQt(m_sheet->currentData().toString());
        emit dialectAltered([&](model::DialectChoice& dialect) { dialect.sheet = name; });
    });
    connect(m_unfold, &QComboBox::activated, this, [this] {
        const int what = m_unfold->currentData().toInt();
        emit dialectAltered([&](model::DialectChoice& dialect) {
            dialect.unfold = what < 0 ? std::nullopt : std::optional(static_cast<model::Unfold>(what));
        });
    });
}

void ImportWays::connectPlan()
{
    connect(m_decimal, &QComboBox::activated, this, [this] {
        const auto sign = static_cast<char>(m_decimal->currentData().toInt());
        emit planAltered([&](model::ImportPlan& plan) { plan.decimal = sign == 0 ? std::nullopt : std::optional(sign); });
    });
    connect(m_dates, &QComboBox::activated, this, [this] {
        const int order = m_dates->currentData().toInt();
        emit planAltered(
            [&](model::ImportPlan& plan) { plan.dates = order < 0 ? std::nullopt : std::optional(static_cast<model::DateOrder>(order)); });
    });
    connect(m_fiscal, &QComboBox::activated, this, [this] {
        const int month = m_fiscal->currentData().toInt();
        emit planAltered([&](model::ImportPlan& plan) { plan.fiscalYearEnd = month == 0 ? std::nullopt : std::optional(month); });
    });
    connect(m_conflict, &QComboBox::activated, this, [this] {
        const auto policy = static_cast<model::ConflictPolicy>(m_conflict->currentData().toInt());
        emit planAltered([&](model::ImportPlan& plan) { plan.onConflict = policy; });
    });
    connect(m_repeat, &QComboBox::activated, this, [this] {
        const auto policy = static_cast<model::RepeatPolicy>(m_repeat->currentData().toInt());
        emit planAltered([&](model::ImportPlan& plan) { plan.onRepeat = policy; });
    });
    connect(m_skips, &QCheckBox::toggled, this,
        [this](bool isOn) { emit planAltered([isOn](model::ImportPlan& plan) { plan.skipsProblems = isOn; }); });
    connect(m_filters, &FilterRows::filtersPicked, this, &ImportWays::takeFilters);
}

void ImportWays::showPlan(const model::ImportPlan& plan, const model::TablePreview& preview, const std::filesystem::path& file)
{
    m_conflict->setCurrentIndex(m_conflict->findData(static_cast<int>(plan.onConflict)));
    m_decimal->setCurrentIndex(m_decimal->findData(static_cast<int>(plan.decimal.value_or('\0'))));
    m_dates->setCurrentIndex(m_dates->findData(plan.dates ? static_cast<int>(*plan.dates) : -1));
    m_fiscal->setCurrentIndex(m_fiscal->findData(plan.fiscalYearEnd.value_or(0)));
    m_repeat->setCurrentIndex(m_repeat->findData(static_cast<int>(plan.onRepeat)));
    {
        const QSignalBlocker blocker(m_skips);
        m_skips->setChecked(plan.skipsProblems);
    }
    showDialect(plan, preview);
    showShape(plan, preview, file);
    std::vector<model::RowFilter> chosenFilters;
    std::ranges::copy_if(plan.filters, std::back_inserter(chosenFilters), &model::RowFilter::needsColumn);
    m_filters->setFilters(chosenFilters, preview.columns);
}

void ImportWays::showDialect(const model::ImportPlan& plan, const model::TablePreview& preview)
{
    const auto& found = preview.dialect;
    const auto& chosen = plan.dialect;
    const auto say = [](const QString& text) { return tr("found out: %1").arg(text); };
    m_encoding->setItemText(0, say(toQt(found.encoding)));
    m_encoding->setCurrentIndex(chosen.encoding ? m_encoding->findData(toQt(*chosen.encoding)) : 0);
    const auto separator = m_separator->findData(static_cast<int>(found.separator));
    m_separator->setItemText(0, say(m_separator->itemText(std::max(separator, 1))));
    m_separator->setCurrentIndex(chosen.separator ? m_separator->findData(static_cast<int>(*chosen.separator)) : 0);
    m_header->setItemText(0, say(found.headerRow == 0 ? tr("nowhere") : tr("row %1").arg(found.headerRow)));
    if (chosen.headerRow && m_header->findData(*chosen.headerRow) < 0)
        m_header->addItem(tr("row %1").arg(*chosen.headerRow), *chosen.headerRow);
    m_header->setCurrentIndex(chosen.headerRow ? m_header->findData(*chosen.headerRow) : 0);
    for (auto* box : { m_encoding, m_separator })
        box->setEnabled(!found.isWorkbook);
}

/// Of a workbook its sheets; what was found to stand across.
void ImportWays::showShape(const model::ImportPlan& plan, const model::TablePreview& preview, const std::filesystem::path& file)
{
    const auto& found = preview.dialect;
    const auto& chosen = plan.dialect;
    const auto say = [](const QString& text) { return tr("found out: %1").arg(text); };
    m_sheet->clear();
    m_sheet->setEnabled(found.isWorkbook);
    m_sheet->addItem(found.isWorkbook ? say(toQt(found.sheet)) : tr("(no workbook)"), QString());
    if (found.isWorkbook) {
        for (const auto& sheet : model::sheetsOf(file))
            m_sheet->addItem(sheet.isHidden ? tr("%1 (hidden)").arg(toQt(sheet.name)) : toQt(sheet.name), toQt(sheet.name));
        if (!chosen.sheet.empty() && m_sheet->findData(toQt(chosen.sheet)) < 0)
            m_sheet->addItem(toQt(chosen.sheet), toQt(chosen.sheet)); // a range
        m_sheet->setCurrentIndex(chosen.sheet.empty() ? 0 : m_sheet->findData(toQt(chosen.sheet)));
    }
    const auto kind = found.unfold ? m_unfold->itemText(m_unfold->findData(static_cast<int>(*found.unfold))) : tr("a field");
    m_unfold->setItemText(0, say(kind));
    m_unfold->setCurrentIndex(chosen.unfold ? m_unfold->findData(static_cast<int>(*chosen.unfold)) : 0);
}

/// Puts the conditions that are shown in the place of those that were put into the plan before.
void ImportWays::takeFilters()
{
    emit planAltered([this](model::ImportPlan& plan) {
        std::erase_if(plan.filters, [](const model::RowFilter& filter) { return filter.needsColumn; });
        const auto filters = m_filters->filters();
        plan.filters.insert(plan.filters.end(), filters.begin(), filters.end());
    });
}

}
