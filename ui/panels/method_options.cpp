// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/method_options.h"

#include "model/view/resolve.h"
#include "ui/base/icons.h"
#include "ui/base/plain_text.h"
#include "ui/base/text.h"
#include "ui/panels/number_box.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QScreen>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

constexpr int mostCarry = 400; // as view lines take it
constexpr double mostLine = 1e9;
constexpr double leastMfuPercent = 0.1;
constexpr int fieldWidthPx = 132;

}

int chosenMethodOptions(const model::ViewState& view)
{
    const model::ViewState usual;
    return (view.carry != usual.carry) + (view.rho != usual.rho) + (view.mfu != usual.mfu) + view.rich.has_value() + view.poor.has_value()
        + !view.prefer.empty();
}

model::ViewState withUsualMethod(model::ViewState view)
{
    const model::ViewState usual;
    view.carry = usual.carry;
    view.rho = usual.rho;
    view.mfu = usual.mfu;
    view.rich.reset();
    view.poor.reset();
    view.prefer.clear();
    return view;
}

MethodOptions::MethodOptions(QWidget* parent)
    : QFrame(parent, Qt::Popup)
    , m_rows(new QVBoxLayout(this))
    , m_carry(new QSpinBox(this))
    , m_rho(new NumberBox(this))
    , m_mfu(new NumberBox(this))
    , m_preferred(new QWidget(this))
    , m_reset(new QPushButton(tr("&Reset to the usual"), this))
{
    setObjectName(QStringLiteral("methodOptions"));
    setAccessibleName(tr("Method options"));
    setAttribute(Qt::WA_StyledBackground);
    setFixedWidth(372);
    m_rows->setContentsMargins(16, 14, 16, 14);
    m_rows->setSpacing(8);
    auto* head = new PlainLabel(tr("Method options"), this);
    head->setObjectName(QStringLiteral("panelHead"));
    m_rows->addWidget(head);

    m_carry->setRange(0, mostCarry);
    m_rho->setRange(0, 1);
    m_rho->setSingleStep(0.05);
    m_mfu->setRange(leastMfuPercent, 100);
    m_mfu->setSingleStep(5);
    m_mfu->setDecimals(1);
    m_mfu->setSuffix(tr(" %"));
    addRow(tr("&Carry silent sources, in quarters"), m_carry,
        tr("For how many quarters a stock is carried on after its source said anything about the organization"));
    addRow(tr("&Errors within a source correlate"), m_rho, tr("ρ, from 0 (they cancel out) to 1 (they never do)"));
    addRow(tr("&MFU of GPT-4 trainings"), m_mfu, tr("The part of the chips' peak that training reaches"));
    m_rich = addLine(tr("GPU-r&ich from"), tr("Values from here on are GPU-rich; 0 is the usual line"));
    m_poor = addLine(tr("GPU-&poor below"), tr("Values below are GPU-poor; 0 is the usual line"));
    auto* list = new QVBoxLayout(m_preferred);
    list->setContentsMargins(0, 4, 0, 0);
    list->setSpacing(4);
    m_rows->addWidget(m_preferred);
    m_rows->addWidget(m_reset, 0, Qt::AlignRight);
    connectFields();
}

QLabel* MethodOptions::addRow(const QString& label, QWidget* field, const QString& tip)
{
    auto* words = new PlainLabel(label, this);
    words->setBuddy(field);
    words->setToolTip(plainToolTip(tip));
    field->setToolTip(plainToolTip(tip));
    field->setAccessibleName(QString(label).remove(QLatin1Char('&')));
    field->setAccessibleDescription(tip);
    field->setFixedWidth(fieldWidthPx);
    auto* row = new QHBoxLayout;
    row->addWidget(words, 1);
    row->addWidget(field);
    m_rows->addLayout(row);
    return words;
}

/// A line of the view, which at 0 has the usual value.
QDoubleSpinBox* MethodOptions::addLine(const QString& label, const QString& tip)
{
    auto* box = new NumberBox(this);
    box->setRange(0, mostLine);
    box->setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
    addRow(label, box, tip);
    return box;
}

void MethodOptions::connectFields()
{
    const auto on = [this](QDoubleSpinBox* box, auto alter) {
        box->setKeyboardTracking(false); // a number half typed is no view
        connect(box, &QDoubleSpinBox::valueChanged, this, [this, alter](double value) {
            auto view = m_view;
            alter(view, value);
            emit viewPicked(view);
        });
    };
    const auto line = [](double value) { return value > 0 ? std::optional(value) : std::nullopt; };
    on(m_rho, [](model::ViewState& view, double value) { view.rho = value; });
    on(m_mfu, [](model::ViewState& view, double value) { view.mfu = std::round(value * 10) / 1000; });
    on(m_rich, [line](model::ViewState& view, double value) { view.rich = line(value); });
    on(m_poor, [line](model::ViewState& view, double value) { view.poor = line(value); });
    m_carry->setKeyboardTracking(false);
    connect(m_carry, &QSpinBox::valueChanged, this, [this](int quarters) {
        auto view = m_view;
        view.carry = quarters;
        emit viewPicked(view);
    });
    connect(m_reset, &QPushButton::clicked, this, [this] { emit viewPicked(withUsualMethod(m_view)); });
}

void MethodOptions::setView(const model::ViewState& view)
{
    m_view = view;
    for (auto* box : { m_rho, m_mfu, m_rich, m_poor })
        box->blockSignals(true);
    const QSignalBlocker blocker(m_carry);
    m_carry->setValue(view.carry);
    m_rho->setValue(view.rho);
    m_mfu->setValue(view.mfu * 100);
    setLines();
    setPreferred();
    m_reset->setEnabled(chosenMethodOptions(view) > 0);
    for (auto* box : { m_rho, m_mfu, m_rich, m_poor })
        box->blockSignals(false);
}

void MethodOptions::setLines()
{
    auto usual = m_view;
    usual.rich.reset();
    usual.poor.reset();
    const auto lines = model::resolve(usual, {});
    const auto show = [this](QDoubleSpinBox* box, const std::optional<double>& chosen, const std::optional<double>& otherwise) {
        box->setSpecialValueText(otherwise ? tr("%1, as usual").arg(locale().toString(*otherwise)) : tr("none"));
        box->setValue(chosen.value_or(0));
    };
    show(m_rich, m_view.rich, lines.rich);
    show(m_poor, m_view.poor, lines.poor);
}

void MethodOptions::setPreferred()
{
    auto* layout = static_cast<QVBoxLayout*>(m_preferred->layout());
    if (m_view.prefer == m_shownPreferred && layout->count() > 0)
        return;
    m_shownPreferred = m_view.prefer;
    while (auto* item = layout->takeAt(0)) {
        item->widget()->setParent(nullptr);
        item->widget()->deleteLater(); // the button that was clicked is among them
        delete item;
    }
    auto* head
        = new PlainLabel(m_shownPreferred.empty() ? tr("Preferred sources: none. Choose them in the inspector.") : tr("Preferred sources"));
    head->setWordWrap(true);
    head->setObjectName(m_shownPreferred.empty() ? QStringLiteral("muted") : QString());
    layout->addWidget(head);
    for (const auto& key : m_shownPreferred) {
        auto* row = new QWidget;
        auto* rowLayout = new QHBoxLayout(row);
        rowLayout->setContentsMargins(8, 0, 0, 0);
        auto* name = new PlainLabel(toQt(key));
        name->setWordWrap(true);
        auto* remove = new QToolButton;
        remove->setObjectName(QStringLiteral("barButton"));
        remove->setIcon(icon(QStringLiteral("close"), palette().color(QPalette::PlaceholderText)));
        remove->setFocusPolicy(Qt::StrongFocus);
        const auto meaning = tr("No longer prefer %1").arg(toQt(key));
        remove->setToolTip(plainToolTip(meaning));
        remove->setAccessibleName(meaning);
        connect(remove, &QToolButton::clicked, this, [this, key] { removePreferred(key); });
        rowLayout->addWidget(name, 1);
        rowLayout->addWidget(remove);
        layout->addWidget(row);
    }
    adjustSize();
}

void MethodOptions::removePreferred(const std::string& key)
{
    auto view = m_view;
    std::erase(view.prefer, key);
    emit viewPicked(view);
}

void MethodOptions::popUp(const QWidget& button, bool atMfu)
{
    ensurePolished();
    adjustSize();
    auto corner = button.mapToGlobal(QPoint(0, button.height() + 2));
    if (const auto* screen = button.screen()) {
        const auto room = screen->availableGeometry();
        corner.setX(std::max(room.left(), std::min(corner.x(), room.right() - width())));
        corner.setY(std::max(room.top(), std::min(corner.y(), room.bottom() - height())));
    }
    move(corner);
    show();
    auto* first = atMfu ? static_cast<QAbstractSpinBox*>(m_mfu) : m_carry;
    first->setFocus(Qt::PopupFocusReason);
    first->selectAll();
}

}
