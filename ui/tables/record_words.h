// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/words.h"
#include "model/records/dataset.h"
#include "model/records/field_description.h"
#include "model/records/record_ref.h"

#include <QList>
#include <QString>

/// The words tables, forms and steps have for record kinds and their columns.
namespace ui {

QString kindTitle(model::RecordKind kind);                      ///< of a tab: "Inventory"
QString recordsText(model::RecordKind kind, std::size_t count); ///< "3 inventory records"
QString nounLabel(model::RecordKind kind);                      ///< of one: "organization"

QString columnTitle(model::RecordKind kind, std::size_t column);     ///< "Units", "5 %"
QString columnLongTitle(model::RecordKind kind, std::size_t column); ///< "Units, 5th percentile": where no other column stands beside it
QString filterHint(const model::FieldDescription& column);           ///< what may be written into its filter

/// The words of a window: sentences call kinds and columns as its tables do.
model::Words titledWords();

/// "New chip H1000 Ultra, without figures": what is not known yet of something that only has a name.
QString newNameText(const model::RecordRef& record, const model::Dataset& dataset);

/// How wide a column is at first, in letters.
int columnLetters(model::RecordKind kind, std::size_t column);

/// The columns from left to right, as nobody has ordered them yet: the ends of an interval stand around the best estimate.
QList<int> columnOrder(model::RecordKind kind);

bool canBeEmpty(const model::FieldDescription& column);
bool isLongText(const model::FieldDescription& column); ///< of several lines

/// Whether the column is an end of the interval, paler than the best estimate.
bool isIntervalEnd(const model::FieldDescription& column);
bool isBestEstimate(const model::FieldDescription& column);

}
