// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/records/dataset.h"
#include "model/records/field_text.h"
#include "model/records/fields.h"

#include <algorithm>
#include <string>
#include <variant>
#include <vector>

namespace model {

/// The columns of a written table: those that came with the table, and of what later versions brought those that say something of a record:
/// so a table that says nothing new stays the same bytes.
template <class Record> std::vector<const Field<Record>*> writtenFields(const Dataset& dataset)
{
    const int firstSince = std::ranges::min(fields<Record>(), {}, &Field<Record>::since).since;
    std::vector<const Field<Record>*> written;
    std::string text;
    for (const auto& field : fields<Record>()) {
        bool isWritten = field.since == firstSince;
        dataset.table<Record>().forEach([&](const Record& record) {
            if (!isWritten)
                std::visit([&](auto member) { appendValueText(text, record.*member, dataset); }, field.member);
            isWritten = isWritten || !text.empty();
        });
        text.clear();
        if (isWritten)
            written.push_back(&field);
    }
    return written;
}

}
