// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/picture_dialog.h"

#include "ui/base/counts.h"
#include "ui/base/plain_text.h"
#include "ui/base/screen_room.h"
#include "ui/base/text.h"
#include "ui/charts/picture_presets.h"
#include "ui/window/picture_preview.h"
#include "ui/window/preset_label.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStyle>
#include <QTimer>

#include <cmath>

namespace ui {

namespace {

constexpr int leastPx = 100;
constexpr int mostPx = 10'000;
constexpr int formWidthPx = 380;

/// A text that can be edited, or emptied to have the figure's own.
QLineEdit* wordsEdit(const std::string& own, const std::string& chosen, const QString& name, QWidget* parent)
{
    auto* edit = new QLineEdit(toQt(chosen.empty() ? own : chosen), parent);
    edit->setPlaceholderText(toQt(own));
    edit->setClearButtonEnabled(true);
    edit->setAccessibleName(name);
    edit->setCursorPosition(0);
    return edit;
}

/// What was written over the figure's own words; empty where they stay.
std::string writtenOver(const QLineEdit& edit, const std::string& own)
{
    auto text = fromQt(edit.text().simplified());
    return text == fromQt(toQt(own).simplified()) ? std::string() : text;
}

}

PictureDialog::PictureDialog(const PictureRequest& suggestion, const model::Figure& figure, const model::Figure& unpinned, QWidget* parent)
    : QDialog(parent)
    , m_figure(figure)
    , m_unpinned(unpinned)
    , m_format(new QComboBox(this))
    , m_preset(new QComboBox(this))
    , m_width(new QDoubleSpinBox(this))
    , m_height(new QDoubleSpinBox(this))
    , m_unit(new QComboBox(this))
    , m_dpi(new QSpinBox(this))
    , m_svgText(new QComboBox(this))
    , m_colours(new QComboBox(this))
    , m_title(wordsEdit(figure.title, suggestion.words.title, tr("Title"), this))
    , m_subtitle(wordsEdit(figure.subtitle, suggestion.words.subtitle, tr("Subtitle"), this))
    , m_note(wordsEdit({}, suggestion.words.note, tr("Note"), this))
    , m_marksPinned(new QCheckBox(tr("&Mark what is pinned"), this))
    , m_remembers(new QCheckBox(tr("&Keep view and table inside"), this))
    , m_outcome(new PlainLabel(this))
    , m_preview(new PicturePreview(this))
    , m_wait(new QTimer(this))
    , m_isInMm(suggestion.isInMm)
{
    setWindowTitle(tr("Export picture"));
    // In the order of charts::PictureFormat and charts::SvgText.
    m_format->addItems({ tr("PNG, for screens and slides"), tr("SVG, for the web and for editing"), tr("PDF, for print") });
    m_svgText->addItems({ tr("Text, which can be edited"), tr("Shapes, the same without the font") });
    m_colours->addItems({ tr("Light"), tr("Dark"), tr("Transparent") });
    m_unit->addItems({ tr("px"), tr("mm") });
    for (const auto& preset : charts::picturePresets())
        m_preset->addItem(presetLabel(preset.kind), preset.sizePx);
    m_preset->addItem(tr("Own size"));
    const auto& spec = suggestion.spec;
    m_format->setCurrentIndex(static_cast<int>(spec.format));
    m_svgText->setCurrentIndex(static_cast<int>(spec.svgText));
    m_colours->setCurrentIndex(spec.isTransparent ? 2 : spec.theme == charts::ThemeKind::Dark ? 1 : 0);
    m_unit->setCurrentIndex(m_isInMm ? 1 : 0);
    m_marksPinned->setChecked(suggestion.marksPinned);
    m_remembers->setChecked(suggestion.remembers);
    m_dpi->setRange(96, 600);
    m_dpi->setValue(static_cast<int>(std::lround(spec.dpi)));
    m_wait->setSingleShot(true);
    m_wait->setInterval(150); // while somebody types
    build();
    setSizePx(spec.sizePx);
    connectAll();
    showPreset();
    showFormat();
    resize(firstSizeOf(*this, { 1120, 640 }));
    showPicture();
}

void PictureDialog::build()
{
    m_dpi->setSuffix(tr(" dpi"));
    m_note->setPlaceholderText(tr("One more sentence below the figure"));
    m_format->setAccessibleName(tr("Format"));
    m_preset->setAccessibleName(tr("Size"));
    m_unit->setAccessibleName(tr("Unit of width and height"));
    m_dpi->setAccessibleName(tr("Resolution"));
    m_svgText->setAccessibleName(tr("Words"));
    m_colours->setAccessibleName(tr("Colours"));
    m_width->setAccessibleName(tr("Width"));
    m_height->setAccessibleName(tr("Height"));
    for (auto* side : { m_width, m_height })
        side->setToolTip(tr("96 px are an inch: text keeps its size, a larger picture has more room"));
    m_subtitle->setToolTip(tr("The figure's own goes into the footer, so that unit, basis and quarter stay on the picture"));
    m_remembers->setToolTip(tr("The view, the table and a hash of the records: dropped on the window, it shows what has changed since"));
    m_outcome->setObjectName(QStringLiteral("muted"));
    m_outcome->setWordWrap(true);

    auto* size = new QHBoxLayout;
    size->addWidget(m_width, 1);
    size->addWidget(new PlainLabel(QStringLiteral("×"), this));
    size->addWidget(m_height, 1);
    size->addWidget(m_unit);
    auto* panel = new QWidget(this);
    panel->setFixedWidth(formWidthPx);
    auto* form = new QFormLayout(panel);
    form->setContentsMargins(0, 0, 0, 0);
    form->setVerticalSpacing(8);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("&Format"), m_format);
    form->addRow(tr("&Size"), m_preset);
    auto* sizeLabel = new PlainLabel(tr("&Width, height"), this);
    sizeLabel->setBuddy(m_width);
    form->addRow(sizeLabel, size);
    form->addRow(tr("&Resolution"), m_dpi);
    form->addRow(tr("W&ords"), m_svgText);
    form->addRow(tr("&Colours"), m_colours);
    form->addRow(tr("&Title"), m_title);
    form->addRow(tr("S&ubtitle"), m_subtitle);
    form->addRow(tr("&Note"), m_note);
    form->addRow(QString(), m_marksPinned);
    form->setRowVisible(m_marksPinned, m_figure.view != m_unpinned.view);
    form->addRow(QString(), m_remembers);
    form->addRow(QString(), m_outcome);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel, this);
    auto* save = buttons->button(QDialogButtonBox::Save);
    save->setText(tr("&Export..."));
    save->setObjectName(QStringLiteral("primaryButton"));
    save->style()->unpolish(save); // the box has styled it under no name
    save->style()->polish(save);
    connect(buttons, &QDialogButtonBox::accepted, this, &PictureDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto* left = new QVBoxLayout;
    left->addWidget(panel);
    left->addStretch(1);
    left->addWidget(buttons);
    auto* columns = new QHBoxLayout(this);
    columns->setContentsMargins(16, 16, 16, 16);
    columns->setSpacing(16);
    columns->addLayout(left);
    columns->addWidget(m_preview, 1);
}

void PictureDialog::connectAll()
{
    connect(m_preset, &QComboBox::activated, this, &PictureDialog::takePreset);
    connect(m_unit, &QComboBox::activated, this, &PictureDialog::takeUnit);
    connect(m_width, &QDoubleSpinBox::valueChanged, this, &PictureDialog::showPreset);
    connect(m_height, &QDoubleSpinBox::valueChanged, this, &PictureDialog::showPreset);
    connect(m_format, &QComboBox::activated, this, &PictureDialog::showFormat);
    const auto start = qOverload<>(&QTimer::start);
    for (auto* box : { m_format, m_preset, m_svgText, m_colours })
        connect(box, &QComboBox::activated, m_wait, start);
    for (auto* box : { m_width, m_height })
        connect(box, &QDoubleSpinBox::valueChanged, m_wait, start);
    connect(m_dpi, &QSpinBox::valueChanged, m_wait, start);
    for (auto* edit : { m_title, m_subtitle, m_note })
        connect(edit, &QLineEdit::textChanged, m_wait, start);
    connect(m_marksPinned, &QCheckBox::toggled, m_wait, start);
    connect(m_remembers, &QCheckBox::toggled, m_wait, start);
    connect(m_wait, &QTimer::timeout, this, &PictureDialog::showPicture);
}

PictureRequest PictureDialog::request() const
{
    PictureRequest request;
    auto& spec = request.spec;
    spec.format = static_cast<charts::PictureFormat>(m_format->currentIndex());
    spec.svgText = static_cast<charts::SvgText>(m_svgText->currentIndex());
    spec.sizePx = sizePx();
    spec.dpi = m_dpi->value();
    spec.theme = m_colours->currentIndex() == 1 ? charts::ThemeKind::Dark : charts::ThemeKind::Light;
    spec.isTransparent = m_colours->currentIndex() == 2;
    request.words = { writtenOver(*m_title, m_figure.title), writtenOver(*m_subtitle, m_figure.subtitle), writtenOver(*m_note, {}) };
    request.isInMm = m_isInMm;
    request.marksPinned = m_marksPinned->isChecked();
    request.remembers = m_remembers->isChecked();
    request.path = m_path;
    return request;
}

void PictureDialog::accept()
{
    if (m_asksFile) {
        const auto path = m_asksFile(request());
        if (!path)
            return;
        m_path = *path;
    }
    if (m_writes && !m_writes(request()))
        return;
    QDialog::accept();
}

QSize PictureDialog::sizePx() const
{
    const auto side = [this](double length) { return m_isInMm ? charts::pixelsOfMm(length) : static_cast<int>(std::lround(length)); };
    return { side(m_width->value()), side(m_height->value()) };
}

void PictureDialog::setSizePx(QSize size)
{
    // A preset's millimetres are whole, which its pixels do not give back.
    const auto preset = charts::presetOf(size);
    const auto sizeMm = preset && !preset->sizeMm.isEmpty() ? preset->sizeMm
                                                            : QSizeF(charts::mmOfPixels(size.width()), charts::mmOfPixels(size.height()));
    const auto show = [this](QDoubleSpinBox* box, int pixels, double mm) {
        const QSignalBlocker blocker(box);
        box->setDecimals(m_isInMm ? 1 : 0);
        box->setRange(
            m_isInMm ? std::ceil(charts::mmOfPixels(leastPx)) : leastPx, m_isInMm ? std::floor(charts::mmOfPixels(mostPx)) : mostPx);
        box->setValue(m_isInMm ? mm : pixels);
    };
    show(m_width, size.width(), sizeMm.width());
    show(m_height, size.height(), sizeMm.height());
}

void PictureDialog::takePreset(int row)
{
    const auto preset = charts::presetOf(m_preset->itemData(row).toSize());
    if (!preset)
        return;
    m_isInMm = !preset->sizeMm.isEmpty();
    m_unit->setCurrentIndex(m_isInMm ? 1 : 0);
    setSizePx(preset->sizePx);
}

void PictureDialog::takeUnit()
{
    const auto size = sizePx();
    m_isInMm = m_unit->currentIndex() == 1;
    setSizePx(size);
    showPreset();
}

void PictureDialog::showPreset()
{
    const int found = m_preset->findData(sizePx());
    m_preset->setCurrentIndex(found >= 0 ? found : m_preset->count() - 1);
}

/// Only a PNG has a resolution, and only an SVG words of either kind.
void PictureDialog::showFormat()
{
    const auto format = static_cast<charts::PictureFormat>(m_format->currentIndex());
    auto* form = qobject_cast<QFormLayout*>(m_format->parentWidget()->layout());
    for (QWidget* field : { static_cast<QWidget*>(m_dpi), static_cast<QWidget*>(m_svgText) }) {
        const bool isUsed = format == (field == m_dpi ? charts::PictureFormat::Png : charts::PictureFormat::Svg);
        field->setEnabled(isUsed);
        form->labelForField(field)->setEnabled(isUsed);
    }
}

void PictureDialog::showPicture()
{
    const auto now = request();
    m_preview->setPicture(model::withWords(now.marksPinned ? m_figure : m_unpinned, now.words), now.spec);
    const auto pixels = QSizeF(now.spec.sizePx) * now.spec.dpi / 96;
    auto outcome = tr("Sources, date and basis stay on the picture.");
    if (now.spec.format == charts::PictureFormat::Png)
        outcome = tr("%1 × %2 pixels.").arg(std::lround(pixels.width())).arg(std::lround(pixels.height())) + QLatin1Char(' ') + outcome;
    const auto inside = now.remembers ? counted(tr("Its view and the {n} {n|row|rows} of its table travel inside."), m_figure.table.size())
                                      : tr("Nothing travels inside: the picture cannot be brought back.");
    m_outcome->setText(outcome + QLatin1Char(' ') + inside);
}

}
