// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/import/field_map.h"

#include "ui/base/plain_text.h"
#include "ui/base/text.h"
#include "ui/import/editor_table.h"
#include "ui/import/field_title.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>

#include <algorithm>

namespace ui {

using model::FieldPlan;
using model::FieldType;

namespace {

enum FieldMapColumn { FieldColumn, FromColumn, HowColumn, ExampleColumn };

/// What a row of the `from` box stands for, beside the columns of the file.
enum From { Nothing = -1, Constant = -2, NewSource = -3 };

constexpr int mostExamples = 3;

/// The column of this file the plan takes, or -1.
int columnOf(const FieldPlan& plan, const model::TablePreview& preview)
{
    for (const auto& wanted : plan.columns) {
        for (std::size_t i = 0; i < preview.columns.size(); ++i) {
            if (model::isSameColumn(preview.columns[i], wanted))
                return static_cast<int>(i);
        }
    }
    return -1;
}

}

FieldMap::FieldMap(const model::Words& words, QWidget* parent)
    : QTableWidget(parent)
    , m_words(words)
{
    setUpEditorTable(*this, { tr("Field"), tr("Comes from"), tr("Written as"), tr("For example") }, { 130, 250, 240 });
    setAccessibleName(tr("Fields and columns"));
}

void FieldMap::setPlan(const model::ImportPlan& plan, const model::TablePreview& preview)
{
    m_plan = plan;
    m_preview = preview;
    model::Dataset nothing;
    const auto source = model::newSourceOf(plan, nothing, preview.name);
    m_newSource = source ? toQt(source->title) : QString();
    m_formats = model::FileFormats(m_plan, m_preview).formats();
    const auto fields = model::importFields(plan.kind);
    setRowCount(0);
    setRowCount(static_cast<int>(fields.size()));
    for (int row = 0; row < rowCount(); ++row)
        fillRow(row, fields[static_cast<std::size_t>(row)]);
}

QString FieldMap::titleOf(const model::FieldDescription& field) const
{
    return fieldTitle(m_words, m_plan.kind, field.name);
}

const FieldPlan& FieldMap::planOf(const model::FieldDescription& field) const
{
    static const FieldPlan nothing;
    const auto found = m_plan.fields.find(std::string(field.name));
    return found == m_plan.fields.end() ? nothing : found->second;
}

void FieldMap::alter(const model::FieldDescription& field, const std::function<void(FieldPlan&)>& change)
{
    change(m_plan.fields[std::string(field.name)]);
    emit planPicked(m_plan);
}

void FieldMap::fillRow(int row, const model::FieldDescription& field)
{
    auto* name = new QTableWidgetItem(titleOf(field));
    if (field.isRequired) {
        auto font = name->font();
        font.setBold(true);
        name->setFont(font);
        name->setToolTip(tr("Every record needs a value here"));
    }
    setItem(row, FieldColumn, name);
    setCellWidget(row, FromColumn, fromBox(field));
    if (auto* how = howBox(field))
        setCellWidget(row, HowColumn, how);
    auto* shown = new QTableWidgetItem(example(field));
    shown->setToolTip(plainToolTip(shown->text()));
    setItem(row, ExampleColumn, shown);
}

QComboBox* FieldMap::fromBox(const model::FieldDescription& field)
{
    const auto& plan = planOf(field);
    auto* box = new QComboBox;
    box->setAccessibleName(tr("%1 comes from").arg(titleOf(field)));
    box->addItem(tr("nothing"), Nothing);
    box->addItem(tr("the same for all rows"), Constant);
    if (field.type == FieldType::Source)
        box->addItem(tr("a new source for this import"), NewSource);
    box->insertSeparator(box->count());
    for (std::size_t i = 0; i < m_preview.columns.size(); ++i)
        box->addItem(toQt(m_preview.columns[i]), static_cast<int>(i));

    int chosen = Nothing;
    if (plan.from == FieldPlan::From::Constant)
        chosen = Constant;
    else if (plan.from == FieldPlan::From::NewSource)
        chosen = NewSource;
    else if (plan.from == FieldPlan::From::Column)
        chosen = columnOf(plan, m_preview);
    box->setCurrentIndex(std::max(0, box->findData(chosen)));
    connect(box, &QComboBox::activated, this, [this, box, field](int index) {
        const int picked = box->itemData(index).toInt();
        alter(field, [&](FieldPlan& altered) {
            altered.untilColumn.clear();
            altered.yearColumn.clear();
            altered.factor = 1; // was the other column's
            altered.factorBy = FieldPlan::FactorBy::Head;
            altered.isAssumed = false;
            if (picked >= 0) {
                altered.from = FieldPlan::From::Column;
                altered.columns = { m_preview.columns[static_cast<std::size_t>(picked)] };
            } else {
                altered.from = picked == Constant ? FieldPlan::From::Constant
                    : picked == NewSource         ? FieldPlan::From::NewSource
                                                  : FieldPlan::From::Nothing;
            }
        });
    });
    return box;
}

QWidget* FieldMap::constantBox(const model::FieldDescription& field)
{
    if (field.type == FieldType::Word) {
        auto* box = new QComboBox;
        for (const auto& word : field.words)
            box->addItem(toQt(word));
        box->setCurrentText(toQt(planOf(field).constant));
        connect(box, &QComboBox::textActivated, this, [this, field](const QString& word) {
            alter(field, [&](FieldPlan& plan) {
                plan.constant = fromQt(word);
                plan.isAssumed = false;
            });
        });
        return box;
    }
    auto* line = new QLineEdit(toQt(planOf(field).constant));
    line->setPlaceholderText(tr("value"));
    connect(line, &QLineEdit::editingFinished, this, [this, line, field] {
        const auto text = fromQt(line->text().trimmed());
        if (text != planOf(field).constant)
            alter(field, [&](FieldPlan& plan) {
                plan.constant = text;
                plan.isAssumed = false;
            });
    });
    return line;
}

/// What a column's numbers are multiplied by.
QComboBox* FieldMap::factorBox(const model::FieldDescription& field)
{
    auto* box = new QComboBox;
    box->setAccessibleName(tr("%1 is multiplied by").arg(titleOf(field)));
    box->addItem(tr("as they are"), 1.0);
    box->addItem(tr("in thousands"), 1e3);
    box->addItem(tr("in millions"), 1e6);
    box->addItem(tr("in billions"), 1e9);
    box->addItem(tr("divided by 1e9"), 1e-9);
    box->addItem(tr("divided by 1e12"), 1e-12);
    box->addItem(tr("hours as days"), 1.0 / 24);
    const auto factor = planOf(field).factor;
    if (box->findData(factor) < 0)
        box->addItem(tr("times %1").arg(factor), factor);
    box->setCurrentIndex(box->findData(factor));
    connect(box, &QComboBox::activated, this, [this, box, field] {
        alter(field, [box](FieldPlan& altered) {
            altered.factor = box->currentData().toDouble();
            altered.factorBy = FieldPlan::FactorBy::Person;
        });
    });
    return box;
}

QWidget* FieldMap::howBox(const model::FieldDescription& field)
{
    const auto& plan = planOf(field);
    QWidget* how = nullptr;
    if (plan.from == FieldPlan::From::Constant) {
        how = constantBox(field);
    } else if (plan.from == FieldPlan::From::Column && field.type == FieldType::Number) {
        auto* box = new QComboBox;
        box->addItem(tr("as it looks"));
        std::vector<model::NumberFormat> formats { { '.', false }, { ',', false } };
        if (field.isFraction)
            formats.insert(formats.end(), { { '.', true }, { ',', true } });
        for (const auto& format : formats) {
            box->addItem(toQt(model::numberExample(format)));
            if (plan.number == format)
                box->setCurrentIndex(box->count() - 1);
        }
        connect(box, &QComboBox::activated, this, [this, field, formats](int index) {
            alter(field, [&](FieldPlan& altered) {
                altered.number = index == 0 ? std::nullopt : std::optional(formats[static_cast<std::size_t>(index - 1)]);
            });
        });
        box->setAccessibleName(tr("%1 is written as").arg(titleOf(field)));
        auto* both = new QWidget;
        auto* layout = new QHBoxLayout(both);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(2);
        layout->addWidget(box);
        layout->addWidget(factorBox(field));
        return both;
    } else if (plan.from == FieldPlan::From::Column && field.type == FieldType::Quarter) {
        auto* box = new QComboBox;
        box->addItems({ tr("as it looks"), tr("month before day"), tr("day before month"), tr("year before month") });
        box->setCurrentIndex(plan.dates ? static_cast<int>(*plan.dates) + 1 : 0);
        connect(box, &QComboBox::activated, this, [this, field](int index) {
            alter(field, [&](FieldPlan& altered) {
                altered.dates = index == 0 ? std::nullopt : std::optional(static_cast<model::DateOrder>(index - 1));
            });
        });
        how = box;
    }
    if (how)
        how->setAccessibleName(tr("%1 is written as").arg(titleOf(field)));
    return how;
}

QString FieldMap::example(const model::FieldDescription& field) const
{
    const auto& plan = planOf(field);
    if (plan.from == FieldPlan::From::Constant)
        return toQt(plan.constant);
    if (plan.from == FieldPlan::From::NewSource)
        return m_newSource;
    const int column = columnOf(plan, m_preview);
    if (plan.from != FieldPlan::From::Column || column < 0)
        return {};
    const auto place = model::fieldNamed(m_plan.kind, field.name).value_or(0);
    QStringList shown;
    for (const auto& value : m_preview.valuesOf(m_preview.columns[static_cast<std::size_t>(column)])) {
        const auto reading = model::readingOf(field, value, m_formats[place], plan.factor);
        const auto text
            = reading && *reading != value ? tr("%1 is %2", "as written, as read").arg(toQt(value), toQt(*reading)) : toQt(value);
        if (!shown.contains(text))
            shown << text;
        if (shown.size() == mostExamples)
            break;
    }
    return shown.join(QStringLiteral("  ·  "));
}

}
