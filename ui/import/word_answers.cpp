// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/import/word_answers.h"

#include "model/records/shown_names.h"
#include "ui/base/plain_text.h"
#include "ui/base/text.h"

#include <QComboBox>
#include <QHBoxLayout>

#include <algorithm>

namespace ui {

namespace {

/// A field that every record needs, that is one of a few words, and that no column gives.
bool isAskedFor(const model::FieldDescription& field, const model::FieldPlan& plan)
{
    using From = model::FieldPlan::From;
    return field.isRequired && !field.words.empty() && (plan.from == From::Nothing || plan.from == From::Constant);
}

}

WordAnswers::WordAnswers(const model::Words& words, QWidget* parent)
    : QWidget(parent)
    , m_words(words)
    , m_row(new QHBoxLayout(this))
{
    m_row->setContentsMargins(0, 0, 0, 0);
}

void WordAnswers::setPlan(const model::ImportPlan& plan)
{
    const auto planOf = [&plan](const model::FieldDescription& field) {
        const auto found = plan.fields.find(std::string(field.name));
        return found == plan.fields.end() ? model::FieldPlan() : found->second;
    };
    std::vector<const model::FieldDescription*> asked;
    for (const auto& field : model::importFields(plan.kind)) {
        if (isAskedFor(field, planOf(field)))
            asked.push_back(&field);
    }
    const bool isSame = std::ranges::equal(
        asked, m_boxes, {}, &model::FieldDescription::name, [](const auto& box) { return std::string_view(box.first); });
    if (!isSame) { // what is picked from stays
        clear();
        for (const auto* field : asked)
            addAnswer(*field, plan.kind);
        m_row->addStretch(1);
    }
    for (std::size_t i = 0; i < asked.size(); ++i)
        m_boxes[i].second->setCurrentIndex(std::max(0, m_boxes[i].second->findData(toQt(planOf(*asked[i]).constant))));
    setVisible(!m_boxes.empty());
}

void WordAnswers::clear()
{
    m_boxes.clear();
    while (auto* item = m_row->takeAt(0)) {
        if (auto* widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
}

void WordAnswers::addAnswer(const model::FieldDescription& field, model::RecordKind kind)
{
    const auto shown = model::shownColumn(kind, field.name);
    const auto title = toQt(shown.sentence ? m_words(*shown.sentence) : shown.text);
    auto* label = new PlainLabel(m_row->count() == 0 ? tr("In all rows the %1 is").arg(title) : tr("the %1 is").arg(title), this);
    auto* box = new QComboBox(this);
    box->setAccessibleName(tr("In all rows the %1 is").arg(title));
    label->setBuddy(box);
    box->addItem(tr("choose..."), QString());
    for (const auto& word : field.words)
        box->addItem(toQt(word), toQt(word));
    m_boxes.emplace_back(field.name, box);
    connect(box, &QComboBox::activated, this, [this, box, name = toQt(field.name)] {
        if (const auto word = box->currentData().toString(); !word.isEmpty())
            emit answered(name, word);
    });
    m_row->addWidget(label);
    m_row->addWidget(box);
}

}
