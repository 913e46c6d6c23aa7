// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/base/plain_text.h"

#include <algorithm>

namespace ui {

namespace {

constexpr qsizetype mostInTip = 2000; // letters: more than fits on a screen
constexpr qsizetype longestLine = 90; // letters that stay on one line

}

PlainLabel::PlainLabel(QWidget* parent)
    : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
}

PlainLabel::PlainLabel(const QString& text, QWidget* parent)
    : PlainLabel(parent)
{
    setText(text);
}

LinkLabel::LinkLabel(QWidget* parent)
    : QLabel(parent)
{
    setTextFormat(Qt::RichText);
    setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    setFocusPolicy(Qt::StrongFocus);
    setWordWrap(true);
}

void LinkLabel::setLink(const QString& text, const QString& link)
{
    const auto before = text.isEmpty() ? QString() : text.toHtmlEscaped() + QLatin1Char(' ');
    setText(link.isEmpty() ? before : QStringLiteral("%1<a href=\"#\">%2</a>").arg(before, link.toHtmlEscaped()));
}

QString plainToolTip(const QString& text)
{
    if (text.isEmpty())
        return {};
    const auto shown = text.size() > mostInTip ? text.left(mostInTip) + QStringLiteral("…") : text;
    const auto lines = shown.split(QLatin1Char('\n'));
    const bool isNarrow = std::ranges::all_of(lines, [](const QString& line) { return line.size() <= longestLine; });
    const auto space = isNarrow ? QStringLiteral(" style=\"white-space: pre\"") : QString(); // else Qt breaks even what would fit
    return QStringLiteral("<p%1>%2</p>").arg(space, shown.toHtmlEscaped().replace(QLatin1Char('\n'), QStringLiteral("<br>")));
}

}
