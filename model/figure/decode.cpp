// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/decode.h"
#include "model/base/text.h"
#include "model/compute/series.h"
#include "model/compute/speed_limits.h"
#include "model/figure/explain_parts.h"
#include "model/figure/palette.h"
#include "model/figure/plane_parts.h"
#include "model/figure/rooms.h"
#include "model/figure/ticks.h"
#include "words/figure.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

namespace model {

namespace {

constexpr std::size_t mostHeld = 8; // chips without anybody choosing

/// How fast a chip can talk at most: a curve for each chip and number of bytes, over the size of the model.
class DecodeParts : public FigureParts {
public:
    explicit DecodeParts(const FigureContext& context)
        : FigureParts(context)
        , m_isLog(context.resolved.scale == Scale::Log)
    {
        choose();
    }

    Titles titles(const Figure&) const override
    {
        const auto& words = m_context.words;
        std::vector<std::string> bytes;
        for (const double one : m_context.view.bytes)
            bytes.push_back(bytesText(one));
        std::vector<std::string> parts { words(say::decode::unit), words(say::decode::bytes, { { "bytes", joined(bytes, ", ") } }),
            words(say::decode::dashed) };
        if (m_isLog)
            parts.push_back(words(say::subtitle::log));
        return { words(say::decode::title), std::move(parts) };
    }

    void addValues(Figure& figure) const override
    {
        const auto paints = distinctPaints(m_context.palette, m_drawn, [&](ChipIndex index) { return chip(index).name; });
        for (const auto index : m_drawn) {
            const auto paint = paints.of(chip(index).name);
            for (const double bytes : m_context.view.bytes)
                addCurve(chip(index), bytes, paint, figure);
        }
        addLeftOut(figure);
    }

    std::string emptyText() const override
    {
        return m_context.words(m_context.dataset().chips().empty() ? say::empty::noChips : say::decode::empty);
    }

    void addAxes(Figure& figure) const override
    {
        Reach reach;
        for (const auto& series : figure.series) {
            for (const auto& point : series.points)
                reach.take(point.value);
        }
        const auto& sizes = m_context.view.sizes;
        figure.positions = m_isLog ? logAxis(sizes.from, sizes.to, {}) : linearAxis(0, sizes.to, {});
        figure.values = m_isLog ? logAxis(reach.low, reach.high, {}) : linearAxis(0, reach.high, {});
        figure.positions.title = m_context.words(say::decode::x);
        figure.values.title = m_context.words(say::decode::y);
    }

    Footer footer(const Figure&) const override
    {
        const auto& words = m_context.words;
        std::vector<std::string> notes;
        notes.push_back(words(say::footer::decode));
        if (!m_beyond.empty()) {
            const auto& view = m_context.view;
            notes.push_back(words(view.chip || view.chipKind || view.vendor ? say::footer::decodeMore : say::footer::decodeHeld,
                { { "n", m_beyond.size() } }));
        }
        if (!m_unknown.empty()) {
            std::vector<std::string> names;
            for (const auto index : m_unknown)
                names.push_back(chip(index).name);
            notes.push_back(words(say::footer::chipsUnknown, { { "names", someNames(m_context, names, 4) } }));
        }
        return { chipSources(m_context, m_drawn), std::move(notes) };
    }

    std::string summary(const Figure& figure) const override
    {
        const auto fastest = std::ranges::max_element(figure.series, {}, [](const Series& series) { return series.points.front().value; });
        const auto& first = fastest->points.front();
        const auto& last = fastest->points.back();
        return m_context.words(say::decode::summary,
            { { "n", std::to_string(m_drawn.size()) }, { "first", fastest->label }, { "tokens", numberText(first.value) },
                { "size", sizeText(first.position) }, { "lastTokens", numberText(last.value) }, { "lastSize", sizeText(last.position) } });
    }

private:
    const Chip& chip(ChipIndex index) const { return m_context.ledger.chip(index); }
    static std::string sizeText(double parameters) { return numberText(parameters); }
    static std::string bytesText(double bytes) { return numberText(bytes); }

    /// The chip; with several numbers of bytes, these too.
    std::string seriesName(const Chip& one, double bytes) const
    {
        return m_context.view.bytes.size() == 1 ? one.name : one.name + "@" + shortestNumber(bytes);
    }

    std::string seriesText(const Chip& one, double bytes) const
    {
        if (m_context.view.bytes.size() == 1)
            return one.name;
        return m_context.words(
            bytes == 1 ? say::decode::seriesOne : say::decode::series, { { "chip", one.name }, { "bytes", bytesText(bytes) } });
    }

    /// The chips that are asked for; without anybody asking those of which most units are held. At most as many as give a curve of their
    /// own to each number of bytes.
    void choose()
    {
        auto chips = chipsShown(m_context);
        std::erase_if(chips, [&](ChipIndex index) {
            const bool isUnknown = !decodeTokensPerSecond(chip(index), 1, 1);
            if (isUnknown)
                m_unknown.push_back(index);
            return isUnknown;
        });
        auto owned = m_context.view;
        owned.unit = Unit::Chips;
        owned.organization = owned.kind = owned.country = std::nullopt;
        auto resolved = m_context.resolved;
        resolved.unit = Unit::Chips;
        resolved.access = Holding::Owned;
        constexpr bool isStock = true;
        ByChip<double> held(m_context.dataset().chips().size());
        for (const auto& part : cellParts(m_context.ledger, owned, resolved, isStock, resolved.at))
            held[m_context.ledger.positions()[part.position].chip] += part.value;
        std::ranges::stable_sort(chips, std::ranges::greater(), [&](ChipIndex index) { return held[index]; });
        const auto& view = m_context.view;
        const bool isAsked = view.chip || view.chipKind || view.vendor;
        const auto room = std::max<std::size_t>(1, maxSeries / std::max<std::size_t>(1, view.bytes.size()));
        const auto most = isAsked ? room : std::min(room, mostHeld);
        if (chips.size() > most) {
            m_beyond.assign(chips.begin() + static_cast<std::ptrdiff_t>(most), chips.end());
            chips.resize(most);
        }
        m_drawn = std::move(chips);
    }

    /// The sizes at which a curve is drawn: 1, 2 and 5 of each power of ten, the ends, and where the memory is full.
    std::vector<double> sizesOf(const Chip& one, double bytes) const
    {
        const auto& range = m_context.view.sizes;
        std::set<double> sizes { range.from, range.to };
        for (int decade = decadeBelow(range.from); decade <= decadeBelow(range.to); ++decade) {
            for (const double digit : { 1.0, 2.0, 5.0 }) {
                const double size = digit * std::pow(10, decade);
                if (size > range.from && size < range.to)
                    sizes.insert(size);
            }
        }
        const auto fit = parametersThatFit(one, bytes);
        if (fit && *fit > range.from && *fit < range.to)
            sizes.insert(*fit);
        return { sizes.begin(), sizes.end() };
    }

    void addCurve(const Chip& one, double bytes, const Paint& paint, Figure& figure) const
    {
        Series series;
        series.name = seriesName(one, bytes);
        series.selection = SelectedPoint { one.name, bytes };
        series.label = seriesText(one, bytes);
        series.shape = SeriesShape::Curve;
        series.paint = paint;
        const auto fit = parametersThatFit(one, bytes);
        for (const double size : sizesOf(one, bytes)) {
            const auto tokens = decodeTokensPerSecond(one, size, bytes);
            if (!tokens)
                continue;
            Point point;
            point.position = size;
            point.value = *tokens;
            point.item = shortestNumber(size);
            point.selection = SelectedPoint { one.name, bytes, size };
            point.quarter = one.introduced.value_or(Quarter {});
            point.isDashed = !fit || size >= *fit;
            const bool isBeyond = fit && size > *fit;
            const auto& words = m_context.words;
            point.tip = one.name + "\n"
                + words(say::decode::tip, { { "size", sizeText(size) }, { "bytes", bytesText(bytes) }, { "tokens", numberText(*tokens) } });
            if (isBeyond)
                point.tip += "\n" + words(say::decode::beyond);
            TableRow row;
            row.series = one.name;
            row.item = shortestNumber(bytes);
            row.quarter = one.introduced;
            row.x = size;
            row.value = *tokens;
            row.mark = Mark::Stated;
            row.note = !fit ? "memory unknown" : isBeyond ? "beyond memory" : "";
            figure.table.push_back(std::move(row));
            series.points.push_back(std::move(point));
        }
        if (series.points.size() > 1)
            figure.series.push_back(std::move(series));
    }

    void addLeftOut(Figure& figure) const
    {
        const auto add = [&](const std::vector<ChipIndex>& chips, Reason reason) {
            for (const auto index : chips) {
                TableRow row;
                row.series = chip(index).name;
                row.note = reasonText(reason);
                figure.table.push_back(std::move(row));
            }
        };
        add(m_unknown, Reason::ChipFigureUnknown);
        add(m_beyond, Reason::BeyondTop);
        figure.status = drawnText(m_context, say::status::chips, m_drawn.size(), m_drawn.size() + m_unknown.size() + m_beyond.size());
    }

    bool m_isLog;
    std::vector<ChipIndex> m_drawn;
    std::vector<ChipIndex> m_beyond;
    std::vector<ChipIndex> m_unknown;
};

class DecodeExplainer : public FigureExplainer {
public:
    explicit DecodeExplainer(const FigureContext& context)
        : FigureExplainer(context)
    {
    }

    /// Of a whole curve its beginning.
    Part value(const Selection& selection) override
    {
        const auto* asked = std::get_if<SelectedPoint>(&selection);
        const auto* chip = asked ? m_context.dataset().chipNamed(asked->chip) : nullptr;
        const auto size = asked ? asked->size.value_or(m_context.view.sizes.from) : 0;
        const auto bytes = asked && asked->bytes ? *asked->bytes : m_context.view.bytes.front();
        const auto value = chip ? decodeTokensPerSecond(*chip, size, bytes) : std::nullopt;
        if (!value)
            return nullptr;
        const auto& words = m_context.words;
        auto& positions = m_holdings.positions();
        Explanation bandwidth;
        bandwidth.operation = Operation::Product;
        bandwidth.label = words(say::decode::bandwidth);
        bandwidth.unit = "B/s";
        bandwidth.operands = { explainChipRecord(positions, *chip, *chip->memoryBandwidthGbs, "GB/s", chip->name),
            positions.constant(1e9, words(say::decode::perGb), "") };
        Explanation read;
        read.operation = Operation::Product;
        read.label = words(say::decode::read);
        read.unit = "B";
        read.operands
            = { positions.constant(size, words(say::decode::x), ""), positions.constant(bytes, words(say::decode::perParameter), "B") };
        Explanation speed;
        speed.operation = Operation::Quotient;
        speed.label = fmt::format("{}, {}", chip->name, words(say::decode::size, { { "size", numberText(size) } }));
        speed.unit = words(say::decode::y);
        speed.value = *value;
        speed.mark = Mark::Stated;
        speed.operands = { positions.finished(std::move(bandwidth)), positions.finished(std::move(read)) };
        return std::make_shared<const Explanation>(std::move(speed));
    }

    std::vector<std::string> names() const override { return namesOfChips(m_context); }

    std::string heading(const Selection& selection) const override
    {
        const auto* point = std::get_if<SelectedPoint>(&selection);
        const auto size
            = point && point->size ? m_context.words(say::decode::size, { { "size", numberText(*point->size) } }) : std::string();
        return dotted({ nameOf(selection), size });
    }
};

/// Its series and item are chip and bytes; a person may write both as "H200@0.5", and the size as the item.
Selection pointOf(const TableRow& row)
{
    if (row.x)
        return SelectedPoint { row.series, parseNumber(row.item), row.x };
    const auto at = row.series.rfind('@');
    const auto bytes = at == std::string::npos ? std::nullopt : parseNumber(row.series.substr(at + 1));
    const auto& chip = row.series.empty() ? row.item : row.series;
    if (chip.empty())
        return {};
    return SelectedPoint { chip.substr(0, at), bytes, parseNumber(row.item) };
}

}

const FigureRoom decodeRoom {
    .menu = say::decode::menu,
    .parts = partsOf<DecodeParts>,
    .explainer = explainerOf<DecodeExplainer>,
    .named = pointOf,
    .pageOfPositions = "decode",
    .pageOfValues = [](const ViewState&, const ResolvedView&) -> std::string_view { return "decode"; },
};

}
