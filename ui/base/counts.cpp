// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/base/counts.h"

#include "ui/base/text.h"

#include <QLocale>

namespace ui {

QString groupedCount(std::size_t count)
{
    return QLocale(QLocale::English).toString(static_cast<qulonglong>(count));
}

QString counted(const QString& text, std::size_t n, model::PluralRule rule)
{
    return toQt(model::filled(fromQt(text), { { "n", model::Argument(n, fromQt(groupedCount(n))) } }, rule));
}

}
