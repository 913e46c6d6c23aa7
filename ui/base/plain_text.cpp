// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/base/plain_text.h"

namespace ui {

namespace {

constexpr qsizetype mostInTip = 2000; // letters: more than fits on a screen

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
    return QStringLiteral("<p>%1</p>").arg(shown.toHtmlEscaped().replace(QLatin1Char('\n'), QStringLiteral("<br>")));
}

}
