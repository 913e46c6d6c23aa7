// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/dataset_diff.h"

#include "model/records/each_record_type.h"
#include "model/records/each_reference.h"
#include "model/records/field_text.h"
#include "model/records/record_key.h"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace model {

namespace {

class Comparer {
public:
    Comparer(const Dataset& first, const Dataset& second)
        : m_first(first)
        , m_second(second)
    {
        const NameIndex names(first);
        bind<Organization>(names, &Organization::name);
        bind<Chip>(names, &Chip::name);
        bind<Source>(names, &Source::key);
    }

    template <class Record> void compare();
    std::vector<RecordDifference> found;

private:
    using IdsOfFirst = std::map<RecordKind, std::unordered_map<std::int64_t, std::int64_t>>;

    /// Of each record of the second the id it has in the first; what the first does not have gets ids that nobody has.
    template <class Record> void bind(const NameIndex& names, std::string Record::*name)
    {
        auto& ids = m_ids[RecordTraits<Record>::kind];
        m_second.table<Record>().forEach([&](const Record& record) {
            ids.emplace(record.id.value, names.find(RecordTraits<Record>::kind, record.*name).value_or(-record.id.value));
        });
    }

    template <class Record> Record inIdsOfFirst(Record record) const
    {
        eachReferenceOf(record, [this](RecordKind kind, std::int64_t& id) { id = m_ids.at(kind).at(id); });
        return record;
    }

    template <class Record>
    void add(RecordEvent event, const Record* before, const Record* after, const std::vector<const Field<Record>*>& fieldsToTell);

    const Dataset& m_first;
    const Dataset& m_second;
    IdsOfFirst m_ids;
};

template <class Record> std::vector<const Field<Record>*> otherFields()
{
    std::vector<const Field<Record>*> others;
    for (const auto& field : fields<Record>()) {
        if (!field.isKey)
            others.push_back(&field);
    }
    return others;
}

template <class Record> void Comparer::compare()
{
    const auto& before = m_first.table<Record>();
    const auto& after = m_second.table<Record>();
    std::vector<Record> translated;
    translated.reserve(after.size());
    after.forEach([&](const Record& record) { translated.push_back(inIdsOfFirst(record)); });
    std::unordered_multimap<std::uint64_t, std::size_t> places;
    places.reserve(translated.size());
    for (std::size_t i = 0; i < translated.size(); ++i)
        places.emplace(keyHash(translated[i]), i);

    const auto begin = static_cast<std::ptrdiff_t>(found.size());
    const auto all = otherFields<Record>();
    std::vector<bool> isInBoth(translated.size());
    before.forEach([&](const Record& record) {
        const auto [from, to] = places.equal_range(keyHash(record));
        const auto same = std::find_if(from, to, [&](const auto& place) { return haveSameKey(record, translated[place.second]); });
        if (same == to) {
            add(RecordEvent::Removed, &record, static_cast<const Record*>(nullptr), all);
            return;
        }
        isInBoth[same->second] = true;
        std::vector<const Field<Record>*> differing;
        std::ranges::copy_if(all, std::back_inserter(differing), [&](const auto* field) {
            return std::visit([&](auto member) { return record.*member != translated[same->second].*member; }, field->member);
        });
        if (!differing.empty())
            add(RecordEvent::Edited, &record, &after[same->second], differing);
    });
    for (std::size_t i = 0; i < isInBoth.size(); ++i) {
        if (!isInBoth[i])
            add(RecordEvent::Added, static_cast<const Record*>(nullptr), &after[i], all);
    }
    std::ranges::sort(found.begin() + begin, found.end(), {}, &RecordDifference::key);
}

template <class Record>
void Comparer::add(RecordEvent event, const Record* before, const Record* after, const std::vector<const Field<Record>*>& fieldsToTell)
{
    RecordDifference difference { RecordTraits<Record>::kind, event, {}, {} };
    for (const auto& field : fields<Record>()) {
        if (field.isKey)
            difference.key.emplace_back(field.name, before ? fieldText(*before, field, m_first) : fieldText(*after, field, m_second));
    }
    for (const auto* field : fieldsToTell) {
        FieldChange change { std::string(field->name), before ? fieldText(*before, *field, m_first) : std::string(),
            after ? fieldText(*after, *field, m_second) : std::string() };
        if (!change.before.empty() || !change.after.empty())
            difference.fields.push_back(std::move(change));
    }
    found.push_back(std::move(difference));
}

}

std::vector<RecordDifference> recordDifferences(const Dataset& first, const Dataset& second)
{
    Comparer comparer(first, second);
    eachRecordType([&comparer]<class Record>() { comparer.compare<Record>(); });
    return std::move(comparer.found);
}

}
