// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/fleet/import_fleet.h"

#include "model/base/sentences.h"
#include "model/base/text.h"
#include "model/fleet/device_names.h"
#include "model/fleet/fleet_recipes.h"
#include "model/records/shown_names.h"
#include "model/records/validate.h"
#include "words/fleet.h"
#include "words/records.h"

#include <algorithm>
#include <cmath>

namespace model {

namespace {

/// "Our Lab" -> our-lab
std::string slug(std::string_view text)
{
    std::string result;
    for (const char letter : lowered(text)) {
        const bool isPlain = (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
        if (isPlain)
            result += letter;
        else if (!result.empty() && result.back() != '-')
            result += '-';
    }
    while (result.ends_with('-'))
        result.pop_back();
    return result.empty() ? "fleet" : result;
}

struct Fleet {
    FleetReport report;
    const FleetRecipe* recipe = nullptr;
    std::vector<std::string> files;
    std::map<std::string, std::string> owners; ///< of sites: organizations by the name they are to have
};

const FleetRecipe& recipeFor(const FleetPlan& plan, const std::vector<FleetFile>& files)
{
    const auto* recipe = plan.recipe.empty() ? fleetRecipeOf(files.front().text) : fleetRecipeNamed(plan.recipe);
    if (!recipe) {
        std::vector<Argument> names;
        for (const auto& known : fleetRecipes())
            names.emplace_back(known.name);
        throw Error(ErrorCode::Invalid, say::fleet::noTool, { { "file", files.front().name }, { "tools", listed(names) } });
    }
    return *recipe;
}

const Organization* organizationNamed(const Dataset& dataset, std::string_view name, std::vector<const Organization*>& all)
{
    if (all.empty())
        dataset.organizations().forEach([&all](const Organization& organization) { all.push_back(&organization); });
    const auto wanted = lowered(trimmed(name));
    const auto isCalled = [&wanted](const Organization* organization) {
        const auto aliases = split(organization->aliases, ';');
        return lowered(organization->name) == wanted
            || std::ranges::any_of(aliases, [&](const std::string& alias) { return lowered(trimmed(alias)) == wanted; });
    };
    const auto found = std::ranges::find_if(all, isCalled);
    return found == all.end() ? nullptr : *found;
}

/// Machines of a list belong to their sites, of which each must be an organization of the document.
void findOwners(const Dataset& dataset, const FleetPlan& plan, Fleet& fleet)
{
    std::vector<const Organization*> all;
    std::vector<std::string> names;
    dataset.organizations().forEach([&names](const Organization& organization) { names.push_back(organization.name); });
    std::vector<std::string> sites;
    for (const auto& chips : fleet.report.count.chips)
        sites.push_back(chips.site);
    std::ranges::sort(sites);
    sites.erase(std::unique(sites.begin(), sites.end()), sites.end());
    const bool isOne = sites.size() <= 1 && !plan.organization.empty();
    for (const auto& site : sites) {
        if (site.empty() || isOne) {
            fleet.owners[site] = plan.organization;
            continue;
        }
        const auto answered = plan.answers.find(site);
        const auto* owner = organizationNamed(dataset, answered == plan.answers.end() ? site : answered->second, all);
        if (owner) {
            fleet.owners[site] = owner->name;
            continue;
        }
        const auto near = nearest(site, names);
        fleet.report.count.open.push_back(
            { OpenName::Of::Site, site, 0, {}, near.empty() ? std::vector<std::string>() : std::vector { near },
                { say::fleet::unknownSite, { { "near", didYouMean(near) } } } });
    }
    std::erase_if(fleet.report.count.chips, [&fleet](const CountedChips& chips) { return !fleet.owners.contains(chips.site); });
}

Sentence openSentence(const OpenName& open)
{
    return { say::fleet::open,
        { { "name", inQuotes(open.name) }, { "devices", shortestNumber(open.devices) }, { "reason", open.reason } } };
}

void refuseOpen(const FleetPlan& plan, Fleet& fleet)
{
    auto& open = fleet.report.count.open;
    if (open.empty())
        return;
    std::vector<Sentence> problems;
    for (const auto& name : open)
        problems.push_back(name.of == OpenName::Of::Device
                ? openSentence(name)
                : Sentence { say::fleet::openOther, { { "name", inQuotes(name.name) }, { "reason", name.reason } } });
    if (plan.leavesOutOpen) {
        for (auto& problem : problems)
            fleet.report.notes.push_back({ say::fleet::leftOut, { { "what", std::move(problem) } } });
        return;
    }
    throw Error(ErrorCode::Invalid, Sentence { say::fleet::openNames, { { "n", open.size() } } }, std::move(problems));
}

void requirePlan(const FleetPlan& plan, std::span<const std::filesystem::path> files)
{
    if (files.empty())
        throw Error(ErrorCode::Usage, say::fleet::noFiles);
    for (auto file = files.begin(); file != files.end(); ++file) {
        if (std::find(files.begin(), file, *file) != file)
            throw Error(ErrorCode::Usage, say::fleet::fileTwice, { { "file", file->filename().string() } });
    }
    if (!plan.asOf)
        throw Error(ErrorCode::Usage, say::fleet::noQuarter);
    if (plan.researchers && (!std::isfinite(*plan.researchers) || *plan.researchers <= 0))
        throw Error(ErrorCode::Usage, say::fleet::noResearchers);
}

Fleet readFleet(const Dataset& dataset, std::span<const std::filesystem::path> paths, const FleetPlan& plan)
{
    requirePlan(plan, paths);
    std::vector<FleetFile> files;
    for (const auto& path : paths)
        files.push_back(readFleetFile(path));
    Fleet fleet;
    fleet.recipe = &recipeFor(plan, files);
    if (plan.organization.empty() && fleet.recipe->name != "top500")
        throw Error(ErrorCode::Usage, say::fleet::noOrganization);
    for (const auto& file : files)
        fleet.files.push_back(file.name);
    for (const auto& file : files) {
        const auto* other = fleet.recipe->knows(file.text) ? nullptr : fleetRecipeOf(file.text);
        if (other)
            throw Error(ErrorCode::Invalid, say::fleet::otherTool, { { "file", file.name }, { "tool", other->name } });
    }
    auto printed = fleet.recipe->read(files);
    auto& report = fleet.report;
    report.tool = printed.tool;
    report.hasOwners = fleet.recipe->name == "top500";
    report.nodes = printed.nodes;
    report.notes = std::move(printed.notes);
    auto answers = plan.answers;
    for (const auto& devices : printed.devices)
        answers.erase(devices.site); // those are organizations
    report.count = countFleet(printed, dataset, answers);
    findOwners(dataset, plan, fleet);
    refuseOpen(plan, fleet);
    for (const auto& chips : report.count.chips) {
        const std::string name(dataset.name(chips.chip));
        report.units.emplace_back(chips.site.empty() ? name : fleet.owners.at(chips.site) + ": " + name, chips.units);
    }
    if (report.units.empty() && report.count.open.empty())
        throw Error(ErrorCode::Invalid, say::fleet::nothing, { { "file", fleet.files.front() } });
    return fleet;
}

/// What of a source's records a second import would make again.
bool saysTheSame(const Dataset& dataset, SourceId source, const Fleet& fleet, OrganizationId organization, Quarter asOf)
{
    std::map<ChipId, double> there;
    dataset.inventory().forEach([&](const InventoryRecord& claim) {
        if (claim.source == source && claim.organization == organization && claim.quarter == asOf)
            there[claim.chip] = claim.units;
    });
    std::map<ChipId, double> here;
    for (const auto& chips : fleet.report.count.chips)
        here[chips.chip] += chips.units;
    return there == here;
}

std::string noteOf(const FleetReport& report)
{
    std::vector<std::string> sentences;
    for (const auto* list : { &report.notes, &report.count.steps }) {
        for (const auto& sentence : *list)
            sentences.push_back(Words()(sentence));
    }
    return joined(sentences, " ");
}

/// Tells whose fleet, by which tool and of when.
std::string keyOf(const FleetPlan& plan, const Fleet& fleet)
{
    return slug(plan.organization) + "-" + std::string(fleet.recipe->name) + "-" + lowered(quarterText(*plan.asOf));
}

/// The source the claims get.
Source sourceOf(const Dataset& dataset, const FleetPlan& plan, Fleet& fleet)
{
    Source source;
    const auto owner = plan.organization.empty() ? fleet.report.tool : plan.organization;
    const auto stem = keyOf(plan, fleet);
    source.key = stem;
    std::string earlier;
    for (int i = 2; dataset.sourceWithKey(source.key); ++i) {
        earlier = source.key;
        source.key = stem + "-" + std::to_string(i);
    }
    for (const auto& key : plan.replaces) {
        const auto* older = dataset.sourceWithKey(key);
        if (!older)
            throw Error(ErrorCode::NotFound, say::fleet::replacesUnknown, { { "key", inQuotes(key) } });
        if (std::ranges::find(source.replaces, older->id) == source.replaces.end())
            source.replaces.push_back(older->id);
    }
    if (!fleet.report.isThereAlready && std::ranges::find(plan.replaces, earlier) == plan.replaces.end())
        fleet.report.earlier = earlier;
    source.title
        = Words()(say::fleet::sourceTitle, { { "owner", owner }, { "tool", fleet.report.tool }, { "files", joined(fleet.files, ", ") } });
    source.publisher = plan.organization;
    source.published = plan.today;
    source.kind = SourceKind::Disclosure;
    source.notes = noteOf(fleet.report);
    return source;
}

Sentence madeRecord(RecordKind kind, std::string_view name)
{
    return { say::record::named, { { "kind", shownKind(kind) }, { "name", inQuotes(name) } } };
}

/// All that an import makes, with provisional references where a record is new.
struct FleetRecords {
    std::optional<Organization> organization;
    Source source;
    std::vector<InventoryRecord> claims;
    std::optional<HeadcountRecord> people;
    std::optional<SourceId> existing; ///< of an earlier import that says the same
};

const HeadcountRecord* peopleOf(const Dataset& dataset, SourceId source, const HeadcountRecord& like)
{
    const HeadcountRecord* found = nullptr;
    dataset.headcounts().forEach([&](const HeadcountRecord& record) {
        if (record.source == source && record.organization == like.organization && record.quarter == like.quarter
            && record.population == like.population)
            found = &record;
    });
    return found;
}

FleetRecords recordsOf(const Dataset& dataset, const FleetPlan& plan, Fleet& fleet)
{
    FleetRecords records;
    std::vector<const Organization*> all;
    const auto* known = plan.organization.empty() ? nullptr : organizationNamed(dataset, plan.organization, all);
    OrganizationId owner;
    if (known) {
        owner = known->id;
    } else if (!plan.organization.empty()) {
        records.organization.emplace();
        records.organization->name = std::string(trimmed(plan.organization));
        records.organization->kind = OrganizationKind::Lab;
        fleet.report.created.push_back(madeRecord(RecordKind::Organization, records.organization->name));
    }
    const auto stem = keyOf(plan, fleet);
    auto key = stem;
    for (int i = 2; known && !records.existing && dataset.sourceWithKey(key); ++i) {
        const auto source = dataset.sourceWithKey(key)->id;
        if (saysTheSame(dataset, source, fleet, owner, *plan.asOf))
            records.existing = source;
        key = stem + "-" + std::to_string(i);
    }
    fleet.report.isThereAlready = records.existing.has_value();
    records.source = sourceOf(dataset, plan, fleet);
    const auto* provider = fleet.recipe->name == "aws" ? organizationNamed(dataset, "Amazon", all) : nullptr;
    for (const auto& chips : fleet.report.count.chips) {
        auto& claim = records.claims.emplace_back();
        const auto& name = fleet.owners.at(chips.site);
        const auto* of = chips.site.empty() || name == plan.organization ? nullptr : organizationNamed(dataset, name, all);
        claim.organization = of ? of->id : owner;
        claim.chip = chips.chip;
        claim.quarter = *plan.asOf;
        claim.units = chips.units;
        claim.access = fleet.recipe->name == "aws" ? Access::Rented : Access::Owned;
        if (provider && provider->id != claim.organization)
            claim.provider = provider->id;
    }
    if (plan.researchers) {
        records.people.emplace();
        records.people->organization = owner;
        records.people->quarter = *plan.asOf;
        records.people->people = *plan.researchers;
        if (const auto* there = records.existing ? peopleOf(dataset, *records.existing, *records.people) : nullptr) {
            if (there->people == records.people->people)
                records.people.reset();
            else
                records.people->id = there->id;
        }
        fleet.report.addsPeople = records.existing && records.people;
    }
    if (!fleet.report.isThereAlready)
        fleet.report.created.push_back(madeRecord(RecordKind::Source, records.source.key));
    return records;
}

/// Two sites may be one organization, whose chips then are one claim.
void joinClaims(std::vector<InventoryRecord>& claims)
{
    std::map<std::pair<OrganizationId, ChipId>, std::size_t> first;
    std::vector<InventoryRecord> joined;
    for (auto& claim : claims) {
        const auto [known, isNew] = first.try_emplace({ claim.organization, claim.chip }, joined.size());
        if (isNew)
            joined.push_back(claim);
        else
            joined[known->second].units += claim.units;
    }
    claims = std::move(joined);
}

/// Says which files were imported before; gives the others.
std::vector<ImportedFile> noticeSameFiles(
    std::span<const std::filesystem::path> files, const FleetPlan& plan, std::span<const ImportedFile> imported, FleetReport& report)
{
    std::vector<ImportedFile> others;
    for (const auto& path : files) {
        const ImportedFile file { 0, fileHash(path), path.filename().string(), plan.today };
        const auto known = std::ranges::find(imported, file.sha256, &ImportedFile::sha256);
        if (known == imported.end())
            others.push_back(file);
        else
            report.repeats.push_back({ known->name == file.name ? say::fleet::sameFile : say::fleet::sameFileNamed,
                { { "file", file.name }, { "name", inQuotes(known->name) }, { "day", known->time } } });
    }
    return others;
}

Sentence placesOf(const FleetReport& report)
{
    const auto devices = static_cast<std::uint64_t>(report.count.devices);
    if (devices == 0)
        return {};
    if (report.nodes == 0)
        return { say::fleet::ofDevices, { { "devices", devices } } };
    return { say::fleet::inNodes, { { "devices", devices }, { "n", report.nodes } } };
}

}

std::vector<Sentence> FleetReport::sentences(bool isDone) const
{
    std::vector<Sentence> said;
    std::vector<Argument> chips;
    for (const auto& [name, number] : units)
        chips.emplace_back(Sentence { say::fleet::chips, { { "units", shortestNumber(number) }, { "chip", name } } });
    const auto& message = units.empty() ? say::fleet::nothingLeft
        : isThereAlready                ? say::fleet::thereAlready
        : isDone                        ? say::fleet::imported
                                        : say::fleet::wouldImport;
    said.push_back({ message, { { "tool", tool }, { "chips", listed(chips) }, { "nodes", placesOf(*this) } } });
    said.insert(said.end(), count.steps.begin(), count.steps.end());
    said.insert(said.end(), notes.begin(), notes.end());
    if (!isThereAlready)
        said.insert(said.end(), repeats.begin(), repeats.end());
    if (addsPeople)
        said.push_back({ isDone ? say::fleet::peopleAdded : say::fleet::peopleToAdd });
    if (!earlier.empty() && !units.empty())
        said.push_back({ say::fleet::earlierList, { { "key", inQuotes(earlier) } } });
    for (const auto& record : units.empty() ? std::vector<Sentence>() : created)
        said.push_back({ isDone ? say::fleet::made : say::fleet::wouldMake, { { "record", record } } });
    return said;
}

FleetReport tryFleet(
    const Dataset& dataset, std::span<const std::filesystem::path> files, const FleetPlan& plan, std::span<const ImportedFile> imported)
{
    auto fleet = readFleet(dataset, files, plan);
    recordsOf(dataset, plan, fleet);
    noticeSameFiles(files, plan, imported, fleet.report);
    return std::move(fleet.report);
}

FleetReport importFleet(Document& document, std::span<const std::filesystem::path> files, const FleetPlan& plan)
{
    const auto dataset = document.dataset();
    auto fleet = readFleet(*dataset, files, plan);
    auto records = recordsOf(*dataset, plan, fleet);
    joinClaims(records.claims);
    if (fleet.report.units.empty())
        throw Error(ErrorCode::Invalid, fleet.report.sentences(true).front());
    if (fleet.report.isThereAlready && !records.people)
        return std::move(fleet.report);
    const auto bringsIn = noticeSameFiles(files, plan, importedFiles(document), fleet.report);
    const auto label = Words()(say::fleet::label, { { "owner", plan.organization.empty() ? fleet.report.tool : plan.organization } });
    fleet.report.changes = document.transact(label, [&](Writer& writer) {
        std::optional<OrganizationId> owner;
        if (records.organization)
            owner = writer.insert(*records.organization);
        const auto source = records.existing ? *records.existing : writer.insert(records.source);
        for (auto& claim : records.existing ? std::span<InventoryRecord>() : std::span(records.claims)) {
            claim.organization = owner.value_or(claim.organization);
            claim.source = source;
            writer.insert(claim);
        }
        for (const auto& file : bringsIn)
            writer.insert(file);
        if (records.people) {
            records.people->organization = owner.value_or(records.people->organization);
            records.people->source = source;
            if (records.people->id == HeadcountId())
                writer.insert(*records.people);
            else
                writer.update(*records.people);
        }
    });
    return std::move(fleet.report);
}

}
