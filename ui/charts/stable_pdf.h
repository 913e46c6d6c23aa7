// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QSizeF>

namespace charts {

/// A PDF of QPdfWriter without the date of the moment and the ids made from it, and with a page of exactly this size: the
/// same drawing gives the same bytes.
QByteArray stablePdf(const QByteArray& pdf, QSizeF pageInPoints);

}
