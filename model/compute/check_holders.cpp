// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/compute/check_rules.h"

#include "model/compute/holding.h"
#include "model/compute/people.h"
#include "model/compute/select.h"
#include "words/check.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace model {

namespace {

constexpr int oldQuarters = 8;
constexpr double rounding = 1e-9; // of the larger amount

/// Quarters in a row in which others take more of an account than there is; told at the one where it is most.
struct Overdrawn {
    std::size_t key = 0;
    Quarter first;
    Quarter worst;
    Quarter last;
    Account account;
    double excess = 0;
};

/// Follows one account after the other from quarter to quarter.
class Overdrafts {
public:
    void look(std::size_t key, Quarter quarter, const Account& account)
    {
        const double excess = account.owned ? account.others - *account.owned : 0;
        if (excess <= rounding * std::max(account.others, 1.0))
            return;
        auto& place = m_latest.try_emplace(key, none).first->second;
        if (place == none || m_all[place].last != quarter - 1) {
            place = m_all.size();
            m_all.push_back({ key, quarter, quarter, quarter, account, excess });
            return;
        }
        auto& overdrawn = m_all[place];
        overdrawn.last = quarter;
        if (excess > overdrawn.excess) {
            overdrawn.worst = quarter;
            overdrawn.account = account;
            overdrawn.excess = excess;
        }
    }

    const std::vector<Overdrawn>& all() const { return m_all; }

private:
    std::vector<Overdrawn> m_all;
    std::map<std::size_t, std::size_t> m_latest;
};

void addClaims(CheckContext& context, std::vector<RecordRef>& records, const std::vector<PositionIndex>& positions, Quarter quarter)
{
    for (const auto i : positions) {
        const auto& position = context.ledger.positions()[i];
        const auto stock = context.ledger.stock(position, quarter);
        if (!stock || stock->units == 0)
            continue;
        for (const auto* claim : context.ledger.claimsBehind(position, quarter))
            records.push_back(refTo(*claim));
    }
}

Finding overdrawnFinding(
    CheckContext& context, Check check, OrganizationIndex organization, const Overdrawn& overdrawn, const std::string& thing)
{
    Finding finding;
    finding.check = check;
    finding.sentence = sentenceOf(check);
    finding.organization = context.ledger.organization(organization).id;
    finding.subject = fmt::format("{}, {} to {}", thing, quarterText(overdrawn.first), quarterText(overdrawn.last));
    finding.facts = { { "quarter", overdrawn.worst }, { "owned", Estimate { *overdrawn.account.owned, {}, {} } },
        { "others", Estimate { overdrawn.account.others, {}, {} } } };
    addClaims(context, finding.records, overdrawn.account.ownedPositions, overdrawn.worst);
    addClaims(context, finding.records, overdrawn.account.otherPositions, overdrawn.worst);
    return finding;
}

}

void checkHolders(CheckContext& context)
{
    const auto& ledger = context.ledger;
    if (!ledger.firstQuarter())
        return;
    const auto h100e = h100Equivalents(ledger.dataset(), Basis::Bf16);
    const CountedStocks sold(ledger, SourceState::Sold);
    Holdings holdings(sold, h100e, ByOrganization<char>(ledger.dataset().organizations().size(), true));
    Overdrafts let;       // by provider
    Overdrafts contained; // by place among the aggregates and kinds
    for (auto quarter = *ledger.firstQuarter(); quarter <= *ledger.lastQuarter(); quarter = quarter + 1) {
        context.progress.update(
            static_cast<double>(quarter - *ledger.firstQuarter()) / (*ledger.lastQuarter() - *ledger.firstQuarter() + 1));
        const auto stocks = stocksAt(ledger, quarter);
        for (const auto& [provider, account] : holdings.lettingAccounts(quarter, stocks))
            let.look(provider.value, quarter, account);
        const auto containments = holdings.containments(quarter, stocks);
        for (std::size_t i = 0; i < containments.size(); ++i)
            contained.look(i, quarter, containments[i]);
    }
    for (const auto& overdrawn : let.all())
        context.findings.push_back(overdrawnFinding(context, Check::MoreLetThanOwned, OrganizationIndex(overdrawn.key), overdrawn, "let"));
    for (const auto& overdrawn : contained.all()) {
        const auto& position = ledger.positions()[overdrawn.account.ownedPositions.front()];
        const auto kind = std::string(word(ledger.chip(position.chip).kind));
        auto finding = overdrawnFinding(context, Check::ContainedAboveAggregate, position.organization, overdrawn, kind);
        finding.facts.push_back({ "kind", kind });
        context.findings.push_back(std::move(finding));
    }
}

namespace {

/// What of positions is held at a quarter, in H100e.
double amountOf(const Ledger& ledger, const ChipValues& h100e, const std::vector<PositionIndex>& positions, Quarter quarter)
{
    double sum = 0;
    for (const auto i : positions) {
        const auto& position = ledger.positions()[i];
        const auto& weight = h100e[position.chip];
        if (const auto stock = weight ? ledger.stock(position, quarter) : std::nullopt)
            sum += stock->units * *weight;
    }
    return sum;
}

bool holdsAny(const Ledger& ledger, const std::vector<PositionIndex>& positions, Quarter quarter)
{
    return std::ranges::any_of(positions, [&](PositionIndex i) {
        const auto stock = ledger.stock(ledger.positions()[i], quarter);
        return stock && stock->units > 0;
    });
}

Finding lessorFinding(CheckContext& context, Check check, OrganizationIndex organization)
{
    Finding finding;
    finding.check = check;
    finding.sentence = sentenceOf(check);
    finding.organization = context.ledger.organization(organization).id;
    finding.subject = quarterText(context.at);
    finding.facts = { { "quarter", context.at } };
    return finding;
}

}

void checkLessors(CheckContext& context)
{
    constexpr double grown = 1.1;
    const auto& ledger = context.ledger;
    const auto h100e = h100Equivalents(ledger.dataset(), Basis::Bf16);
    const CountedStocks sold(ledger, SourceState::Sold);
    const Holdings holdings(sold, h100e, {});
    const auto lettings = holdings.lettings(context.at, stocksAt(ledger, context.at));
    std::map<OrganizationIndex, std::vector<PositionIndex>> rented; // by who lets and rents
    for (const auto i : ledger.positions().indices()) {
        const auto& position = ledger.positions()[i];
        if (position.access == Access::Rented && !holdings.isInternal(i) && holdings.lessorOf(position.organization) != none)
            rented[position.organization].push_back(i);
    }
    for (std::size_t i = 0; i < lettings.size(); ++i) {
        const auto& lessor = holdings.lessors()[i];
        const auto& covered = lettings[i];
        const double let = amountOf(ledger, h100e, lessor.let, context.at);
        if (covered.quarter < context.at && covered.owned > 0 && let > grown * std::max(0.0, covered.others)) {
            auto finding = lessorFinding(context, Check::OwnerBehind, lessor.organization);
            finding.facts.insert(finding.facts.end(),
                { { "covered", covered.quarter }, { "then", Estimate { covered.others, {}, {} } }, { "now", Estimate { let, {}, {} } } });
            addClaims(context, finding.records, lessor.owned, covered.quarter);
            addClaims(context, finding.records, lessor.let, context.at);
            context.findings.push_back(std::move(finding));
        }
        const auto& own = rented[lessor.organization];
        if (holdsAny(ledger, own, context.at) && holdsAny(ledger, lessor.let, context.at)) {
            auto finding = lessorFinding(context, Check::RentsAndLets, lessor.organization);
            const double rents = amountOf(ledger, h100e, own, context.at);
            if (rents <= 0 || let <= 0)
                finding.sentence = say::check::rentsAndLetsUnweighed; // none of the chips of one side has the figure
            finding.facts.insert(finding.facts.end(), { { "rented", Estimate { rents, {}, {} } }, { "let", Estimate { let, {}, {} } } });
            addClaims(context, finding.records, own, context.at);
            addClaims(context, finding.records, lessor.let, context.at);
            context.findings.push_back(std::move(finding));
        }
    }
}

void checkOldSources(CheckContext& context)
{
    const auto& ledger = context.ledger;
    using Key = std::pair<OrganizationIndex, SourceIndex>;
    std::map<Key, Quarter> last;
    const auto speak = [&](OrganizationId organization, SourceId source, Quarter quarter) {
        auto& spoken = last.try_emplace({ ledger.organizationIndex(organization), ledger.sourceIndex(source) }, quarter).first->second;
        spoken = std::max(spoken, quarter);
    };
    struct Use {
        OrganizationIndex organization;
        SourceIndex source;
        RecordRef record;
    };
    std::vector<Use> uses;
    for (const auto& position : ledger.positions()) {
        const auto stock = ledger.stock(position, context.at);
        if (!stock || stock->units == 0 || stock->source == none)
            continue;
        const auto claims = ledger.claimsBehind(position, context.at);
        const auto own = std::ranges::find_if(
            claims.rbegin(), claims.rend(), [&](const InventoryRecord* claim) { return claim->quarter <= context.at; });
        if (own != claims.rend() && context.at - (*own)->quarter > oldQuarters)
            uses.push_back({ position.organization, stock->source, refTo(**own) });
    }
    for (const auto population : { Population::Researchers, Population::Employees, Population::Customers }) {
        const Headcounts headcounts(ledger, population);
        for (const auto i : Indices<Organization> { ledger.dataset().organizations().size() }) {
            const auto people = headcounts.at(i, context.at);
            if (people && context.at - people->from->quarter > oldQuarters)
                uses.push_back({ i, ledger.sourceIndex(people->from->source), refTo(*people->from) });
        }
    }
    if (uses.empty())
        return;

    ledger.dataset().inventory().forEach([&](const InventoryRecord& record) {
        if (context.takes(record))
            speak(record.organization, record.source, record.quarter);
    });
    ledger.dataset().headcounts().forEach([&](const HeadcountRecord& record) {
        if (ledger.takes(record.source))
            speak(record.organization, record.source, record.quarter);
    });
    std::map<Key, std::vector<RecordRef>> records;
    for (const auto& use : uses) {
        if (context.at - last.at({ use.organization, use.source }) > oldQuarters)
            records[{ use.organization, use.source }].push_back(use.record);
    }
    for (auto& [key, refs] : records) {
        const auto spoken = last.at(key);
        Finding finding;
        finding.check = Check::OldSource;
        finding.sentence = say::check::oldSource;
        finding.organization = ledger.organization(key.first).id;
        finding.subject = ledger.source(key.second).key;
        finding.facts = { { "source", ledger.source(key.second).key }, { "quarter", spoken }, { "at", context.at },
            { "age", static_cast<std::size_t>(context.at - spoken) } };
        finding.records = std::move(refs);
        context.findings.push_back(std::move(finding));
    }
}

}
