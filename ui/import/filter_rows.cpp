// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/import/filter_rows.h"

#include "ui/base/plain_text.h"
#include "ui/base/text.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

namespace {

using Condition = model::RowFilter::Condition;

bool needsValue(Condition condition)
{
    return condition != Condition::Empty && condition != Condition::NotEmpty;
}

}

FilterRows::FilterRows(QWidget* parent)
    : QWidget(parent)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
}

void FilterRows::setFilters(const std::vector<model::RowFilter>& filters, const std::vector<std::string>& columns)
{
    m_columns = columns;
    for (const auto& row : m_rows) {
        row.widget->hide();
        row.widget->deleteLater(); // may be the one that was picked from
    }
    m_rows.clear();
    for (const auto& filter : filters)
        addRow(filter);
    addRow({});
}

void FilterRows::addRow(const model::RowFilter& filter)
{
    Row row { new QWidget(this), new QComboBox, new QComboBox, new QLineEdit };
    auto* label = new PlainLabel(m_rows.isEmpty() ? tr("Only ro&ws whose") : tr("and whose"), row.widget);
    label->setBuddy(row.column);
    row.column->setAccessibleName(tr("Only rows whose"));
    row.column->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    row.column->setMinimumContentsLength(24);
    row.column->addItem(m_rows.isEmpty() ? tr("(all rows)") : tr("(no more)"), QString());
    for (const auto& column : m_columns)
        row.column->addItem(toQt(column), toQt(column));
    row.column->setCurrentIndex(std::max(0, row.column->findData(toQt(filter.column))));
    row.condition->setAccessibleName(tr("How the column is compared"));
    // A filter of the plan leaves rows out: those of which the condition is not true.
    row.condition->addItem(tr("is"), static_cast<int>(Condition::NotEquals));
    row.condition->addItem(tr("is not"), static_cast<int>(Condition::Equals));
    row.condition->addItem(tr("holds"), static_cast<int>(Condition::NotContains));
    row.condition->addItem(tr("is not empty"), static_cast<int>(Condition::Empty));
    row.condition->addItem(tr("is empty"), static_cast<int>(Condition::NotEmpty));
    if (!filter.column.empty())
        row.condition->setCurrentIndex(std::max(0, row.condition->findData(static_cast<int>(filter.condition))));
    row.value->setAccessibleName(tr("What the column is compared with"));
    row.value->setPlaceholderText(tr("value"));
    row.value->setText(toQt(filter.value));
    row.value->setEnabled(needsValue(static_cast<Condition>(row.condition->currentData().toInt())));
    auto* layout = new QHBoxLayout(row.widget);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(label);
    layout->addWidget(row.column);
    layout->addWidget(row.condition);
    layout->addWidget(row.value);
    layout->addStretch(1);
    static_cast<QVBoxLayout*>(this->layout())->addWidget(row.widget);
    m_rows.append(row);
    connect(row.column, &QComboBox::activated, this, &FilterRows::take);
    connect(row.condition, &QComboBox::activated, this, &FilterRows::take);
    connect(row.value, &QLineEdit::editingFinished, this, &FilterRows::take);
}

void FilterRows::take()
{
    for (const auto& row : m_rows)
        row.value->setEnabled(needsValue(static_cast<Condition>(row.condition->currentData().toInt())));
    if (m_rows.last().column->currentIndex() > 0)
        addRow({});
    emit filtersPicked();
}

std::vector<model::RowFilter> FilterRows::filters() const
{
    std::vector<model::RowFilter> filters;
    for (const auto& row : m_rows) {
        const auto column = fromQt(row.column->currentData().toString());
        const auto condition = static_cast<Condition>(row.condition->currentData().toInt());
        const auto value = needsValue(condition) ? fromQt(row.value->text().trimmed()) : std::string();
        if (!column.empty() && (!needsValue(condition) || !value.empty()))
            filters.push_back({ column, condition, value, {}, true });
    }
    return filters;
}

}
