// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

class QPDF;

namespace charts {

/// A PDF's table of what its signs mean (ToUnicode), as Qt writes it, with the letters people search for: a ligature means its letters, a
/// radical of Chinese the character that looks the same.
QByteArray withSearchedLetters(const QByteArray& table);

/// All such tables of a PDF.
void meanSearchedLetters(QPDF& pdf);

}
