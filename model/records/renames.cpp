// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/records/renames.h"

#include "model/records/field_text.h"
#include "model/records/own_name.h"

#include <algorithm>

namespace model {

namespace {

/// Calls `visit(from, into)` for each reference that leads to another record than it did.
template <class Record, class Visit> void eachLedElsewhere(const Record& before, const Record& now, Visit visit)
{
    for (const auto& field : fields<Record>()) {
        std::visit(
            [&](auto member) {
                using Value = std::remove_cvref_t<decltype(before.*member)>;
                if constexpr (isReferenceList<Value>) {
                    const auto& from = before.*member;
                    const auto& into = now.*member;
                    for (std::size_t i = 0; from.size() == into.size() && i < from.size(); ++i) {
                        if (from[i] != into[i])
                            visit(from[i], into[i]);
                    }
                } else if constexpr (isReference<Value>) {
                    const std::optional from = before.*member, into = now.*member;
                    if (from && into && from != into)
                        visit(*from, *into);
                }
            },
            field.member);
    }
}

/// Where records led to one that went and lead to another one now, the two became one.
void addMerged(const Dataset& before, const Dataset& after, const Changes& changes, Renames& renames)
{
    eachRecordType([&]<class Record>() {
        const auto ids = changes.ids.find(RecordTraits<Record>::kind);
        if (ids == changes.ids.end())
            return;
        for (const auto id : ids->second) {
            const auto* old = before.table<Record>().find({ id });
            const auto* now = after.table<Record>().find({ id });
            if (old && now)
                eachLedElsewhere(*old, *now, [&]<class Target>(Id<Target> from, Id<Target> into) {
                    const auto* gone = before.table<Target>().find(from);
                    const auto* kept = after.table<Target>().find(into);
                    if (gone && kept && !after.table<Target>().find(from))
                        renames.names[RecordTraits<Target>::kind].emplace(ownName(*gone), ownName(*kept));
                });
        }
    });
}

/// Whether one of these records, of a type that others refer to, went.
template <class Record> bool isAnyGone(const Dataset& after, const Changes& changes)
{
    const auto ids = changes.ids.find(RecordTraits<Record>::kind);
    return ids != changes.ids.end()
        && std::ranges::any_of(ids->second, [&](std::int64_t id) { return after.table<Record>().find({ id }) == nullptr; });
}

}

std::string Renames::now(RecordKind kind, std::string_view name) const
{
    const auto known = names.find(kind);
    if (known == names.end())
        return std::string(name);
    const auto found = known->second.find(name);
    return found == known->second.end() ? std::string(name) : found->second;
}

Renames renamesBetween(const Dataset& before, const Dataset& after, const Changes& changes)
{
    Renames renames;
    eachRecordType([&]<class Record>() {
        if constexpr (isNamed<Record>) {
            const auto ids = changes.ids.find(RecordTraits<Record>::kind);
            if (ids == changes.ids.end())
                return;
            std::map<std::string, std::string, std::less<>> changed;
            for (const auto id : ids->second) {
                const auto* old = before.table<Record>().find({ id });
                const auto* now = after.table<Record>().find({ id });
                if (old && now && ownName(*old) != ownName(*now))
                    changed.emplace(ownName(*old), ownName(*now));
            }
            if (changed.empty())
                return;
            before.table<Record>().forEach([&](const Record& record) {
                const auto* now = changed.contains(ownName(record)) ? after.table<Record>().find(record.id) : nullptr;
                if (now && ownName(*now) == ownName(record))
                    changed.erase(ownName(record));
            });
            if (!changed.empty())
                renames.names.emplace(RecordTraits<Record>::kind, std::move(changed));
        }
    });
    if (isAnyGone<Organization>(after, changes) || isAnyGone<Chip>(after, changes) || isAnyGone<Source>(after, changes))
        addMerged(before, after, changes, renames);
    return renames;
}

}
