// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QUrl>

class QString;

namespace ui {

/// The address of a page that a browser may open; invalid where the text is none of http or https: a document may come from a stranger, and
/// nothing else of it is ever opened.
QUrl webAddress(const QString& text);

}
