// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/base/plain_text.h"

namespace ui {

/// A sentence right below what it is about: why a text was not taken. Never in the way of keys or the mouse.
class ReasonBubble : public PlainLabel {
    Q_OBJECT
public:
    explicit ReasonBubble(QWidget* parent);

    /// Below the rectangle of `widget`, above it where there is no room; hidden where the reason is empty.
    void showAt(QWidget* widget, const QRect& rect, const QString& reason);
};

}
