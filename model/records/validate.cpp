// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/records/validate.h"

#include "model/base/text.h"
#include "model/records/each_record_type.h"
#include "model/records/each_reference.h"
#include "model/records/field_text.h"
#include "model/records/fields.h"
#include "model/records/shown_names.h"
#include "words/records.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace model {

namespace {

constexpr Quarter firstQuarter = Quarter::of(1900, 1);
constexpr Quarter lastQuarter = Quarter::of(2199, 4);

bool isCountry(std::string_view text)
{
    const auto isCapital = [](char c) { return c >= 'A' && c <= 'Z'; };
    return text.empty() || (text.size() == 2 && isCapital(text[0]) && isCapital(text[1]));
}

bool isDay(std::string_view text)
{
    return text.size() == 10 && text[4] == '-' && text[7] == '-' && parseQuarter(text).has_value();
}

/// `YYYY[-MM[-DD]]`, a date that exists.
bool isPublished(std::string_view text)
{
    if (text.empty())
        return true;
    if (text.size() != 4 && text.size() != 7 && text.size() != 10)
        return false;
    return parseQuarter(std::string(text) + std::string("-01-01").substr(text.size() == 4 ? 0 : text.size() == 7 ? 3 : 6)).has_value();
}

/// Texts of more than one line, and those that have no limit: what the program itself writes.
constexpr std::array longTexts { std::string_view("notes"), std::string_view("url"), std::string_view("website"), std::string_view("view"),
    std::string_view("caption"), std::string_view("subject"), std::string_view("text"), std::string_view("aliases") };
constexpr std::array unlimitedTexts { std::string_view("fingerprint"), std::string_view("mapping") };

std::size_t letters(std::string_view text)
{
    return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

/// Collects the problems of one record; the rules read as sentences. Without references only what `unsoundFields` looks at.
template <class Record> class Rules {
public:
    Rules(const Record& record, const References* references)
        : m_record(record)
        , m_references(references)
    {
        for (const auto& field : fields<Record>())
            std::visit([&](auto member) { checkValue(field, m_record.*member); }, field.member);
    }

    template <class Value> void refuse(bool isBroken, Value Record::*member, Sentence reason)
    {
        if (isBroken)
            add(fieldOf(member), std::move(reason));
    }

    /// low <= best <= high, both ends optional.
    void ordered(double Record::*best, std::optional<double> Record::*low, std::optional<double> Record::*high)
    {
        const auto beside = [&](const Message& message) -> Sentence {
            return { message, { { "field", shownColumn(kind, fieldOf(best).name) }, { "value", valueOf(fieldOf(best)) } } };
        };
        if (m_record.*low && *(m_record.*low) > m_record.*best)
            add(fieldOf(low), beside(say::record::above));
        if (m_record.*high && *(m_record.*high) < m_record.*best)
            add(fieldOf(high), beside(say::record::below));
    }

    void notNegative(double Record::*member) { refuse(m_record.*member < 0, member, { say::record::belowZero }); }
    void notNegative(std::optional<double> Record::*member)
    {
        refuse(m_record.*member && *(m_record.*member) < 0, member, { say::record::belowZero });
    }

    std::vector<Problem> problems;

private:
    static constexpr auto kind = RecordTraits<Record>::kind;

    template <class Value> static const Field<Record>& fieldOf(Value Record::*member)
    {
        const Member<Record> wanted = member;
        return *std::ranges::find_if(fields<Record>(), [&](const auto& field) { return field.member == wanted; });
    }

    std::string valueOf(const Field<Record>& field) const { return m_references ? fieldText(m_record, field, *m_references) : ""; }
    void add(const Field<Record>& field, Sentence reason) { problems.push_back({ kind, field.name, valueOf(field), std::move(reason) }); }

    void checkValue(const Field<Record>& field, const std::string& text)
    {
        if (!m_references)
            return;
        if (std::ranges::find(longTexts, field.name) != longTexts.end())
            checkLength(field, text.size(), longestText, say::record::tooLong);
        else if (std::ranges::find(unlimitedTexts, field.name) == unlimitedTexts.end() && text.size() > longestName)
            checkLength(field, letters(text), longestName, say::record::tooManyLetters);
        if (field.required && trimmed(text).empty())
            add(field, { say::value::empty });
        else if (!isUtf8(text))
            add(field, { say::record::notUtf8 });
        else if (text.find('\0') != std::string::npos)
            add(field, { say::record::zeroCharacter });
    }
    void checkLength(const Field<Record>& field, std::size_t length, std::size_t most, const Message& reason)
    {
        if (length > most)
            add(field, { reason });
    }
    void checkValue(const Field<Record>& field, double number)
    {
        if (!std::isfinite(number))
            add(field, { say::record::noFiniteNumber });
        else if (std::abs(number) > largestMagnitude)
            add(field, { say::record::tooLarge });
        else if (number != 0 && std::abs(number) < leastMagnitude)
            add(field, { say::record::tooNearToZero });
    }
    void checkValue(const Field<Record>& field, Quarter quarter)
    {
        if (quarter < firstQuarter || quarter > lastQuarter)
            add(field, { say::record::outOfRange });
    }
    template <class Target> void checkValue(const Field<Record>& field, Id<Target> id)
    {
        if (!m_references || m_references->has(id))
            return;
        if (id.value == 0)
            problems.push_back({ kind, field.name, {}, { say::value::empty } });
        else
            problems.push_back({ kind, field.name, std::to_string(id.value),
                { say::record::noSuchNumber, { { "kind", shownKind(RecordTraits<Target>::kind) } } } });
    }
    template <class Target> void checkValue(const Field<Record>& field, const std::vector<Id<Target>>& ids)
    {
        for (const auto id : ids)
            checkValue(field, id);
    }
    template <class Enum>
    requires std::is_enum_v<Enum>
    void checkValue(const Field<Record>&, Enum) { }
    template <class Value> void checkValue(const Field<Record>& field, const std::optional<Value>& value)
    {
        if (value)
            checkValue(field, *value);
    }

    const Record& m_record;
    const References* m_references;
};

/// "A is part of B is part of A"; of a long one where it begins.
Argument circle(const Organization& record, const References& references)
{
    constexpr int mostSteps = 10;
    Argument way = record.name;
    const auto goOn = [&](std::string_view whole) { way = Sentence { say::record::isPartOf, { { "part", way }, { "whole", whole } } }; };
    auto next = record.partOf;
    for (int step = 0; next && *next != record.id && step < mostSteps; ++step, next = references.partOf(*next))
        goOn(references.name(*next));
    if (next && *next != record.id)
        goOn("...");
    goOn(record.name);
    return way;
}

void check(Rules<Organization>& rules, const Organization& record, const References& references)
{
    rules.refuse(!isCountry(record.country), &Organization::country, { say::record::noCountry });
    if (record.id.value != 0 && record.partOf && references.closesCircle(record.id, *record.partOf))
        rules.refuse(true, &Organization::partOf, { say::record::circle, { { "way", circle(record, references) } } });
}

void check(Rules<Chip>& rules, const Chip&, const References&)
{
    for (const auto member :
        { &Chip::bf16Tflops, &Chip::int8Tops, &Chip::fp4Tops, &Chip::memoryGb, &Chip::memoryBandwidthGbs, &Chip::tdpW, &Chip::priceUsd })
        rules.notNegative(member);
}

/// "A replaces B replaces A"; of a long one where it begins.
Argument replacedCircle(const Source& record, const std::vector<SourceId>& way, const References& references)
{
    constexpr std::size_t mostSteps = 10;
    Argument text = record.key;
    const auto goOn = [&](std::string_view older) { text = Sentence { say::record::replaces, { { "newer", text }, { "older", older } } }; };
    for (std::size_t i = 1; i + 1 < way.size() && i <= mostSteps; ++i)
        goOn(references.name(way[i]));
    if (way.size() > mostSteps + 2)
        goOn("...");
    goOn(record.key);
    return text;
}

void check(Rules<Source>& rules, const Source& record, const References& references)
{
    rules.refuse(!isPublished(record.published), &Source::published, { say::record::noDate });
    if (record.id.value != 0 && std::ranges::find(record.replaces, record.id) != record.replaces.end()) {
        rules.refuse(true, &Source::replaces, { say::record::replacesItself });
    } else if (const auto way = references.circleOf(record.id, record.replaces); !way.empty()) {
        rules.refuse(true, &Source::replaces, { say::record::circle, { { "way", replacedCircle(record, way, references) } } });
    }
    auto ids = record.replaces;
    std::ranges::sort(ids);
    if (const auto twice = std::ranges::adjacent_find(ids); twice != ids.end())
        rules.refuse(true, &Source::replaces, { say::record::replacesTwice, { { "name", inQuotes(references.name(*twice)) } } });
}

void check(Rules<InventoryRecord>& rules, const InventoryRecord& record, const References&)
{
    rules.ordered(&InventoryRecord::units, &InventoryRecord::unitsLow, &InventoryRecord::unitsHigh);
    if (record.measure == Measure::Installed)
        rules.refuse(record.units < 0, &InventoryRecord::units, { say::record::belowZeroInstalled });
    if (record.provider && record.access == Access::Owned)
        rules.refuse(true, &InventoryRecord::provider, { say::record::ownedProvider });
    else
        rules.refuse(record.provider == record.organization, &InventoryRecord::provider, { say::record::ownProvider });
}

void check(Rules<HeadcountRecord>& rules, const HeadcountRecord&, const References&)
{
    rules.notNegative(&HeadcountRecord::people);
    rules.notNegative(&HeadcountRecord::peopleLow);
    rules.ordered(&HeadcountRecord::people, &HeadcountRecord::peopleLow, &HeadcountRecord::peopleHigh);
}

void check(Rules<TrainingRun>& rules, const TrainingRun& record, const References&)
{
    for (const auto member : { &TrainingRun::chips, &TrainingRun::days, &TrainingRun::flop })
        rules.notNegative(member);
    rules.refuse(record.mfu && !(*record.mfu > 0 && *record.mfu <= 1), &TrainingRun::mfu, { say::record::noPart });
}

void check(Rules<OperationalShare>& rules, const OperationalShare& record, const References& references)
{
    const auto isNoShare = [](std::optional<double> share) { return share && !(*share >= 0 && *share <= 1); };
    rules.refuse(isNoShare(record.share), &OperationalShare::share, { say::record::noShare });
    rules.refuse(isNoShare(record.shareLow), &OperationalShare::shareLow, { say::record::noShare });
    rules.refuse(isNoShare(record.shareHigh), &OperationalShare::shareHigh, { say::record::noShare });
    rules.ordered(&OperationalShare::share, &OperationalShare::shareLow, &OperationalShare::shareHigh);
    rules.refuse(references.isAggregate(record.organization), &OperationalShare::organization, { say::record::ofAggregate });
}

void check(Rules<Event>& rules, const Event& record, const References&)
{
    rules.refuse(!record.date.empty() && !isDay(record.date), &Event::date, { say::record::noDay });
}

void check(Rules<SavedView>&, const SavedView&, const References&) { }
void check(Rules<Waiver>&, const Waiver&, const References&) { }
void check(Rules<Recipe>&, const Recipe&, const References&) { }

}

std::string inQuotes(std::string_view value)
{
    constexpr std::size_t longest = 60;
    std::string text = "'";
    for (std::size_t i = 0; i < value.size(); ++i) {
        const auto byte = static_cast<unsigned char>(value[i]);
        if (i >= longest && (byte & 0xC0) != 0x80) {
            text += "...";
            break;
        }
        if (byte < 0x20 || byte == 0x7F)
            text += fmt::format("\\x{:02x}", byte);
        else
            text += value[i];
    }
    if (!isUtf8(text)) {
        std::ranges::replace_if(
            text, [](char c) { return static_cast<unsigned char>(c) >= 0x80; }, '?');
    }
    return text + "'";
}

Sentence problemText(const Problem& problem)
{
    return { say::record::problem,
        { { "field", shownColumn(problem.kind, problem.field) }, { "value", inQuotes(problem.value) }, { "reason", problem.reason } } };
}

References::References(const Dataset& dataset)
{
    dataset.organizations().forEach([this](const Organization& organization) { put(organization); });
    dataset.chips().forEach([this](const Chip& chip) { put(chip); });
    dataset.sources().forEach([this](const Source& source) { put(source); });
}

void References::put(const Organization& organization)
{
    auto& known = m_organizations[organization.id];
    setPartOf(known.partOf, organization.partOf);
    known = { organization.name, organization.partOf, organization.kind };
}

void References::remove(OrganizationId id)
{
    setPartOf(partOf(id), std::nullopt);
    m_organizations.erase(id);
}

void References::put(const Source& source)
{
    auto& known = m_sources[source.id];
    setReplaced(known.replaces, source.replaces);
    known = { source.key, source.replaces };
}

void References::remove(SourceId id)
{
    if (const auto known = m_sources.find(id); known != m_sources.end()) {
        setReplaced(known->second.replaces, {});
        m_sources.erase(known);
    }
}

void References::setReplaced(const std::vector<SourceId>& before, const std::vector<SourceId>& now)
{
    if (before == now)
        return;
    m_nearCircles.reset();
    for (const auto id : before) {
        if (--m_replaced[id] == 0)
            m_replaced.erase(id);
    }
    for (const auto id : now)
        ++m_replaced[id];
}

/// What nothing replaces is taken away, again and again; what stays is in a circle or replaced from one.
std::unordered_set<SourceId> References::nearCircles() const
{
    auto replaced = m_replaced;
    std::vector<SourceId> free;
    for (const auto& [id, keyed] : m_sources) {
        if (!replaced.contains(id))
            free.push_back(id);
    }
    while (!free.empty()) {
        const auto known = m_sources.find(free.back());
        free.pop_back();
        if (known == m_sources.end())
            continue;
        for (const auto id : known->second.replaces) {
            const auto left = replaced.find(id);
            if (--left->second == 0) {
                replaced.erase(left);
                free.push_back(id);
            }
        }
    }
    std::unordered_set<SourceId> near;
    for (const auto& [id, count] : replaced)
        near.insert(id);
    return near;
}

std::vector<SourceId> References::circleOf(SourceId id, const std::vector<SourceId>& replaced) const
{
    if (replaced.empty() || !m_replaced.contains(id))
        return {};
    if (const auto known = m_sources.find(id); known != m_sources.end() && known->second.replaces == replaced) {
        if (!m_nearCircles)
            m_nearCircles = nearCircles();
        if (!m_nearCircles->contains(id))
            return {};
    }
    std::unordered_map<SourceId, SourceId> cameFrom;
    std::vector<SourceId> reached;
    const auto reach = [&](SourceId from, const std::vector<SourceId>& next) {
        for (const auto one : next) {
            if (cameFrom.try_emplace(one, from).second)
                reached.push_back(one);
        }
    };
    reach(id, replaced);
    for (std::size_t i = 0; i < reached.size() && !cameFrom.contains(id); ++i) {
        if (const auto known = m_sources.find(reached[i]); known != m_sources.end())
            reach(reached[i], known->second.replaces);
    }
    if (!cameFrom.contains(id))
        return {};
    std::vector<SourceId> way { id };
    do
        way.push_back(cameFrom.at(way.back()));
    while (way.back() != id);
    std::ranges::reverse(way);
    return way;
}

bool References::isAggregate(OrganizationId id) const
{
    const auto found = m_organizations.find(id);
    return found != m_organizations.end() && found->second.kind == OrganizationKind::Aggregate;
}

void References::setPartOf(std::optional<OrganizationId> before, std::optional<OrganizationId> now)
{
    if (before == now)
        return;
    m_circles.reset();
    if (before && --m_parts[*before] == 0)
        m_parts.erase(*before);
    if (now)
        ++m_parts[*now];
}

bool References::closesCircle(OrganizationId id, OrganizationId whole) const
{
    if (id == whole)
        return true;
    if (!m_parts.contains(id))
        return false;
    if (partOf(id) == whole) {
        if (!m_circles)
            m_circles = circles();
        return m_circles->contains(id);
    }
    std::unordered_set<OrganizationId> seen;
    for (std::optional next = whole; next && seen.insert(*next).second; next = partOf(*next)) {
        if (*next == id)
            return true;
    }
    return false;
}

/// Everybody is walked over once: a walk ends at who was seen, and has found a circle where it was itself that saw it.
std::unordered_set<OrganizationId> References::circles() const
{
    std::unordered_set<OrganizationId> found;
    std::unordered_map<OrganizationId, OrganizationId> seenFrom;
    for (const auto& [start, named] : m_organizations) {
        std::optional next = start;
        while (next && seenFrom.try_emplace(*next, start).second)
            next = partOf(*next);
        if (!next || seenFrom.at(*next) != start)
            continue;
        while (found.insert(*next).second)
            next = partOf(*next);
    }
    return found;
}

std::string_view References::name(OrganizationId id) const
{
    const auto found = m_organizations.find(id);
    return found == m_organizations.end() ? std::string_view() : found->second.name;
}

std::string_view References::name(ChipId id) const
{
    const auto found = m_chips.find(id);
    return found == m_chips.end() ? std::string_view() : found->second;
}

std::string_view References::name(SourceId id) const
{
    const auto found = m_sources.find(id);
    return found == m_sources.end() ? std::string_view() : found->second.key;
}

std::optional<OrganizationId> References::partOf(OrganizationId id) const
{
    const auto found = m_organizations.find(id);
    return found == m_organizations.end() ? std::nullopt : found->second.partOf;
}

template <class Record> std::vector<Problem> validate(const Record& record, const References& references)
{
    Rules<Record> rules(record, &references);
    check(rules, record, references);
    return std::move(rules.problems);
}

template <class Record> std::vector<std::string_view> unsoundFields(const Record& record)
{
    static const References none;
    Rules<Record> rules(record, nullptr);
    check(rules, record, none);
    std::vector<std::string_view> names;
    for (const auto& problem : rules.problems)
        names.push_back(problem.field);
    return names;
}

#define INSTANTIATE(Record)                                                                                                                \
    template std::vector<Problem> validate(const Record&, const References&);                                                              \
    template std::vector<std::string_view> unsoundFields(const Record&);
EACH_RECORD_TYPE(INSTANTIATE)
#undef INSTANTIATE

namespace {

template <class Record, class Lookup> void findDangling(const Record& record, const Lookup& isThere, std::optional<Sentence>& found)
{
    constexpr auto kind = RecordTraits<Record>::kind;
    eachReference(record, [&](const auto& field, auto id) {
        if (!found && !isThere(id))
            found = { say::record::dangling,
                { { "kind", shownKind(kind) }, { "number", std::to_string(record.id.value) }, { "field", shownColumn(kind, field.name) },
                    { "other", std::to_string(id.value) } } };
    });
}

}

std::optional<Sentence> danglingReference(const Dataset& dataset)
{
    const References references(dataset);
    std::optional<Sentence> found;
    eachRecordType([&]<class Record>() {
        dataset.table<Record>().forEach([&](const Record& record) {
            findDangling(
                record, [&](auto id) { return references.has(id); }, found);
        });
    });
    return found;
}

std::optional<Sentence> danglingReference(const Dataset& dataset, const Changes& changes)
{
    std::optional<Sentence> found;
    bool isAnyGone = false;
    const auto isThere = [&]<class Target>(Id<Target> id) { return dataset.table<Target>().find(id) != nullptr; };
    eachRecordType([&]<class Record>() {
        constexpr bool isReferredTo = requires(const References& references, Id<Record> id)
        {
            references.has(id);
        };
        const auto ids = changes.ids.find(RecordTraits<Record>::kind);
        if (ids == changes.ids.end())
            return;
        for (const auto id : ids->second) {
            const auto* record = dataset.table<Record>().find({ id });
            if (record)
                findDangling(*record, isThere, found);
            isAnyGone = isAnyGone || (isReferredTo && !record);
        }
    });
    return isAnyGone && !found ? danglingReference(dataset) : found;
}

}
