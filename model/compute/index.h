// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/records/ids.h"

#include <compare>
#include <cstddef>
#include <functional>
#include <vector>

namespace model {

/// Nowhere in a list.
struct None {
    constexpr operator std::size_t() const { return static_cast<std::size_t>(-1); }
};
inline constexpr None none;

/// Where something stands in the list of all of its kind: a record in its table, a position in its ledger. What the computations use in
/// place of ids; distinct types, so that a chip cannot be taken for an organization.
template <class Listed> struct Index {
    std::size_t value = none;

    constexpr Index() = default;
    constexpr Index(None) { }
    constexpr explicit Index(std::size_t place)
        : value(place)
    {
    }
    auto operator<=>(const Index&) const = default;
};

struct Position;

using OrganizationIndex = Index<Organization>;
using ChipIndex = Index<Chip>;
using SourceIndex = Index<Source>;
using PositionIndex = Index<Position>;

/// The first `count` indices, one after the other.
template <class Listed> struct Indices {
    struct Iterator {
        std::size_t value;

        Index<Listed> operator*() const { return Index<Listed>(value); }
        Iterator& operator++()
        {
            ++value;
            return *this;
        }
        bool operator==(const Iterator&) const = default;
    };

    std::size_t count;

    Iterator begin() const { return { 0 }; }
    Iterator end() const { return { count }; }
};

/// A value for each of a list.
template <class Listed, class Value> class ByIndex : public std::vector<Value> {
public:
    using std::vector<Value>::vector;

    Value& operator[](Index<Listed> index) { return std::vector<Value>::operator[](index.value); }
    const Value& operator[](Index<Listed> index) const { return std::vector<Value>::operator[](index.value); }
    Indices<Listed> indices() const { return { this->size() }; }
};

template <class Value> using ByOrganization = ByIndex<Organization, Value>;
template <class Value> using ByChip = ByIndex<Chip, Value>;
template <class Value> using BySource = ByIndex<Source, Value>;
template <class Value> using ByPosition = ByIndex<Position, Value>;

}

template <class Listed> struct std::hash<model::Index<Listed>> {
    std::size_t operator()(model::Index<Listed> index) const noexcept { return index.value; }
};
