// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"

#include "model/compute/speed_limits.h"
#include "model/compute/training.h"
#include "tests/support/dataset_text.h"

using namespace model;

namespace {

Chip h100()
{
    Chip chip;
    chip.bf16Tflops = 989.4;
    chip.memoryGb = 80;
    chip.memoryBandwidthGbs = 3350;
    return chip;
}

}

TEST_CASE("A training run's FLOP is chips times peak times MFU times seconds")
{
    const Books books(R"(
        chip: A100 | GPU | bf16=312
        run: GPT-4 | 2022Q3 | flop=2.1e25 chips=25000 days=95 mfu=0.34 | s | OpenAI | A100)");
    const auto training = trainedModels(books.ledger);

    // 25000 * 312e12 * 0.34 * 95 * 86400 = 2.176762e25
    REQUIRE(training.models.size() == 1);
    REQUIRE(training.models[0].computedFlop == Approx(2.176762e25).epsilon(1e-6));
    REQUIRE(training.models[0].flop() == 2.1e25); // what is stated is drawn
    REQUIRE(*training.models[0].factorApart() == Approx(2.176762 / 2.1).epsilon(1e-5));
}

TEST_CASE("A run that lacks one of its figures is computed from none of them")
{
    const Books books(R"(
        chip: Secret | ASIC | memory=8
        run: No days | 2023Q1 | chips=100 mfu=0.4 | s | A | H100
        run: No chip | 2023Q1 | chips=100 mfu=0.4 days=10 | s | A
        run: Secret chip | 2023Q1 | chips=100 mfu=0.4 days=10 | s | A | Secret
        run: Nothing | 2023Q1 | chips=0 mfu=0.4 days=10 flop=0 | s | A | H100
        run: All | 2023Q1 | chips=100 mfu=0.4 days=10 | s | A | H100)");
    const auto training = trainedModels(books.ledger);

    REQUIRE(training.unknown.size() == 4);
    REQUIRE(training.models.size() == 1);
    REQUIRE(training.models[0].statedBy == nullptr);
    REQUIRE_FALSE(training.models[0].factorApart());
    REQUIRE(training.models[0].flop() == Approx(100 * 989.4e12 * 0.4 * 10 * 86400));
}

TEST_CASE("Of several claims on one model the better evidence is stated, and what others tell of its chips is computed")
{
    const Books books(R"(
        source: press | press | 2025
        source: paper | paper | 2023
        run: M | 2023Q1 | flop=1e24 | paper | A
        run: M | 2023Q1 | flop=9e24 | press | A
        run: M | 2023Q1 | chips=1000 days=30 mfu=0.4 | press | A | H100
        run: M | 2023Q1 | flop=5e22 | press | B)");
    const auto training = trainedModels(books.ledger);

    REQUIRE(training.models.size() == 2); // A's and B's
    REQUIRE(training.models[0].statedFlop == 1e24);
    REQUIRE(training.models[0].computedFlop == Approx(1000 * 989.4e12 * 0.4 * 30 * 86400));
    REQUIRE(training.models[1].statedFlop == 5e22);
}

TEST_CASE("Decoding reads every active parameter once a token")
{
    // 3350e9 bytes/s / (70e9 parameters * 2 bytes) = 23.93 tokens/s
    REQUIRE(*decodeTokensPerSecond(h100(), 70e9, 2) == Approx(23.92857));
    REQUIRE(*parametersThatFit(h100(), 2) == Approx(40e9)); // 80 GB / 2 bytes
    REQUIRE(*parametersThatFit(h100(), 0.5) == Approx(160e9));
}

TEST_CASE("The decode bound falls with the model's size and the bytes of a parameter")
{
    double before = 1e300;
    for (double parameters = 1e9; parameters <= 1e12; parameters *= 1.3) {
        const auto tokens = *decodeTokensPerSecond(h100(), parameters, 1);
        REQUIRE(tokens < before);
        REQUIRE(*decodeTokensPerSecond(h100(), parameters, 2) == Approx(tokens / 2));
        before = tokens;
    }
}

TEST_CASE("A ridge point is the peak over the bandwidth")
{
    REQUIRE(*ridgeFlopPerByte(h100()) == Approx(295.343).epsilon(1e-5)); // 989.4e12 / 3350e9
}

TEST_CASE("Speed limits of a chip without the figures are unknown")
{
    Chip unknown;
    REQUIRE_FALSE(decodeTokensPerSecond(unknown, 1e9, 1));
    REQUIRE_FALSE(parametersThatFit(unknown, 1));
    REQUIRE_FALSE(ridgeFlopPerByte(unknown));

    Chip nothing = h100();
    nothing.memoryBandwidthGbs = 0;
    REQUIRE_FALSE(decodeTokensPerSecond(nothing, 1e9, 1));
    REQUIRE_FALSE(ridgeFlopPerByte(nothing));
    REQUIRE_FALSE(decodeTokensPerSecond(h100(), 0, 1));
    REQUIRE_FALSE(decodeTokensPerSecond(h100(), 1e9, 0));
    REQUIRE_FALSE(parametersThatFit(h100(), 0));
}
