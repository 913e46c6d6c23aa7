// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/picture_dialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QStyle>

#include <cmath>

namespace ui {

namespace {

constexpr double pixelsPerMm = 96 / 25.4;

QSize millimetres(double width, double height)
{
    return { static_cast<int>(std::lround(width * pixelsPerMm)), static_cast<int>(std::lround(height * pixelsPerMm)) };
}

QSpinBox* spin(int low, int high, int value, const QString& suffix)
{
    auto* box = new QSpinBox;
    box->setRange(low, high);
    box->setValue(value);
    box->setSuffix(suffix);
    return box;
}

}

PictureDialog::PictureDialog(const charts::PictureSpec& spec, QWidget* parent)
    : QDialog(parent)
    , m_format(new QComboBox(this))
    , m_preset(new QComboBox(this))
    , m_width(spin(100, 10000, spec.sizePx.width(), tr(" px")))
    , m_height(spin(100, 10000, spec.sizePx.height(), tr(" px")))
    , m_dpi(spin(96, 600, static_cast<int>(spec.dpi), tr(" dpi")))
    , m_dpiLabel(new QLabel(tr("&Resolution"), this))
    , m_theme(new QComboBox(this))
    , m_isTransparent(new QCheckBox(tr("&Transparent ground"), this))
{
    setWindowTitle(tr("Export picture"));
    // In the order of charts::PictureFormat and charts::ThemeKind.
    m_format->addItems({ tr("PNG, for screens and slides"), tr("SVG, for the web and for editing"), tr("PDF, for print") });
    m_format->setCurrentIndex(static_cast<int>(spec.format));
    m_theme->addItems({ tr("Light"), tr("Dark") });
    m_theme->setCurrentIndex(static_cast<int>(spec.theme));
    m_isTransparent->setChecked(spec.isTransparent);
    m_preset->addItem(tr("Slide, 16:9"), QSize(1600, 900));
    m_preset->addItem(tr("Double column, 178 mm"), millimetres(178, 110));
    m_preset->addItem(tr("Column, 85 mm"), millimetres(85, 85));
    m_preset->addItem(tr("Square"), QSize(1080, 1080));
    m_preset->addItem(tr("A4, upright"), millimetres(210, 297));
    m_preset->addItem(tr("Own size"));

    auto* size = new QHBoxLayout;
    auto* times = new QLabel(QStringLiteral("×"), this);
    size->addWidget(m_width);
    size->addWidget(times);
    size->addWidget(m_height);
    size->addStretch(1);
    auto* form = new QFormLayout(this);
    form->setSizeConstraint(QLayout::SetFixedSize);
    form->setContentsMargins(16, 16, 16, 16);
    form->setVerticalSpacing(8);
    form->addRow(tr("&Format"), m_format);
    form->addRow(tr("&Size"), m_preset);
    auto* sizeLabel = new QLabel(tr("&Width and height"), this);
    sizeLabel->setBuddy(m_width);
    form->addRow(sizeLabel, size);
    m_dpiLabel->setBuddy(m_dpi);
    form->addRow(m_dpiLabel, m_dpi);
    form->addRow(tr("&Colours"), m_theme);
    form->addRow({}, m_isTransparent);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel, this);
    auto* save = buttons->button(QDialogButtonBox::Save);
    save->setText(tr("&Export..."));
    save->setObjectName(QStringLiteral("primaryButton"));
    save->style()->unpolish(save); // the box has styled it under no name
    save->style()->polish(save);
    for (auto* button : buttons->buttons())
        button->setIcon({});
    form->addRow(buttons);
    m_width->setAccessibleName(tr("Width"));
    m_height->setAccessibleName(tr("Height"));
    m_width->setToolTip(tr("Points of the picture at 96 dpi: text keeps its size, a larger picture has more room"));
    m_height->setToolTip(m_width->toolTip());

    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_preset, &QComboBox::activated, this, &PictureDialog::takePreset);
    connect(m_width, &QSpinBox::valueChanged, this, &PictureDialog::showPreset);
    connect(m_height, &QSpinBox::valueChanged, this, &PictureDialog::showPreset);
    connect(m_format, &QComboBox::activated, this, &PictureDialog::showFormat);
    showPreset();
    showFormat();
}

charts::PictureSpec PictureDialog::spec() const
{
    charts::PictureSpec spec;
    spec.format = static_cast<charts::PictureFormat>(m_format->currentIndex());
    spec.sizePx = QSize(m_width->value(), m_height->value());
    spec.dpi = m_dpi->value();
    spec.theme = static_cast<charts::ThemeKind>(m_theme->currentIndex());
    spec.isTransparent = m_isTransparent->isChecked();
    return spec;
}

void PictureDialog::takePreset(int row)
{
    const auto size = m_preset->itemData(row).toSize();
    if (!size.isValid())
        return;
    const QSignalBlocker widthBlocker(m_width);
    const QSignalBlocker heightBlocker(m_height);
    m_width->setValue(size.width());
    m_height->setValue(size.height());
}

void PictureDialog::showPreset()
{
    const int found = m_preset->findData(QSize(m_width->value(), m_height->value()));
    m_preset->setCurrentIndex(found >= 0 ? found : m_preset->count() - 1);
}

/// Only a PNG has a resolution.
void PictureDialog::showFormat()
{
    const bool isPng = m_format->currentIndex() == static_cast<int>(charts::PictureFormat::Png);
    m_dpi->setEnabled(isPng);
    m_dpiLabel->setEnabled(isPng);
}

}
