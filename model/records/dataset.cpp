// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/records/dataset.h"

namespace model {

namespace {

template <class Record> const Record* withText(const RecordTable<Record>& table, std::string Record::*member, std::string_view text)
{
    const Record* found = nullptr;
    table.forEach([&](const Record& record) {
        if (!found && record.*member == text)
            found = &record;
    });
    return found;
}

}

const Organization* Dataset::organizationNamed(std::string_view name) const
{
    return withText(organizations(), &Organization::name, name);
}
const Chip* Dataset::chipNamed(std::string_view name) const
{
    return withText(chips(), &Chip::name, name);
}
const Source* Dataset::sourceWithKey(std::string_view key) const
{
    return withText(sources(), &Source::key, key);
}
const SavedView* Dataset::savedViewNamed(std::string_view name) const
{
    return withText(savedViews(), &SavedView::name, name);
}

std::string_view Dataset::name(OrganizationId id) const
{
    const auto* organization = organizations().find(id);
    return organization ? std::string_view(organization->name) : std::string_view();
}

std::string_view Dataset::name(ChipId id) const
{
    const auto* chip = chips().find(id);
    return chip ? std::string_view(chip->name) : std::string_view();
}

std::string_view Dataset::name(SourceId id) const
{
    const auto* source = sources().find(id);
    return source ? std::string_view(source->key) : std::string_view();
}

}
