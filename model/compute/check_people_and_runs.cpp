// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/compute/check_rules.h"

#include "model/compute/training.h"
#include "model/records/words.h"
#include "words/check.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace model {

namespace {

using Headcount = std::vector<const HeadcountRecord*>;

Estimate peopleOf(const HeadcountRecord& claim)
{
    return withEnds(claim.people, halvesOf(claim.people, claim.peopleLow, claim.peopleHigh));
}

Estimate flopOf(const TrainingRun& run)
{
    return { run.flop.value_or(0), {}, {} };
}

void checkOnePopulation(CheckContext& context, Headcount& claims)
{
    checkClaimsAgree(context, claims, peopleOf, [](const HeadcountRecord& a, const HeadcountRecord& b) {
        const auto population = std::string(word(a.population));
        Finding finding;
        finding.sentence = say::check::claimsDifferPeople;
        finding.organization = a.organization;
        finding.subject = fmt::format("{}, {}", population, quarterText(a.quarter));
        finding.facts = { { "quarter", a.quarter }, { "population", population }, { "a", peopleOf(a) }, { "b", peopleOf(b) } };
        return finding;
    });
}

void checkResearchers(CheckContext& context, const HeadcountRecord& researchers, const HeadcountRecord& employees)
{
    if (researchers.people <= employees.people)
        return;
    Finding finding;
    finding.check = Check::ResearchersAboveEmployees;
    finding.sentence = sentenceOf(finding.check);
    finding.organization = researchers.organization;
    finding.subject = quarterText(researchers.quarter);
    finding.facts = { { "quarter", researchers.quarter }, { "researchers", peopleOf(researchers) }, { "employees", peopleOf(employees) } };
    finding.records = { refTo(researchers), refTo(employees) };
    context.findings.push_back(std::move(finding));
}

void checkOneModel(CheckContext& context, std::vector<const TrainingRun*>& runs)
{
    checkClaimsAgree(context, runs, flopOf, [](const TrainingRun& a, const TrainingRun& b) {
        Finding finding;
        finding.sentence = say::check::claimsDifferRun;
        finding.organization = a.organization;
        finding.subject = a.name;
        finding.facts = { { "run", a.name }, { "a", *a.flop }, { "b", *b.flop } };
        return finding;
    });
}

}

void checkHeadcounts(CheckContext& context)
{
    const auto& ledger = context.ledger;
    std::map<std::pair<OrganizationIndex, Quarter>, std::array<Headcount, 3>> claims; // by population
    ledger.dataset().headcounts().forEach([&](const HeadcountRecord& record) {
        const auto organization = ledger.organizationIndex(record.organization);
        if (organization != none && ledger.takes(record.source))
            claims[{ organization, record.quarter }][static_cast<std::size_t>(record.population)].push_back(&record);
    });
    for (auto& [key, populations] : claims) {
        for (auto& population : populations)
            checkOnePopulation(context, population);
        const auto& researchers = populations[static_cast<std::size_t>(Population::Researchers)];
        const auto& employees = populations[static_cast<std::size_t>(Population::Employees)];
        if (!researchers.empty() && !employees.empty())
            checkResearchers(context, *researchers.front(), *employees.front());
    }
}

void checkTrainingRuns(CheckContext& context)
{
    const auto& ledger = context.ledger;
    std::map<std::pair<std::string_view, std::int64_t>, std::vector<const TrainingRun*>> stated;
    ledger.dataset().trainingRuns().forEach([&](const TrainingRun& run) {
        if (ledger.takes(run.source) && run.flop && *run.flop > 0)
            stated[{ run.name, run.organization ? run.organization->value : 0 }].push_back(&run);
    });
    for (auto& [key, runs] : stated)
        checkOneModel(context, runs);
    for (const auto& model : trainedModels(ledger).models) {
        const auto factor = model.factorApart();
        if (!factor || *factor <= flopFactorApart)
            continue;
        Finding finding;
        finding.check = Check::FlopApart;
        finding.sentence = sentenceOf(finding.check);
        finding.organization = model.statedBy->organization;
        finding.chip = model.computedOf->chip;
        finding.subject = model.statedBy->name;
        finding.facts = { { "run", model.statedBy->name }, { "stated", model.statedFlop }, { "computed", model.computedFlop },
            { "factor", *factor } };
        finding.records = { refTo(*model.statedBy) };
        if (model.computedOf != model.statedBy)
            finding.records.push_back(refTo(*model.computedOf));
        finding.records.push_back({ RecordKind::Chip, model.computedOf->chip->value });
        context.findings.push_back(std::move(finding));
    }
}

}
