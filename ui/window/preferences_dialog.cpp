// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/preferences_dialog.h"

#include "ui/base/labels.h"
#include "ui/base/plain_text.h"
#include "ui/base/text.h"
#include "ui/charts/picture_presets.h"
#include "ui/window/preset_label.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSpinBox>
#include <QVBoxLayout>

#include <cmath>

namespace ui {

PreferencesDialog::PreferencesDialog(const Preferences& preferences, QWidget* parent)
    : QDialog(parent)
    , m_theme(new QComboBox(this))
    , m_start(new QComboBox(this))
    , m_quarter(new QLineEdit(this))
    , m_note(new PlainLabel(this))
    , m_isUsual(new QCheckBox(tr("&Begin every export with"), this))
    , m_exports(new QWidget(this))
    , m_format(new QComboBox(m_exports))
    , m_size(new QComboBox(m_exports))
    , m_colours(new QComboBox(m_exports))
    , m_dpi(new QSpinBox(m_exports))
{
    setObjectName(QStringLiteral("preferencesDialog"));
    setWindowTitle(tr("Preferences"));
    build();
    fill(preferences);
    connect(m_isUsual, &QCheckBox::toggled, this, &PreferencesDialog::showExports);
    connect(m_format, &QComboBox::currentIndexChanged, this, &PreferencesDialog::showExports);
    connect(m_start, &QComboBox::currentIndexChanged, this, [this] {
        m_quarter->setEnabled(m_start->currentIndex() == 1);
        m_note->hide();
        if (m_quarter->isEnabled())
            m_quarter->setFocus();
    });
    connect(m_quarter, &QLineEdit::textChanged, m_note, &QWidget::hide);
    showExports();
}

void PreferencesDialog::build()
{
    // In the order of ThemeChoice, charts::PictureFormat and the colours of the export dialog.
    m_theme->addItems({ tr("As the desktop"), tr("Light"), tr("Dark") });
    m_format->addItems({ tr("PNG, for screens and slides"), tr("SVG, for the web and for editing"), tr("PDF, for print") });
    m_colours->addItems({ tr("Light"), tr("Dark"), tr("Transparent") });
    m_start->addItems({ tr("The quarter the document says"), tr("This quarter:") });
    for (const auto& preset : charts::picturePresets())
        m_size->addItem(presetLabel(preset.kind), preset.sizePx);
    m_dpi->setRange(96, 600);
    m_dpi->setSuffix(tr(" dpi"));
    m_quarter->setPlaceholderText(tr("2025Q4"));
    m_note->setObjectName(QStringLiteral("muted"));
    m_note->setWordWrap(true);
    m_note->setText(tr("Write the quarter as in 2025Q4."));
    m_note->hide();
    m_theme->setAccessibleName(tr("Theme"));
    m_start->setAccessibleName(tr("A document opens at"));
    m_quarter->setAccessibleName(tr("Quarter a document opens at"));
    m_format->setAccessibleName(tr("Format"));
    m_size->setAccessibleName(tr("Size"));
    m_colours->setAccessibleName(tr("Colours"));
    m_dpi->setAccessibleName(tr("Resolution"));

    auto* start = new QHBoxLayout;
    start->addWidget(m_start, 1);
    start->addWidget(m_quarter);
    auto* form = new QFormLayout;
    form->setVerticalSpacing(8);
    form->addRow(tr("&Theme"), m_theme);
    auto* startLabel = new PlainLabel(tr("&A document opens at"), this);
    startLabel->setBuddy(m_start);
    form->addRow(startLabel, start);
    form->addRow(QString(), m_note);
    form->addRow(tr("Exports"), m_isUsual);
    auto* exports = new QFormLayout(m_exports);
    exports->setContentsMargins(24, 0, 0, 0);
    exports->setVerticalSpacing(8);
    exports->addRow(tr("&Format"), m_format);
    exports->addRow(tr("&Size"), m_size);
    exports->addRow(tr("&Colours"), m_colours);
    exports->addRow(tr("&Resolution"), m_dpi);
    form->addRow(QString(), m_exports);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    connect(buttons, &QDialogButtonBox::accepted, this, &PreferencesDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(16);
    layout->addLayout(form, 1);
    layout->addWidget(buttons);
}

void PreferencesDialog::fill(const Preferences& preferences)
{
    const auto spec = preferences.picture.value_or(charts::PictureSpec {});
    m_theme->setCurrentIndex(static_cast<int>(preferences.theme));
    m_start->setCurrentIndex(preferences.startQuarter ? 1 : 0);
    m_quarter->setEnabled(preferences.startQuarter.has_value());
    if (preferences.startQuarter)
        m_quarter->setText(quarterLabel(*preferences.startQuarter));
    m_isUsual->setChecked(preferences.picture.has_value());
    m_format->setCurrentIndex(static_cast<int>(spec.format));
    m_size->setCurrentIndex(std::max(0, m_size->findData(spec.sizePx)));
    m_colours->setCurrentIndex(spec.isTransparent ? 2 : spec.theme == charts::ThemeKind::Dark ? 1 : 0);
    m_dpi->setValue(static_cast<int>(std::lround(spec.dpi)));
}

void PreferencesDialog::showExports()
{
    m_exports->setEnabled(m_isUsual->isChecked());
    m_dpi->setEnabled(m_format->currentIndex() == static_cast<int>(charts::PictureFormat::Png));
}

std::optional<model::Quarter> PreferencesDialog::quarter() const
{
    return m_start->currentIndex() == 1 ? model::parseQuarter(fromQt(m_quarter->text().trimmed())) : std::nullopt;
}

Preferences PreferencesDialog::preferences() const
{
    Preferences preferences;
    preferences.theme = static_cast<ThemeChoice>(m_theme->currentIndex());
    preferences.startQuarter = quarter();
    if (!m_isUsual->isChecked())
        return preferences;
    charts::PictureSpec spec;
    spec.format = static_cast<charts::PictureFormat>(m_format->currentIndex());
    spec.sizePx = m_size->currentData().toSize();
    spec.theme = m_colours->currentIndex() == 1 ? charts::ThemeKind::Dark : charts::ThemeKind::Light;
    spec.isTransparent = m_colours->currentIndex() == 2;
    spec.dpi = m_dpi->value();
    preferences.picture = spec;
    return preferences;
}

void PreferencesDialog::accept()
{
    if (m_start->currentIndex() == 1 && !quarter()) {
        m_note->show();
        m_quarter->setFocus();
        return;
    }
    QDialog::accept();
}

}
