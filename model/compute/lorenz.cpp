// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/compute/lorenz.h"

#include "model/compute/draws.h"
#include "model/compute/select.h"

#include <algorithm>
#include <limits>

namespace model {

namespace {

constexpr double tenth = 0.1;

double amountOf(const LorenzPart& part)
{
    return std::max(0.0, part.amount);
}

/// The height of the curve at a share of people.
double heightAt(const std::vector<LorenzPoint>& points, double people)
{
    const auto right = std::ranges::lower_bound(points, people, {}, &LorenzPoint::people);
    if (right == points.begin())
        return right->amount;
    if (right == points.end())
        return points.back().amount;
    const auto left = right - 1;
    return left->amount + (right->amount - left->amount) * (people - left->people) / (right->people - left->people);
}

/// What an organization has without what it rents within its own company, which counts there.
LorenzPart partOf(const Ledger& ledger, const ViewState& view, const RankedOrganization& ranked)
{
    LorenzPart part { ranked.organization, 0, ranked.people->count, ranked.mark, {}, ranked.people->halves };
    IntervalSum widths;
    for (const auto& held : ranked.held.parts) {
        const auto provider = ledger.positions()[held.position].provider;
        if (provider != none && isPartOf(ledger, ranked.organization, provider))
            continue;
        part.amount += held.value;
        addTo(widths, std::span(&held, 1));
    }
    addTo(widths, ranked.held.others);
    part.amountHalves = widths.result(view.rho);
    return part;
}

}

LorenzCurve lorenzCurve(std::vector<LorenzPart> parts)
{
    std::erase_if(parts, [](const LorenzPart& part) { return !(part.people > 0); });
    double people = 0, amount = 0;
    for (const auto& part : parts) {
        people += part.people;
        amount += amountOf(part);
    }
    LorenzCurve curve;
    if (!(amount > 0))
        return curve;
    std::ranges::stable_sort(parts, {}, [](const LorenzPart& part) { return amountOf(part) / part.people; });

    curve.points.push_back({});
    double peopleSoFar = 0, amountSoFar = 0, underneath = 0; // twice the area
    for (const auto& part : parts) {
        const auto before = curve.points.back();
        peopleSoFar += part.people;
        amountSoFar += amountOf(part);
        curve.points.push_back({ peopleSoFar / people, amountSoFar / amount });
        const auto& here = curve.points.back();
        underneath += (here.people - before.people) * (here.amount + before.amount);
    }
    curve.points.back() = { 1, 1 };
    curve.gini = std::clamp(1 - underneath, 0.0, 1.0);
    curve.richestTenth = 1 - heightAt(curve.points, 1 - tenth);
    curve.parts = std::move(parts);
    return curve;
}

Inequality inequalityOf(const Ledger& ledger, const LorenzCurve& curve)
{
    std::vector<DrawnHolder> holders;
    for (const auto& part : curve.parts)
        holders.push_back({ ledger.organization(part.organization).name, withEnds(part.amount, part.amountHalves),
            withEnds(part.people, part.peopleHalves) });
    double draws = 0;
    const auto measure = [&](std::span<const double> amounts, std::span<const double> people, std::span<double> numbers) {
        ledger.progress().update(draws++ / static_cast<double>(drawsOf(amounts.size())));
        std::vector<LorenzPart> parts(amounts.size());
        for (std::size_t i = 0; i < parts.size(); ++i) {
            parts[i].amount = amounts[i];
            parts[i].people = people[i];
        }
        const auto drawn = lorenzCurve(std::move(parts));
        numbers[0] = drawn.gini;
        numbers[1] = drawn.richestTenth;
    };
    const auto intervals = drawnIntervals(std::move(holders), { curve.gini, curve.richestTenth }, measure);
    return { intervals[0], intervals[1] };
}

Lorenz lorenz(const Ledger& ledger, const ViewState& view, const ResolvedView& resolved)
{
    auto everybody = view;
    everybody.top = std::numeric_limits<int>::max();
    auto perHead = resolved;
    perHead.scale = Scale::Log; // who has none takes no part
    auto ranking = rankOrganizations(ledger, everybody, perHead);

    ByOrganization<char> isDrawn(ledger.dataset().organizations().size());
    std::vector<LorenzPart> all, parts;
    for (const auto& ranked : ranking.drawn) {
        all.push_back(partOf(ledger, view, ranked));
        isDrawn[ranked.organization] = all.back().amount > 0;
    }
    Lorenz lorenz;
    lorenz.leftOut = std::move(ranking.leftOut);
    for (auto& part : all) {
        const auto wholes = ancestors(ledger, part.organization);
        const auto isWhole = [&](OrganizationIndex whole) { return isDrawn[whole] && !isAggregate(ledger.organization(whole)); };
        if (std::ranges::any_of(wholes, isWhole))
            lorenz.within.push_back(part.organization);
        else if (part.amount > 0)
            parts.push_back(std::move(part));
        else
            lorenz.leftOut.push_back({ part.organization, Reason::Zero });
    }
    const auto nameOf = [&](OrganizationIndex index) -> const std::string& { return ledger.organization(index).name; };
    std::ranges::sort(lorenz.within, {}, nameOf);
    std::ranges::sort(lorenz.leftOut, {}, [&](const LeftOut& left) -> const std::string& { return nameOf(left.organization); });
    lorenz.curve = lorenzCurve(std::move(parts));
    return lorenz;
}

}
