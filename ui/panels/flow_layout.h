// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLayout>
#include <QList>

#include <functional>

namespace ui {

/// Puts its items side by side like words and goes on in the next line where the width is used up. Items keep the size they
/// ask for.
class FlowLayout : public QLayout {
public:
    FlowLayout(int gapPx, int lineGapPx, QWidget* parent = nullptr);
    ~FlowLayout() override;

    /// Room left free at the end of the first line, for something that stands there.
    void setReserve(const QSize& reserve);

    /// How high it would be in this width if its widgets had these sizes; those of none are not shown.
    int heightOf(int width, const std::function<QSize(const QWidget*)>& sizeOf) const;
    void setLeastHeight(std::function<int(int)> leastHeight); ///< of a width: so that it stays as high whatever is shown

    void addItem(QLayoutItem* item) override;
    int count() const override;
    QLayoutItem* itemAt(int index) const override;
    QLayoutItem* takeAt(int index) override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize minimumSize() const override;
    QSize sizeHint() const override;
    Qt::Orientations expandingDirections() const override { return Qt::Horizontal; }
    void setGeometry(const QRect& rect) override;

private:
    int arrange(const QRect& rect, bool moves) const;
    /// Calls `place` with each size's place in lines of this width; returns how high all lines are.
    template <class Place> int flow(int width, const QList<QSize>& sizes, Place place) const;

    QList<QLayoutItem*> m_items;
    QSize m_reserve { 0, 0 };
    std::function<int(int)> m_leastHeight;
    int m_gapPx;
    int m_lineGapPx;
};

}
