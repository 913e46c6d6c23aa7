// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/compute/ledger.h"
#include "model/records/dataset.h"

#include <memory>
#include <string_view>

/// A dataset from a few lines of text, one record a line, columns separated by `|`:
///
///     org: Other | aggregate | US | part_of
///     chip: H100 SXM | GPU | bf16=989.4 int8=1979 fp4=3958 memory=80 bandwidth=3350 tdp=700 price=25000 | NVIDIA | 2022Q3 (introduced)
///     source: s | dataset | 2024-05 | sold | replaces a;b
///     inventory: A | H100 SXM | 2023Q1 | installed 100 80..120 | rented P | planned | s
///     people: A | 2023Q1 | researchers 50 40..60 | s
///     run: GPT-4 | 2023Q1 | flop=2e25 chips=25000 days=95 mfu=0.34 | s | OpenAI | A100
///     share: A | 2023Q1 | 0.7 0.5..0.8 | s
///     event: 2023-03-14 | GPT-4 | OpenAI | | s
///     view: start | at=2025Q4 | caption
///     waiver: claims-differ | OpenAI | H100 SXM | notes
///     recipe: epoch | {} | notes
///
/// Interval, access (owned), status (actual) and source (`s`, a dataset) may be missing; organizations (labs) and chips
/// (989.4 TFLOP/s) that no line describes are made when they are first named.
model::Dataset datasetOf(std::string_view text);

/// A dataset with its claims, kept together.
struct Books {
    explicit Books(std::string_view text, model::ClaimOptions options = {});

    const model::Position& position(std::string_view organization, std::string_view chip, std::string_view provider = {}) const;
    std::optional<model::Stock> stock(std::string_view organization, std::string_view quarter) const; ///< of its first position
    std::optional<model::Flow> flow(std::string_view organization, std::string_view quarter) const;

    model::Dataset dataset;
    model::InventoryOrder order;
    model::Ledger ledger;
};

/// The bundled sample, read from resources/sample.
const model::Dataset& sample();
