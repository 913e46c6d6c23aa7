// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/export_figure.h"

#include <QPixmap>
#include <QWidget>

namespace ui {

/// A picture as its file will be, made smaller or larger to fit.
class PicturePreview : public QWidget {
    Q_OBJECT
public:
    explicit PicturePreview(QWidget* parent = nullptr);

    void setPicture(const model::Figure& figure, const charts::PictureSpec& spec);

    const QPixmap& pixmap() const { return m_pixmap; }
    QSize sizeHint() const override { return { 640, 480 }; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void draw();

    model::Figure m_figure;
    charts::PictureSpec m_spec;
    QPixmap m_pixmap;
};

}
