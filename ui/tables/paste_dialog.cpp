// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/paste_dialog.h"

#include "model/base/number_format.h"
#include "ui/base/counts.h"
#include "ui/base/plain_text.h"
#include "ui/base/screen_room.h"
#include "ui/base/text.h"
#include "ui/tables/record_words.h"
#include "ui/workspace/workspace.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <set>

namespace ui {

namespace {

constexpr std::size_t mostPreviewed = 500; // rows in the preview; problems are counted in all

QString rowsText(std::size_t count)
{
    return counted(PasteDialog::tr("{n} {n|row|rows}"), count);
}

}

PasteDialog::PasteDialog(
    Workspace& workspace, model::RecordKind kind, model::TextBlock block, const std::vector<std::size_t>& order, QWidget* parent)
    : QDialog(parent)
    , m_workspace(workspace)
    , m_edits(workspace)
    , m_kind(kind)
    , m_block(std::move(block))
    , m_order(order)
    , m_mode(new QComboBox(this))
    , m_decimal(new QComboBox(this))
    , m_hasHeader(new QCheckBox(tr("the first row holds &titles"), this))
    , m_leaveOut(new QCheckBox(tr("&leave out the rows with problems"), this))
    , m_table(new QTableWidget(this))
    , m_summary(new PlainLabel(this))
{
    std::vector<std::string> titles;
    for (std::size_t i = 0; i < model::fieldsOf(kind).size(); ++i)
        titles.push_back(fromQt(columnLongTitle(kind, i)));
    m_mapping = model::guessMapping(m_block, kind, titles, m_order, 0);
    build();
    fillColumns();
    replan();
    // Against the records as they are by now, whoever wrote them.
    connect(&workspace, &Workspace::dataChanged, this, [this] {
        if (!m_isPasting)
            replan();
    });
}

void PasteDialog::build()
{
    setWindowTitle(tr("Paste into %1").arg(kindTitle(m_kind)));
    resize(firstSizeOf(*this, { 980, 520 }));
    m_mode->addItem(tr("Add them as new records"));
    m_mode->addItem(tr("Update records with the same key, add the others"));
    m_mode->setAccessibleName(tr("What to do with the rows"));
    m_hasHeader->setChecked(m_mapping.hasHeader);
    m_decimal->addItem(tr("Numbers as each column shows"), 0);
    for (const char sign : { '.', ',' })
        m_decimal->addItem(tr("Numbers as %1").arg(toQt(model::numberExample({ sign }))), static_cast<int>(sign));
    m_decimal->setAccessibleName(tr("How numbers are written"));
    m_table->setAccessibleName(tr("The rows as they would be pasted"));
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->horizontalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 7);
    m_summary->setWordWrap(true);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_paste = buttons->addButton(tr("&Paste"), QDialogButtonBox::AcceptRole);
    m_paste->setObjectName(QStringLiteral("primaryButton"));
    m_paste->setDefault(true);
    auto* top = new QHBoxLayout;
    top->addWidget(m_mode);
    top->addSpacing(12);
    top->addWidget(m_hasHeader);
    top->addSpacing(12);
    top->addWidget(m_decimal);
    top->addStretch(1);
    auto* bottom = new QHBoxLayout;
    bottom->addWidget(m_leaveOut);
    bottom->addStretch(1);
    bottom->addWidget(buttons);
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(top);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_summary);
    layout->addLayout(bottom);
    connect(buttons, &QDialogButtonBox::accepted, this, &PasteDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &PasteDialog::reject);
    connect(m_mode, &QComboBox::currentIndexChanged, this, &PasteDialog::replan);
    connect(m_hasHeader, &QCheckBox::toggled, this, [this](bool isOn) {
        m_mapping.hasHeader = isOn;
        replan();
    });
    connect(m_decimal, &QComboBox::activated, this, [this] {
        const auto sign = static_cast<char>(m_decimal->currentData().toInt());
        m_mapping.decimal = sign == 0 ? std::nullopt : std::optional(sign);
        replan();
    });
    connect(m_leaveOut, &QCheckBox::toggled, this, &PasteDialog::showPlan);
}

/// A list in the first row of the preview says for each column what it is.
void PasteDialog::fillColumns()
{
    const auto shown = std::min(m_block.size(), mostPreviewed);
    m_table->setColumnCount(static_cast<int>(m_mapping.columns.size()));
    m_table->setRowCount(static_cast<int>(shown) + 1);
    m_table->setVerticalHeaderItem(0, new QTableWidgetItem(QString()));
    for (int i = 0; i < m_table->columnCount(); ++i) {
        auto* choice = new QComboBox(m_table);
        choice->setAccessibleName(tr("What column %1 is").arg(i + 1));
        choice->addItem(tr("(left out)"), -1);
        for (std::size_t column = 0; column < model::fieldsOf(m_kind).size(); ++column)
            choice->addItem(columnLongTitle(m_kind, column), static_cast<int>(column));
        const auto& mapped = m_mapping.columns[static_cast<std::size_t>(i)];
        choice->setCurrentIndex(mapped ? choice->findData(static_cast<int>(*mapped)) : 0);
        connect(choice, &QComboBox::activated, this, [this, i, choice] { takeColumn(i, choice->currentData().toInt()); });
        m_table->setCellWidget(0, i, choice);
        m_choices << choice;
    }
    for (std::size_t row = 0; row < shown; ++row) {
        m_table->setVerticalHeaderItem(static_cast<int>(row) + 1, new QTableWidgetItem(QString::number(row + 1)));
        for (std::size_t i = 0; i < m_mapping.columns.size(); ++i) {
            const auto text = i < m_block[row].size() ? toQt(m_block[row][i]) : QString();
            m_table->setItem(static_cast<int>(row) + 1, static_cast<int>(i), new QTableWidgetItem(text));
        }
    }
    m_table->resizeColumnsToContents();
    for (int i = 0; i < m_table->columnCount(); ++i)
        m_table->setColumnWidth(i, std::clamp(m_table->columnWidth(i), 110, 260));
    m_table->setRowHeight(0, m_choices.isEmpty() ? 24 : m_choices.first()->sizeHint().height());
}

/// A column of the table is taken from one column of the block only.
void PasteDialog::takeColumn(int blockColumn, int column)
{
    for (std::size_t i = 0; i < m_mapping.columns.size(); ++i) {
        if (column >= 0 && m_mapping.columns[i] == static_cast<std::size_t>(column)) {
            m_mapping.columns[i].reset();
            m_choices[static_cast<int>(i)]->setCurrentIndex(0);
        }
    }
    m_mapping.columns[static_cast<std::size_t>(blockColumn)] = column < 0 ? std::nullopt : std::optional(static_cast<std::size_t>(column));
    m_choices[blockColumn]->setCurrentIndex(m_choices[blockColumn]->findData(column));
    replan();
}

void PasteDialog::replan()
{
    const auto mode = m_mode->currentIndex() == 0 ? model::PasteMode::Append : model::PasteMode::Update;
    m_plan = model::planPaste(m_block, m_mapping, m_kind, mode, *m_workspace.dataset());
    fillCells();
    showPlan();
}

void PasteDialog::fillCells()
{
    const auto muted = palette().color(QPalette::PlaceholderText);
    const auto warning = palette().color(QPalette::BrightText);
    auto ground = warning;
    ground.setAlpha(34);
    for (int row = 1; row < m_table->rowCount(); ++row) {
        for (int i = 0; i < m_table->columnCount(); ++i) {
            auto* item = m_table->item(row, i);
            const bool isUsed = m_mapping.columns[static_cast<std::size_t>(i)] && !(row == 1 && m_mapping.hasHeader);
            item->setForeground(isUsed ? palette().color(QPalette::Text) : muted);
            item->setBackground(QBrush());
            item->setToolTip({});
            const auto& cells = m_block[static_cast<std::size_t>(row - 1)];
            const auto column = static_cast<std::size_t>(i);
            if (column >= cells.size())
                continue;
            const auto written = toQt(cells[column]);
            item->setText(isUsed ? toQt(model::storedText(m_plan, m_mapping, m_kind, column, cells[column])) : written);
            if (item->text() != written)
                item->setToolTip(plainToolTip(tr("Copied as %1").arg(written)));
        }
    }
    for (const auto& problem : m_plan.problems) {
        const int row = static_cast<int>(problem.row) + 1;
        for (int i = 0; i < m_table->columnCount() && row < m_table->rowCount(); ++i) {
            if (problem.column && static_cast<int>(*problem.column) != i)
                continue;
            auto* item = m_table->item(row, i);
            item->setBackground(ground);
            item->setForeground(warning);
            item->setToolTip(plainToolTip(toQt(m_workspace.words()(problem.reason))));
        }
    }
}

void PasteDialog::showPlan()
{
    std::set<std::size_t> rows;
    for (const auto& problem : m_plan.problems)
        rows.insert(problem.row);
    const auto ready = m_plan.inserts.size() + m_plan.updates.size();
    QStringList parts;
    if (!m_plan.inserts.empty())
        parts << tr("%1 to add").arg(rowsText(m_plan.inserts.size()));
    if (!m_plan.updates.empty())
        parts << tr("%1 to update").arg(rowsText(m_plan.updates.size()));
    if (m_plan.unchanged > 0)
        parts << tr("%1 as they are already").arg(rowsText(m_plan.unchanged));
    if (!rows.empty())
        parts << tr("%1 with problems").arg(rowsText(rows.size()));
    auto text = parts.isEmpty() ? tr("There is nothing to paste.") : parts.join(QStringLiteral(" · "));
    for (const auto& question : m_plan.questions)
        text += QLatin1Char('\n') + toQt(m_workspace.words()(question));
    for (std::size_t i = 0; i < std::min<std::size_t>(3, m_plan.problems.size()); ++i)
        text += QStringLiteral("\n")
            + tr("Row %1: %2").arg(m_plan.problems[i].row + 1).arg(toQt(m_workspace.words()(m_plan.problems[i].reason)));
    m_summary->setText(text);
    m_leaveOut->setVisible(!rows.empty());
    m_paste->setEnabled(ready > 0 && m_plan.questions.empty() && (rows.empty() || m_leaveOut->isChecked()));
    m_paste->setText(ready > 0 ? tr("&Paste %1").arg(rowsText(ready)) : tr("&Paste"));
}

void PasteDialog::accept()
{
    if (!m_paste->isEnabled())
        return;
    const QScopedValueRollback pasting(m_isPasting, true);
    if (const auto reason = m_edits.paste(m_kind, m_plan)) {
        m_summary->setText(*reason);
        return;
    }
    QDialog::accept();
}

}
