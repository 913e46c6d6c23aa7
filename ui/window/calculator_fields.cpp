// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/calculator_fields.h"

#include "model/base/number_format.h"
#include "model/figure/estimate_text.h"
#include "model/figure/number_text.h"
#include "ui/base/text.h"
#include "ui/tables/name_picker.h"
#include "ui/window/field_note.h"

#include <QFormLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace ui {

namespace {

constexpr int fieldWidth = 210;
constexpr double smallMfu = 0.01; // below it somebody may have written 0.46 for 46 %

QString percentText(double part)
{
    return toQt(model::numberText(part, { model::NumberStyle::Kind::Percent, {} }));
}

/// The number in a field, nothing where it is empty or refused; the note says why.
std::optional<double> readAbove0(const QLineEdit& field, QLabel& note, bool isPercent = false)
{
    const auto text = fromQt(field.text().trimmed());
    if (text.empty()) {
        setNote(note, {});
        return std::nullopt;
    }
    const auto number = isPercent ? model::readNumber(text, { '.', true }) : model::readPersonsNumber(text);
    if (number && *number > 0) {
        setNote(note, {});
        return number;
    }
    setNote(note, number ? CalculatorFields::tr("Give more than 0.") : CalculatorFields::tr("This is no number."));
    return std::nullopt;
}

QString written(const std::optional<double>& number)
{
    return number ? toQt(model::groupedNumber(*number)) : QString();
}

}

CalculatorFields::CalculatorFields(QWidget* parent)
    : QWidget(parent)
    , m_dataset(std::make_shared<model::Dataset>())
    , m_organization(new NamePicker(*m_dataset, model::FieldType::Organization, this))
    , m_chip(new NamePicker(*m_dataset, model::FieldType::Chip, this))
    , m_chips(new QLineEdit(this))
    , m_days(new QLineEdit(this))
    , m_mfu(new QLineEdit(this))
    , m_targetFlop(new QLineEdit(QStringLiteral("1e26"), this))
{
    auto* form = new QFormLayout(this);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    form->setContentsMargins(0, 0, 0, 0);
    form->setVerticalSpacing(6);
    form->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
    m_organization->setPlaceholderText(tr("nobody in particular"));
    m_chips->setPlaceholderText(QStringLiteral("57,344"));
    m_organizationNote = addRow(*form, tr("&Organization"), tr("Organization"), m_organization);
    m_chipNote = addRow(*form, tr("C&hip"), tr("Chip"), m_chip);
    m_chipsNote = addRow(*form, tr("&Number of chips"), tr("Number of chips"), m_chips);
    m_daysNote = addRow(*form, tr("&Days"), tr("Days"), m_days);
    m_mfuNote = addRow(*form, tr("M&FU in %"), tr("Utilization (MFU) in percent"), m_mfu);
    m_targetNote = addRow(*form, tr("&Target in FLOP"), tr("Target in FLOP"), m_targetFlop);
    m_mfu->setToolTip(tr("Model FLOP utilization: the part of the dense BF16 peak that the training reaches"));
    for (auto* picker : { m_organization, m_chip }) {
        picker->setNewAllowed(false);
        picker->installEventFilter(this);
    }
}

QLabel* CalculatorFields::addRow(QFormLayout& form, const QString& label, const QString& name, QLineEdit* field)
{
    field->setAccessibleName(name);
    field->setFixedWidth(fieldWidth);
    auto* note = makeNote(this);
    note->setFixedWidth(fieldWidth);
    auto* rows = new QVBoxLayout;
    rows->setSpacing(2);
    rows->addWidget(field);
    rows->addWidget(note);
    form.addRow(label, rows);
    if (auto* shown = qobject_cast<QLabel*>(form.labelForField(rows)))
        shown->setBuddy(field);
    connect(field, &QLineEdit::textChanged, this, &CalculatorFields::read);
    connect(field, &QLineEdit::editingFinished, this, &CalculatorFields::read);
    return note;
}

void CalculatorFields::setDataset(const std::shared_ptr<const model::Dataset>& dataset)
{
    m_dataset = dataset;
    for (auto* picker : { m_organization, m_chip })
        picker->setDataset(*dataset);
    read();
}

void CalculatorFields::setRun(const model::TrainingRun& run)
{
    {
        const QSignalBlocker blockers[] { QSignalBlocker(m_organization), QSignalBlocker(m_chip), QSignalBlocker(m_chips),
            QSignalBlocker(m_days), QSignalBlocker(m_mfu) };
        m_organization->setText(run.organization ? toQt(m_dataset->name(*run.organization)) : QString());
        m_chip->setText(run.chip ? toQt(m_dataset->name(*run.chip)) : QString());
        m_chips->setText(written(run.chips));
        m_days->setText(written(run.days));
        m_mfu->setText(run.mfu ? toQt(model::typedPercent(*run.mfu)) : QString());
    }
    read();
}

void CalculatorFields::focusFirst()
{
    QLineEdit* first = m_chips;
    for (auto* field : { m_mfu, m_days, m_chips, static_cast<QLineEdit*>(m_chip) }) {
        if (field->text().trimmed().isEmpty())
            first = field;
    }
    first->setFocus(Qt::OtherFocusReason);
    first->selectAll();
}

void CalculatorFields::readChip()
{
    const auto name = m_chip->name();
    const auto* chip = m_dataset->chipNamed(fromQt(name));
    m_run.chip = chip ? std::optional(chip->id) : std::nullopt;
    if (chip && chip->bf16Tflops.value_or(0) > 0)
        setNote(*m_chipNote, tr("%1 TFLOP/s dense BF16").arg(toQt(model::groupedNumber(*chip->bf16Tflops))), NoteKind::Hint);
    else if (chip)
        setNote(*m_chipNote, tr("Its dense BF16 peak is not known."));
    else
        setNote(*m_chipNote, name.isEmpty() || m_chip->hasFocus() ? QString() : tr("No chip is called so."));
}

void CalculatorFields::read()
{
    const auto who = m_organization->name();
    const auto* organization = m_dataset->organizationNamed(fromQt(who));
    m_run.organization = organization ? std::optional(organization->id) : std::nullopt;
    // While somebody types it is no name yet.
    const bool isStrange = !organization && !who.isEmpty() && !m_organization->hasFocus();
    setNote(*m_organizationNote, isStrange ? tr("No organization is called so.") : QString());
    readChip();
    m_run.chips = readAbove0(*m_chips, *m_chipsNote);
    m_run.days = readAbove0(*m_days, *m_daysNote);
    m_run.mfu = readAbove0(*m_mfu, *m_mfuNote, true);
    m_target = readAbove0(*m_targetFlop, *m_targetNote);
    if (m_run.mfu && *m_run.mfu > 1) {
        m_run.mfu.reset();
        setNote(*m_mfuNote, tr("Give 100 at most."));
    } else if (m_run.mfu && *m_run.mfu < smallMfu) {
        setNote(*m_mfuNote, tr("This is %1: for 46 % write 46.").arg(percentText(*m_run.mfu)), NoteKind::Hint);
    }
    emit changed();
}

/// Enter and Tab take the name that is marked in an open list; Esc closes the list before the dialog.
bool CalculatorFields::eventFilter(QObject* watched, QEvent* event)
{
    auto* picker = qobject_cast<NamePicker*>(watched);
    if (picker && event->type() == QEvent::KeyPress) {
        const auto key = static_cast<QKeyEvent*>(event)->key();
        auto* list = picker->findChild<QListWidget*>(QStringLiteral("nameList"));
        const bool isOpen = list && list->isVisible();
        const bool isEnter = key == Qt::Key_Return || key == Qt::Key_Enter;
        if (isOpen && key == Qt::Key_Escape) {
            list->hide();
            return true;
        }
        if (isOpen && (isEnter || key == Qt::Key_Tab) && !picker->takeMarked())
            return true;
        if (isEnter) {
            read();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

}
