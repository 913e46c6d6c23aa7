// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/base/text.h"
#include "ui/charts/layout.h"

#include <string>

namespace test {

/// Where everything of a figure stands on a light page of this size.
inline charts::Layout layoutOf(const model::Figure& figure, QSizeF size, double typeScale = 1)
{
    charts::Typesetter typesetter;
    return charts::layoutFigure(figure, charts::theme(charts::ThemeKind::Light), size, typesetter, typeScale);
}

/// All texts of a role one after another, without spaces: lines are broken at them.
inline QString joined(const charts::Layout& layout, charts::TextRole role)
{
    QString text;
    for (const auto& run : layout.texts)
        if (run.role == role)
            text += run.text;
    return text.remove(QLatin1Char(' '));
}

inline QString squeezed(const std::string& text)
{
    return ui::toQt(text).remove(QLatin1Char(' '));
}

/// The first pair of texts that touch, in words.
inline std::string overlap(const charts::Layout& layout)
{
    constexpr double slack = 0.6;
    for (std::size_t i = 0; i < layout.texts.size(); ++i) {
        for (std::size_t k = i + 1; k < layout.texts.size(); ++k) {
            const auto common = layout.texts[i].box & layout.texts[k].box;
            if (common.width() > slack && common.height() > slack)
                return ui::fromQt(layout.texts[i].text + QStringLiteral(" | ") + layout.texts[k].text);
        }
    }
    return {};
}

/// The first text that is not wholly on the page.
inline std::string outside(const charts::Layout& layout)
{
    for (const auto& run : layout.texts)
        if (!QRectF({}, layout.page).contains(run.box))
            return ui::fromQt(run.text);
    return {};
}

}
