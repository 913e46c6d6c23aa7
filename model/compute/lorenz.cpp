// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/compute/lorenz.h"

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

Lorenz lorenz(const Ledger& ledger, const ViewState& view, const ResolvedView& resolved)
{
    auto everybody = view;
    everybody.top = std::numeric_limits<int>::max();
    auto perHead = resolved;
    perHead.scale = Scale::Linear; // who has none takes part
    auto ranking = rankOrganizations(ledger, everybody, perHead);

    ByOrganization<char> isDrawn(ledger.dataset().organizations().size());
    for (const auto& ranked : ranking.drawn)
        isDrawn[ranked.organization] = true;
    std::vector<LorenzPart> parts;
    Lorenz lorenz;
    lorenz.leftOut = std::move(ranking.leftOut);
    for (const auto& ranked : ranking.drawn) {
        const auto wholes = ancestors(ledger, ranked.organization);
        if (std::ranges::any_of(
                wholes, [&](OrganizationIndex whole) { return isDrawn[whole] && !isAggregate(ledger.organization(whole)); })) {
            lorenz.within.push_back(ranked.organization);
            continue;
        }
        LorenzPart part { ranked.organization, 0, ranked.people->count, ranked.mark };
        for (const auto& held : ranked.held.parts) {
            const auto provider = ledger.positions()[held.position].provider;
            if (provider == none || !isPartOf(ledger, ranked.organization, provider))
                part.amount += held.value;
        }
        parts.push_back(part);
    }
    std::ranges::sort(lorenz.within, {}, [&](OrganizationIndex index) -> const std::string& { return ledger.organization(index).name; });
    lorenz.curve = lorenzCurve(std::move(parts));
    return lorenz;
}

}
