// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/badge.h"

#include "ui/base/labels.h"

#include <QPainter>

namespace ui {

BadgeColors badgeColors(model::SourceKind kind, const QPalette& palette)
{
    const bool isLight = palette.color(QPalette::Base).lightness() > 128;
    switch (kind) {
    case model::SourceKind::Disclosure:
    case model::SourceKind::Filing:
        return isLight ? BadgeColors { 0xdff3e6, 0x14532d } : BadgeColors { 0x1f3d2b, 0xa6e3bd };
    case model::SourceKind::Dataset:
    case model::SourceKind::Paper:
        return isLight ? BadgeColors { 0xe0ecfb, 0x174a8b } : BadgeColors { 0x1e3550, 0xa9cdf7 };
    case model::SourceKind::Analyst:
    case model::SourceKind::Press:
        return isLight ? BadgeColors { 0xeceef1, 0x444b55 } : BadgeColors { 0x353a42, 0xc8cdd5 };
    case model::SourceKind::Estimate:
        break;
    }
    return isLight ? BadgeColors { 0xfdebdc, 0x8a3c00 } : BadgeColors { 0x4a2f18, 0xf6c08f };
}

int paintBadge(QPainter& painter, const QRect& rect, model::SourceKind kind, const QPalette& palette)
{
    const auto colors = badgeColors(kind, palette);
    auto font = painter.font();
    const auto before = font;
    font.setPointSizeF(font.pointSizeF() * 0.88);
    font.setItalic(false);
    font.setBold(false);
    painter.setFont(font);
    const auto text = sourceKindLabel(kind);
    const QFontMetrics metrics(font);
    const int height = metrics.height() + 1;
    const QRect pill(rect.left(), rect.center().y() - height / 2, metrics.horizontalAdvance(text) + 12, height);
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors.ground);
    painter.drawRoundedRect(pill, height / 2.0, height / 2.0);
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(colors.text);
    painter.drawText(pill, Qt::AlignCenter, text);
    painter.setFont(before);
    return pill.width();
}

}
