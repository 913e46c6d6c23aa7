// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/base/web_address.h"

#include <QString>

namespace ui {

QUrl webAddress(const QString& text)
{
    const QUrl url(text, QUrl::StrictMode);
    const bool isWeb = url.isValid() && (url.scheme() == QLatin1String("https") || url.scheme() == QLatin1String("http"));
    return isWeb ? url : QUrl();
}

}
