// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/calculator_result.h"

#include "ui/base/plain_text.h"
#include "ui/base/text.h"
#include "ui/window/field_note.h"

#include <QHeaderView>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace ui {

namespace {

constexpr int runColumn = 0;
constexpr int flopColumn = 3;
constexpr int ratioColumn = 4;
constexpr int narrowest = 540;
constexpr int fewestRows = 4;

QLabel* selectable(QWidget* parent)
{
    auto* label = new PlainLabel(parent);
    label->setWordWrap(true);
    label->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

}

CalculatorResult::CalculatorResult(QWidget* parent)
    : QWidget(parent)
    , m_headline(selectable(this))
    , m_lines(selectable(this))
    , m_runsHead(makeHead(tr("BESIDE THE RUNS OF THE DOCUMENT"), this))
    , m_runs(new QTreeWidget(this))
{
    m_headline->setAccessibleName(tr("Result"));
    m_headline->setMinimumWidth(narrowest);
    m_lines->setAccessibleName(tr("What follows"));
    buildRuns();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(makeHead(tr("WHAT IT COMES TO"), this));
    column->addWidget(m_headline);
    column->addWidget(m_lines);
    column->addSpacing(4);
    column->addWidget(m_runsHead);
    column->addWidget(m_runs, 1);
}

void CalculatorResult::buildRuns()
{
    m_runs->setObjectName(QStringLiteral("calculatorRuns"));
    m_runs->setAccessibleName(tr("Training runs of about this size"));
    m_runs->setHeaderLabels({ tr("Run"), tr("Organization"), tr("Quarter"), tr("FLOP"), tr("Plan / run") });
    for (const int number : { flopColumn, ratioColumn })
        m_runs->headerItem()->setTextAlignment(number, Qt::AlignRight | Qt::AlignVCenter);
    m_runs->setRootIsDecorated(false);
    m_runs->setUniformRowHeights(true);
    m_runs->setAllColumnsShowFocus(true);
    m_runs->setTabKeyNavigation(false);
    m_runs->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_runs->setToolTip(tr("Enter or a double click shows the run in its figure"));
    auto* header = m_runs->header();
    header->setSectionsClickable(false);
    header->setStretchLastSection(false);
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    header->setSectionResizeMode(runColumn, QHeaderView::Stretch);
    connect(m_runs, &QTreeWidget::itemActivated, this, [this](const QTreeWidgetItem* item) {
        if (const auto name = item->data(runColumn, Qt::UserRole).toString(); !name.isEmpty())
            emit runPicked(name);
    });
}

void CalculatorResult::setText(const model::EstimateText& text)
{
    QStringList lines;
    for (std::size_t i = 1; i < text.lines.size(); ++i)
        lines << toQt(text.lines[i]);
    // A number is large, a sentence on what is missing is not.
    m_headline->setObjectName(text.isComplete ? QStringLiteral("inspectorValue") : QStringLiteral("muted"));
    m_headline->style()->unpolish(m_headline);
    m_headline->style()->polish(m_headline);
    m_headline->setText(text.lines.empty() ? QString() : toQt(text.lines.front()));
    m_lines->setText(lines.join(QLatin1Char('\n')));
    m_lines->setVisible(!lines.isEmpty());
    setRuns(text.runs);
}

void CalculatorResult::setRuns(const std::vector<model::RunBeside>& runs)
{
    m_runs->clear();
    for (const auto& row : runs) {
        auto* item
            = new QTreeWidgetItem(m_runs, { toQt(row.run), toQt(row.organization), toQt(row.quarter), toQt(row.flop), toQt(row.ratio) });
        for (const int number : { flopColumn, ratioColumn })
            item->setTextAlignment(number, Qt::AlignRight | Qt::AlignVCenter);
        if (!row.isPlan)
            item->setData(runColumn, Qt::UserRole, toQt(row.run));
        item->setToolTip(runColumn, plainToolTip(toQt(row.run))); // some are long
        auto font = item->font(runColumn);
        font.setBold(row.isPlan);
        for (int column = 0; column < m_runs->columnCount(); ++column)
            item->setFont(column, font);
    }
    m_runs->setVisible(!runs.empty());
    m_runsHead->setVisible(!runs.empty());
    if (runs.empty())
        return;
    const int row = m_runs->sizeHintForRow(0);
    m_runs->setMinimumHeight(m_runs->header()->sizeHint().height() + fewestRows * row + 2 * m_runs->frameWidth());
}

}
