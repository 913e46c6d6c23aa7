// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/reason_bubble.h"

#include "ui/base/plain_text.h"

#include <algorithm>

namespace ui {

ReasonBubble::ReasonBubble(QWidget* parent)
    : PlainLabel(parent)
{
    setObjectName(QStringLiteral("reasonBubble"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    setWordWrap(true);
    setMargin(5);
    hide();
}

void ReasonBubble::showAt(QWidget* widget, const QRect& rect, const QString& reason)
{
    setVisible(!reason.isEmpty() && widget->isVisible());
    if (reason.isEmpty())
        return;
    // A child of the window, so that no neighbour cuts it.
    auto* window = widget->window();
    if (parentWidget() != window) {
        setParent(window);
        show();
    }
    setText(reason);
    const int widest = std::min(420, window->width() - 16);
    const int width = std::min(widest, fontMetrics().horizontalAdvance(reason) + 24);
    resize(width, heightForWidth(width));
    auto place = widget->mapTo(window, rect.bottomLeft()) + QPoint(0, 3);
    if (place.y() + height() > window->height())
        place.setY(widget->mapTo(window, rect.topLeft()).y() - height() - 3);
    place.setX(std::clamp(place.x(), 4, std::max(4, window->width() - width - 4)));
    move(place);
    raise();
    show();
}

}
