// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/workspace/prompts.h"

#include <QDialog>

#include <functional>
#include <optional>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QLineEdit;
class QSpinBox;
class QTimer;

namespace ui {

class PicturePreview;

/// How large, in which form and under which words a picture is to be, with the picture beside it.
class PictureDialog : public QDialog {
    Q_OBJECT
public:
    PictureDialog(const PictureRequest& suggestion, const model::Figure& figure, const model::Figure& unpinned, QWidget* parent = nullptr);

    /// Its path is that of the chosen file.
    PictureRequest request() const;

    /// Asks for the file; where none is chosen the dialog stays as it is.
    using AsksFile = std::function<std::optional<QString>(const PictureRequest& request)>;
    void setAsksFile(const AsksFile& asks) { m_asksFile = asks; }
    /// Writes it; where that fails the dialog stays, too.
    using Writes = std::function<bool(const PictureRequest& request)>;
    void setWrites(const Writes& writes) { m_writes = writes; }
    void accept() override;

private:
    void build();
    void connectAll();
    void takePreset(int row);
    void takeUnit();
    void showPreset();
    void showFormat();
    void showPicture();
    QSize sizePx() const;
    void setSizePx(QSize size);

    model::Figure m_figure;
    model::Figure m_unpinned;
    QComboBox* m_format;
    QComboBox* m_preset;
    QDoubleSpinBox* m_width;
    QDoubleSpinBox* m_height;
    QComboBox* m_unit;
    QSpinBox* m_dpi;
    QComboBox* m_svgText;
    QComboBox* m_colours;
    QLineEdit* m_title;
    QLineEdit* m_subtitle;
    QLineEdit* m_note;
    QCheckBox* m_marksPinned;
    QCheckBox* m_remembers;
    QLabel* m_outcome;
    PicturePreview* m_preview;
    QTimer* m_wait;
    bool m_isInMm;
    AsksFile m_asksFile;
    Writes m_writes;
    QString m_path;
};

}
