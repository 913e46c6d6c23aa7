// SPDX-License-Identifier: GPL-3.0-or-later
// Records of any kind, also such as no entry takes, to a figure of any view, its table and its explanations.
#include "tests/fuzz/fuzz.h"

#include "model/figure/figure_text.h"
#include "model/figure/make_figure.h"
#include "model/figure/rooms.h"
#include "model/view/view_query.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>

using namespace model;

namespace {

/// Takes one value after the other from the input; 0 at its end.
class Taker {
public:
    Taker(const std::uint8_t* data, std::size_t size)
        : m_data(data)
        , m_size(size)
    {
    }

    bool empty() const { return m_size == 0; }
    std::uint64_t bytes(std::size_t count)
    {
        std::uint64_t value = 0;
        for (std::size_t i = 0; i < count; ++i)
            value = value << 8U | byte();
        return value;
    }
    std::size_t below(std::size_t count) { return byte() % count; }
    bool yes() { return byte() % 2 == 1; }
    template <class Enum> Enum oneOf() { return static_cast<Enum>(below(EnumWords<Enum>::words.size())); }
    /// Usual numbers, and any there are.
    double number()
    {
        static constexpr std::array usual { 0.0, 1.0, 3.0, 100.0, 989.4, 1e6, -5.0, 1e-9, 1e30 };
        const auto which = below(usual.size() + 3);
        if (which < usual.size())
            return usual[which];
        return which == usual.size() ? static_cast<double>(bytes(2)) : std::bit_cast<double>(bytes(8));
    }
    std::optional<double> perhaps() { return yes() ? std::optional(number()) : std::nullopt; }
    Quarter quarter()
    {
        return byte() == 255 ? Quarter { static_cast<std::int32_t>(bytes(4)) } : Quarter::of(2018, 1) + static_cast<int>(below(40));
    }
    std::string line(std::size_t length)
    {
        std::string text;
        while (text.size() < length && !empty())
            text += static_cast<char>(byte());
        return text;
    }

private:
    std::uint8_t byte()
    {
        if (m_size == 0)
            return 0;
        --m_size;
        return *m_data++;
    }

    const std::uint8_t* m_data;
    std::size_t m_size;
};

template <class Record> using IdOf = decltype(Record::id);

template <class Record, class Make> void fill(Dataset& dataset, std::size_t count, Make make)
{
    std::vector<Record> records;
    for (std::size_t i = 1; i <= count; ++i) {
        Record record = make();
        record.id = { static_cast<std::int64_t>(i) };
        records.push_back(std::move(record));
    }
    dataset.setTable(RecordTable<Record>(std::move(records)));
}

Dataset datasetFrom(Taker& taker)
{
    Dataset dataset;
    constexpr std::size_t few = 5;
    const auto any = [&]<class Record>(Record) { return IdOf<Record> { static_cast<std::int64_t>(1 + taker.below(few)) }; };
    fill<Source>(dataset, few, [&] {
        Source source;
        source.key = std::string(1, static_cast<char>('r' + taker.below(few)));
        source.kind = taker.oneOf<SourceKind>();
        return source;
    });
    fill<Organization>(dataset, few, [&, n = 0]() mutable {
        Organization organization;
        organization.name = std::string(1, static_cast<char>('A' + n++));
        organization.kind = taker.oneOf<OrganizationKind>();
        if (taker.yes())
            organization.partOf = any(Organization());
        return organization;
    });
    fill<Chip>(dataset, few, [&, n = 0]() mutable {
        Chip chip;
        chip.name = n++ == 0 ? "H100 SXM" : std::string(1, static_cast<char>('a' + n));
        chip.kind = taker.oneOf<ChipKind>();
        for (const auto figure :
            { &Chip::bf16Tflops, &Chip::int8Tops, &Chip::memoryGb, &Chip::memoryBandwidthGbs, &Chip::tdpW, &Chip::priceUsd })
            chip.*figure = taker.perhaps();
        if (taker.yes())
            chip.introduced = taker.quarter();
        return chip;
    });
    fill<HeadcountRecord>(dataset, taker.below(8), [&] {
        HeadcountRecord people;
        people.organization = any(Organization());
        people.quarter = taker.quarter();
        people.population = taker.oneOf<Population>();
        people.people = taker.number();
        people.peopleLow = taker.perhaps();
        people.peopleHigh = taker.perhaps();
        people.source = any(Source());
        return people;
    });
    fill<TrainingRun>(dataset, taker.below(6), [&, n = 0]() mutable {
        TrainingRun run;
        run.name = n++ == 0 ? "GPT-4" : std::string(1, static_cast<char>('M' + n));
        run.quarter = taker.quarter();
        if (taker.yes())
            run.organization = any(Organization());
        if (taker.yes())
            run.chip = any(Chip());
        for (const auto figure : { &TrainingRun::chips, &TrainingRun::days, &TrainingRun::mfu, &TrainingRun::flop })
            run.*figure = taker.perhaps();
        run.source = any(Source());
        return run;
    });
    fill<InventoryRecord>(dataset, taker.below(30), [&] {
        InventoryRecord claim;
        claim.organization = any(Organization());
        claim.chip = any(Chip());
        claim.quarter = taker.quarter();
        claim.measure = taker.oneOf<Measure>();
        claim.access = taker.oneOf<Access>();
        claim.status = taker.oneOf<Status>();
        claim.units = taker.number();
        claim.unitsLow = taker.perhaps();
        claim.unitsHigh = taker.perhaps();
        if (taker.yes())
            claim.provider = any(Organization());
        claim.source = any(Source());
        return claim;
    });
    return dataset;
}

bool isNumber(const std::optional<double>& value)
{
    return !value || std::isfinite(*value);
}

}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    Taker taker(data, size);
    const auto kind = taker.below(EnumWords<FigureKind>::words.size());
    const auto line = "figure=" + std::string(EnumWords<FigureKind>::words[kind]) + "&" + taker.line(taker.below(80));
    const auto dataset = datasetFrom(taker);
    const auto view = parseQuery(line).view;
    const auto figure = makeFigure(dataset, view);
    for (const auto& row : figure.table) {
        for (const auto& number : { row.x, row.xLow, row.xHigh, row.value, row.low, row.high })
            fuzz::require(isNumber(number));
    }
    figureCsv(figure);
    figureJson(figure, dataset, {}, {});
    withFigure(dataset, view, {}, [&](const FigureContext& context) {
        const auto& room = roomOf(view.figure);
        const auto explainer = room.explainer(context);
        for (const auto& row : figure.table)
            explainValue(context, *explainer, room.named(row));
    });
    return 0;
}
