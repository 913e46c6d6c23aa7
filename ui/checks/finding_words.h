// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/compute/checks.h"

#include <QIcon>
#include <QPalette>
#include <QString>

/// The words and shapes the window has for findings.
namespace ui {

QString checkLabel(model::Check check);            ///< "Claims differ"
QString severityLabel(model::Severity severity);   ///< of one: "Error"
QString severitiesLabel(model::Severity severity); ///< of many: "Errors"

/// Another shape for each, so that it is told apart without its colour.
QIcon severityIcon(model::Severity severity, const QPalette& palette);

}
