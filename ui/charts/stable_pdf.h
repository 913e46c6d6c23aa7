// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QSizeF>

#include <functional>

class QPDF;

namespace charts {

inline constexpr double cssDpi = 96;
inline constexpr double pointsPerPx = 72 / cssDpi;

/// A PDF of QPdfWriter without the date of the moment and what is made from it, and with pages of exactly this size: the same drawing gives
/// the same bytes. Its text is made of the letters people search for. `complete` adds what QPdfWriter has no words for.
QByteArray stablePdf(const QByteArray& pdf, QSizeF pageInPoints, const std::function<void(QPDF&)>& complete);

}
