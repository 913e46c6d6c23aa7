// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"

#include "model/compute/metric.h"
#include "tests/support/dataset_text.h"

using namespace model;

namespace {

constexpr std::string_view chips = R"(
    chip: H100 SXM | GPU | bf16=1000 int8=2000 memory=80 bandwidth=3000 tdp=700 price=25000
    chip: TPU v5p | TPU | bf16=500 int8=500 memory=95 bandwidth=2700 tdp=540 price=6400
    chip: Secret | ASIC | memory=8)";

}

TEST_CASE("An H100-equivalent weighs a chip against the document's H100 SXM by the chosen basis")
{
    const auto dataset = datasetOf(chips);

    REQUIRE(*h100Equivalents(dataset, Basis::Bf16)[ChipIndex(1)] == Approx(0.5));
    REQUIRE(*h100Equivalents(dataset, Basis::Int8)[ChipIndex(1)] == Approx(0.25));
    REQUIRE(*h100Equivalents(dataset, Basis::Bandwidth)[ChipIndex(1)] == Approx(0.9));
    REQUIRE(*h100Equivalents(dataset, Basis::Memory)[ChipIndex(1)] == Approx(1.1875));
    REQUIRE(*h100Equivalents(dataset, Basis::Price)[ChipIndex(1)] == Approx(0.256));
    REQUIRE_FALSE(h100Equivalents(dataset, Basis::Bf16)[ChipIndex(2)]);
}

TEST_CASE("By 4 bits a chip without such a peak counts with its 8-bit one, the reference too")
{
    const auto dataset = datasetOf(R"(
        chip: H100 SXM | GPU | bf16=1000 int8=2000
        chip: B200 | GPU | int8=5000 fp4=10000
        chip: Old | GPU | int8=500
        chip: Bare | GPU | bf16=700)");

    const auto weights = h100Equivalents(dataset, Basis::Fp4);
    REQUIRE(*weights[ChipIndex(0)] == Approx(1));
    REQUIRE(*weights[ChipIndex(1)] == Approx(5)); // 10,000 over 2,000
    REQUIRE(*weights[ChipIndex(2)] == Approx(0.25));
    REQUIRE_FALSE(weights[ChipIndex(3)]);

    const auto own = datasetOf("chip: H100 SXM | GPU | int8=2000 fp4=4000\nchip: B200 | GPU | int8=5000 fp4=10000");
    REQUIRE(*h100Equivalents(own, Basis::Fp4)[ChipIndex(1)] == Approx(2.5));
    REQUIRE(*h100Equivalents(datasetOf("chip: B200 | GPU | fp4=19790"), Basis::Fp4)[ChipIndex(0)] == Approx(10)); // 1,979 TOPS
}

TEST_CASE("Without an H100 SXM its data sheet is the reference")
{
    const auto dataset = datasetOf("chip: X | GPU | bf16=1978.8 int8=3958 memory=160 bandwidth=6700 price=50000");

    for (const auto basis : { Basis::Bf16, Basis::Int8, Basis::Fp4, Basis::Bandwidth, Basis::Memory, Basis::Price })
        REQUIRE(*h100Equivalents(dataset, basis)[ChipIndex(0)] == Approx(2));
}

TEST_CASE("Units are FLOP/s, GB, W and USD of a chip")
{
    const Books books(chips);
    const auto value = [&](Unit unit) { return *chipValues(books.ledger, unit, Basis::Bf16, 0.4)[ChipIndex(1)]; };

    REQUIRE(value(Unit::Chips) == 1);
    REQUIRE(value(Unit::Flops) == Approx(500e12));
    REQUIRE(value(Unit::Memory) == 95);
    REQUIRE(value(Unit::Power) == 540);
    REQUIRE(value(Unit::Cost) == 6400);
}

TEST_CASE("A GPT-4 is 100 days at the given MFU over the run of that name")
{
    const Books books(std::string(chips) + "\nrun: GPT-4 | 2023Q1 | flop=1e25 | s");
    const Books without(chips);

    // 1e15 FLOP/s * 0.5 * 8.64e6 s = 4.32e21 FLOP
    REQUIRE(*chipValues(books.ledger, Unit::Gpt4s, Basis::Bf16, 0.5)[ChipIndex(0)] == Approx(4.32e-4));
    REQUIRE(*chipValues(without.ledger, Unit::Gpt4s, Basis::Bf16, 0.5)[ChipIndex(0)] == Approx(4.32e21 / 2.1e25));
}

TEST_CASE("The GPT-4 that counts is of the best evidence the view takes")
{
    const std::string_view text = R"(
        source: rumour | estimate | 2025
        source: paper | paper | 2023
        run: GPT-4 | 2023Q1 | flop=9e25 | rumour
        run: GPT-4 | 2023Q1 | flop=2e25 | paper)";
    ClaimOptions preferred;
    preferred.prefer = { "rumour" };

    REQUIRE(gpt4Flop(Books(text).ledger) == 2e25);
    REQUIRE(gpt4Flop(Books(text, preferred).ledger) == 9e25);
}
