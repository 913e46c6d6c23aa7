// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/view/view_state.h"

#include <QString>
#include <QStringList>

/// The words the program's controls have for the values of enums, as they stand in the toolbar's sentence.
namespace ui {

QString figureMenuText(model::FigureKind figure); ///< "&Ranking"
QString figureLabel(model::FigureKind figure);    ///< "Ranking"
QString chipFigureLabel(model::ChipFigure figure);
QString unitLabel(model::Unit unit, model::Basis basis); ///< "H100-equivalents (BF16)"
QString perLabel(model::Per per);                        ///< "per researcher", "in total"
QString holdingLabel(model::Holding holding);            ///< "have access to"
QString changeLabel(model::Change change);               ///< "added per quarter"
QString groupingLabel(model::Grouping grouping);         ///< "chip kind"
QString styleLabel(model::Style style);
QString statusLabel(model::Status weakest);       ///< "actual and planned"
QString stateLabel(model::SourceState state);     ///< "as claimed", "up and running"
QString evidenceLabel(model::SourceKind weakest); ///< "any evidence", "filings or better"
QString sourceKindLabel(model::SourceKind kind);
QString organizationKindLabel(model::OrganizationKind kind); ///< of many: "Hyperscalers"
QString chipKindLabel(model::ChipKind kind);                 ///< of many: "GPUs"
QString countryLabel(const QString& code);                   ///< the name behind ISO 3166-1 alpha-2, else the code

QString quarterLabel(model::Quarter quarter);

/// "a · b" of the parts that are not empty.
QString joinedLine(const QStringList& parts);

}
