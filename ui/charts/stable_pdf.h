// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QSizeF>

namespace charts {

/// While it lives, the fonts of a PDF come in the same order in every process: they are kept in a QHash.
struct StableHashes {
    StableHashes();
    ~StableHashes();
};

/// A PDF of QPdfWriter without the date of the moment and the ids made from it, and with pages of exactly this size: the same drawing
/// gives the same bytes. `info` are entries for its info dictionary.
QByteArray stablePdf(const QByteArray& pdf, QSizeF pageInPoints, const QByteArray& info = {});

}
