// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/compute/uncertainty.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace model {

namespace {

std::optional<double> times(const std::optional<double>& half, double factor)
{
    return half ? std::optional(*half * std::abs(factor)) : std::nullopt;
}

}

bool areSame(double a, double b)
{
    return std::abs(a - b) <= 1e-12 * std::max(std::abs(a), std::abs(b));
}

HalfWidths halvesOf(double best, const std::optional<double>& low, const std::optional<double>& high)
{
    return { low ? std::optional(best - *low) : std::nullopt, high ? std::optional(*high - best) : std::nullopt };
}

HalfWidths scaled(const HalfWidths& halves, double factor)
{
    return { times(halves.down, factor), times(halves.up, factor) };
}

HalfWidths interpolated(const HalfWidths& a, const HalfWidths& b, double share)
{
    const auto between = [share](const std::optional<double>& from, const std::optional<double>& to) {
        return from || to ? std::optional(from.value_or(0) * (1 - share) + to.value_or(0) * share) : std::nullopt;
    };
    return { between(a.down, b.down), between(a.up, b.up) };
}

HalfWidths productOf(double number, const HalfWidths& halves, double share, const HalfWidths& shareHalves)
{
    const auto side = [&](const std::optional<double>& half, const std::optional<double>& shareHalf) {
        return half || shareHalf ? std::optional(std::hypot(share * half.value_or(0), number * shareHalf.value_or(0))) : std::nullopt;
    };
    return { side(halves.down, shareHalves.down), side(halves.up, shareHalves.up) };
}

void IntervalSum::Side::add(const Side& other)
{
    sum += other.sum;
    squares += other.squares;
    isKnown = isKnown || other.isKnown;
}

IntervalSum::Entry& IntervalSum::entry(SourceIndex source)
{
    constexpr std::size_t few = 8;
    if (m_last < m_entries.size() && m_entries[m_last].source == source)
        return m_entries[m_last];
    if (m_entries.size() <= few) {
        m_last = static_cast<std::size_t>(std::ranges::find(m_entries, source, &Entry::source) - m_entries.begin());
    } else {
        for (std::size_t i = m_places.empty() ? 0 : m_entries.size(); i < m_entries.size(); ++i) {
            m_places.resize(std::max(m_places.size(), m_entries[i].source.value + 1), none);
            m_places[m_entries[i].source] = i;
        }
        m_last = source.value < m_places.size() && m_places[source] != none ? m_places[source] : m_entries.size();
    }
    if (m_last == m_entries.size()) {
        m_entries.push_back({ source, {}, {} });
        if (!m_places.empty()) {
            m_places.resize(std::max(m_places.size(), source.value + 1), none);
            m_places[source] = m_last;
        }
    }
    return m_entries[m_last];
}

void IntervalSum::add(SourceIndex source, const HalfWidths& halves, double coefficient)
{
    if (!halves.areKnown())
        return;
    const double down = coefficient * halves.down.value_or(0);
    const double up = coefficient * halves.up.value_or(0);
    const bool isTurned = coefficient < 0; // what is high takes the value down
    auto& sums = entry(source);
    sums.down.sum += down;
    sums.up.sum += up;
    sums.down.squares += isTurned ? up * up : down * down;
    sums.up.squares += isTurned ? down * down : up * up;
    sums.down.isKnown = sums.down.isKnown || (isTurned ? halves.up : halves.down);
    sums.up.isKnown = sums.up.isKnown || (isTurned ? halves.down : halves.up);
}

void IntervalSum::add(const IntervalSum& other)
{
    for (const auto& sums : other.m_entries) {
        auto& own = entry(sums.source);
        own.down.add(sums.down);
        own.up.add(sums.up);
    }
}

HalfWidths IntervalSum::result(double rho) const
{
    double down = 0, up = 0;
    bool isDownKnown = false, isUpKnown = false;
    for (const auto& entry : m_entries) {
        const double together = std::max({ 0.0, entry.down.sum, -entry.up.sum });
        const double togetherUp = std::max({ 0.0, entry.up.sum, -entry.down.sum });
        down += rho * together * together + (1 - rho) * entry.down.squares;
        up += rho * togetherUp * togetherUp + (1 - rho) * entry.up.squares;
        isDownKnown = isDownKnown || entry.down.isKnown;
        isUpKnown = isUpKnown || entry.up.isKnown;
    }
    return { isDownKnown ? std::optional(std::sqrt(down)) : std::nullopt, isUpKnown ? std::optional(std::sqrt(up)) : std::nullopt };
}

void SignedSum::add(const Term& term)
{
    m_widths.add(term.source, term.halves, term.coefficient);
}

void SignedSum::addShared(const Term& term)
{
    if (term.halves.areKnown())
        m_shared.push_back(term);
}

void SignedSum::add(const SignedSum& other)
{
    m_widths.add(other.m_widths);
    m_shared.insert(m_shared.end(), other.m_shared.begin(), other.m_shared.end());
}

HalfWidths SignedSum::result(double rho) const
{
    if (m_shared.empty())
        return m_widths.result(rho);
    auto widths = m_widths;
    for (const auto& term : addedUp(m_shared))
        widths.add(term.source, term.halves, term.coefficient);
    return widths.result(rho);
}

std::vector<Term> addedUp(std::vector<Term> terms)
{
    const auto place = [](const Term& term) { return std::tuple(term.position, term.quarter, term.isOfSold); };
    std::ranges::stable_sort(terms, {}, place);
    std::vector<Term> sums;
    for (auto& term : terms) {
        if (!sums.empty() && place(sums.back()) == place(term))
            sums.back().coefficient += term.coefficient;
        else
            sums.push_back(std::move(term));
    }
    return sums;
}

Estimate withEnds(double best, const HalfWidths& halves)
{
    Estimate value { best, {}, {} };
    if (best < 0)
        return value;
    if (halves.down)
        value.low = std::max(0.0, best - *halves.down);
    if (halves.up)
        value.high = best + *halves.up;
    return value;
}

Estimate ratio(double best, const HalfWidths& halves, double people, const HalfWidths& peopleHalves)
{
    // ln(U/U_low) and so on; an unknown half-width contributes 0.
    const auto below
        = [](double value, const std::optional<double>& half) { return half ? std::log(value / std::max(0.0, value - *half)) : 0.0; };
    const auto above = [](double value, const std::optional<double>& half) { return half ? std::log((value + *half) / value) : 0.0; };
    const double value = best / people;
    const double up = std::hypot(above(best, halves.up), below(people, peopleHalves.down));
    const double down = std::hypot(below(best, halves.down), above(people, peopleHalves.up));
    Estimate estimate { value, value * std::exp(-down), std::nullopt };
    if (std::isfinite(up))
        estimate.high = value * std::exp(up);
    return estimate;
}

}
