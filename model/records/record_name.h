// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/records/records.h"
#include "model/records/words.h"

#include <fmt/format.h>

#include <string>

namespace model {

// What a person calls a record: "OpenAI", or "OpenAI, H100 SXM, 2025Q4". `names` has name(OrganizationId), name(ChipId) and
// name(SourceId), as a Dataset has.

template <class Names> std::string recordName(const Organization& record, const Names&)
{
    return record.name;
}
template <class Names> std::string recordName(const Chip& record, const Names&)
{
    return record.name;
}
template <class Names> std::string recordName(const Source& record, const Names&)
{
    return record.key;
}
template <class Names> std::string recordName(const InventoryRecord& record, const Names& names)
{
    return fmt::format("{}, {}, {}", names.name(record.organization), names.name(record.chip), quarterText(record.quarter));
}
template <class Names> std::string recordName(const HeadcountRecord& record, const Names& names)
{
    return fmt::format("{}, {}, {}", names.name(record.organization), word(record.population), quarterText(record.quarter));
}
template <class Names> std::string recordName(const TrainingRun& record, const Names&)
{
    return record.name;
}
template <class Names> std::string recordName(const OperationalShare& record, const Names& names)
{
    return fmt::format("{}, {}", names.name(record.organization), quarterText(record.quarter));
}
template <class Names> std::string recordName(const Event& record, const Names&)
{
    return fmt::format("{}, {}", record.title, record.date);
}
template <class Names> std::string recordName(const SavedView& record, const Names&)
{
    return record.name;
}
template <class Names> std::string recordName(const Waiver& record, const Names& names)
{
    std::string text = record.finding;
    if (record.organization)
        text += fmt::format(", {}", names.name(*record.organization));
    if (record.chip)
        text += fmt::format(", {}", names.name(*record.chip));
    return record.subject.empty() ? text : text + ", " + record.subject;
}
template <class Names> std::string recordName(const Recipe& record, const Names&)
{
    return record.name;
}

}
