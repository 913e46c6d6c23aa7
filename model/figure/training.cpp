// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/compute/training.h"
#include "model/base/text.h"
#include "model/compute/frontier.h"
#include "model/compute/metric.h"
#include "model/compute/select.h"
#include "model/figure/column_text.h"
#include "model/figure/explain_parts.h"
#include "model/figure/palette.h"
#include "model/figure/plane_parts.h"
#include "model/figure/rooms.h"
#include "model/figure/ticks.h"
#include "model/figure/trend_parts.h"
#include "words/figure.h"
#include "words/training.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

namespace model {

namespace {

constexpr std::size_t mostColours = 7;                        // organizations with a colour of their own
constexpr std::array gpt4Multiples { 1.0, 5.0, 20.0, 100.0 }; // what the article of 2023 speaks of

/// By who trained it and on what; a run without a chip passes where no chip is asked for.
bool passes(const FigureContext& context, const TrainingRun& run, const Chosen& chosen)
{
    const auto& view = context.view;
    const auto& ledger = context.ledger;
    const bool asksForOrganizations = view.organization || view.kind || view.country;
    const bool asksForChips = view.chip || view.chipKind || view.vendor;
    const auto organization = run.organization ? ledger.organizationIndex(*run.organization) : none;
    const auto chip = run.chip ? ledger.chipIndex(*run.chip) : none;
    return (!asksForOrganizations || (organization != none && chosen.organizations[organization]))
        && (!asksForChips || (chip != none && chosen.chips[chip]));
}

/// What the view leaves out; how many models are earlier and how many later than its range.
std::pair<std::size_t, std::size_t> eraseNotShown(const FigureContext& context, Training& training)
{
    const auto chosen = model::chosen(context.dataset(), context.view);
    std::erase_if(training.models, [&](const TrainedModel& trained) { return !passes(context, trained.run(), chosen); });
    std::erase_if(training.unknown, [&](const TrainingRun* run) { return !passes(context, *run, chosen); });
    if (context.view.status == Status::Actual)
        std::erase_if(training.models, [](const TrainedModel& trained) { return trained.isPlanned; });
    const auto later
        = std::erase_if(training.models, [&](const TrainedModel& trained) { return trained.run().quarter > context.resolved.to; });
    const auto earlier = std::erase_if(
        training.models, [&](const TrainedModel& trained) { return context.view.from && trained.run().quarter < *context.view.from; });
    return { earlier, later };
}

/// Every training run over its quarter.
class TrainingParts : public FigureParts {
public:
    explicit TrainingParts(const FigureContext& context)
        : FigureParts(context)
        , m_isLog(context.resolved.scale == Scale::Log)
        , m_gpt4(gpt4Flop(context.ledger))
    {
        auto training = trainedModels(context.ledger);
        std::tie(m_earlier, m_later) = eraseNotShown(context, training);
        m_training = std::move(training);
        m_trend = trendOf(frontierOf(m_training.models));
        if (m_training.models.empty())
            return;
        m_first = m_training.models.front().run().quarter;
        m_last = m_training.models.back().run().quarter;
        orderLabels();
    }

    Figure beginning() const override
    {
        auto figure = FigureParts::beginning();
        figure.firstQuarter = m_first;
        return figure;
    }

    Titles titles(const Figure&) const override
    {
        const auto& words = m_context.words;
        std::vector<std::string> parts { words(say::training::unit) };
        if (m_trend)
            parts.push_back(words(say::training::trend, { { "fold", foldText(m_trend->line.factorPerYear(), m_context.words) } }));
        const auto more = conditions(m_context);
        parts.insert(parts.end(), more.begin(), more.end());
        if (m_isLog)
            parts.push_back(words(say::subtitle::log));
        return { words(say::training::title), std::move(parts) };
    }

    void addValues(Figure& figure) const override
    {
        addTable(figure);
        figure.series = seriesOfTrainers();
        for (const auto& trained : m_training.models)
            addModel(trained, figure);
        std::erase_if(figure.series, [](const Series& series) { return series.points.empty(); });
        if (!figure.isEmpty())
            addTrendLine(figure);
    }

    /// Beside an organization its largest run.
    std::vector<SideValue> sideValues(const Figure&) const override
    {
        std::vector<SideValue> values;
        std::map<OrganizationId, double> largest;
        for (const auto& trained : m_training.models) {
            if (const auto who = trained.run().organization)
                largest[*who] = std::max(largest[*who], trained.flop());
        }
        for (const auto& [who, flop] : largest)
            values.push_back({ who, columnText(flop), flop, true, m_context.palette.of(m_context.dataset().name(who)) });
        return values;
    }

    std::string emptyText() const override
    {
        return m_context.words(m_context.dataset().trainingRuns().empty() ? say::empty::noRuns : say::empty::runsFilter);
    }

    void addAxes(Figure& figure) const override
    {
        Reach reach;
        for (const auto& series : figure.series) {
            for (const auto& point : series.points)
                reach.take(point.value);
        }
        const int quarters = std::max(m_last - m_first + 1, takeTrends(figure.trends, reach));
        figure.values
            = m_isLog ? logAxis(reach.low, std::max(reach.high, m_gpt4 * gpt4Multiples.back()), {}) : linearAxis(0, reach.high, {});
        figure.values.title = m_context.words(say::training::axis);
        figure.positions = quarterAxis(m_first, quarters);
        addGuides(figure);
    }

    std::vector<KeyEntry> key(const Figure& figure) const override
    {
        bool isStated = false, isComputed = false, hasPlans = false;
        for (const auto& trained : m_training.models) {
            isStated = isStated || trained.statedBy;
            isComputed = isComputed || trained.computedOf;
            hasPlans = hasPlans || trained.isPlanned;
        }
        auto key = keyOf(m_context,
            { { isStated, KeyEntry::Symbol::Solid, say::training::stated },
                { isComputed, KeyEntry::Symbol::Hollow, say::training::computed }, { hasPlans, KeyEntry::Symbol::Pale, say::key::pale } });
        addTrendKey(m_context, figure, key);
        return key;
    }

    Footer footer(const Figure& figure) const override
    {
        std::map<SourceIndex, std::size_t> uses;
        std::vector<std::string> apart;
        for (const auto& trained : m_training.models) {
            for (const auto* run : { trained.statedBy, trained.computedOf }) {
                if (run)
                    ++uses[m_context.ledger.sourceIndex(run->source)];
            }
            if (const auto factor = trained.factorApart(); factor && *factor > flopFactorApart)
                apart.push_back(fmt::format("{} ({})", trained.run().name, foldText(*factor, m_context.words)));
        }
        const auto& words = m_context.words;
        std::vector<std::string> notes;
        if (m_trend)
            notes.push_back(words(say::footer::frontier));
        addTrendNote(m_context, figure, notes);
        if (!m_training.unknown.empty())
            notes.push_back(words(say::footer::runsUnknown, { { "n", m_training.unknown.size() } }));
        if (m_later > 0)
            notes.push_back(words(say::footer::runsLater, { { "n", m_later }, { "quarter", quarterText(m_context.resolved.to) } }));
        if (m_earlier > 0)
            notes.push_back(words(say::footer::runsEarlier, { { "n", m_earlier }, { "quarter", quarterText(m_first) } }));
        if (!apart.empty())
            notes.push_back(words(say::footer::apart, { { "names", someNames(m_context, apart, 3) } }));
        addMethodNotes(m_context, notes);
        return { mostFrequentFirst(uses), std::move(notes) };
    }

    std::string summary(const Figure&) const override
    {
        const auto size = [](const TrainedModel& trained) { return trained.isPlanned ? 0 : trained.flop(); };
        const auto largest = std::ranges::max_element(m_training.models, {}, size);
        return m_context.words(m_trend ? say::training::summaryTrend : say::training::summary,
            { { "n", std::to_string(m_training.models.size()) }, { "from", quarterText(m_first) }, { "to", quarterText(m_last) },
                { "largest", largest->run().name }, { "flop", flopText(largest->flop()) }, { "times", timesText(largest->flop()) },
                { "fold", m_trend ? foldText(m_trend->line.factorPerYear(), m_context.words) : std::string() } });
    }

private:
    std::string trainer(const TrainingRun& run) const
    {
        return std::string(run.organization ? m_context.dataset().name(*run.organization) : std::string_view());
    }

    static Mark markOf(const TrainedModel& trained) { return trained.isPlanned ? Mark::Planned : Mark::Stated; }
    static std::string flopText(double flop) { return fmt::format("{} FLOP", numberText(flop)); }
    std::string timesText(double flop) const { return m_context.words(say::training::times, { { "n", numberText(flop / m_gpt4) } }); }

    /// Those who trained most have a colour and a name.
    std::vector<Series> seriesOfTrainers() const
    {
        std::map<std::string, std::size_t> runs;
        for (const auto& trained : m_training.models)
            ++runs[trainer(trained.run())];
        return seriesOfMost(m_context, std::move(runs), mostColours);
    }

    /// Names of the largest so far first, the latest of them before the others, then by size.
    void orderLabels()
    {
        double order = 0;
        auto frontier = frontierOf(m_training.models);
        for (auto i = frontier.size(); i-- > 0;)
            m_labelOrder[frontier[i]] = order++;
        std::vector<const TrainedModel*> rest;
        for (const auto& trained : m_training.models) {
            if (!m_labelOrder.contains(&trained))
                rest.push_back(&trained);
        }
        std::ranges::stable_sort(rest, std::ranges::greater(), [](const TrainedModel* trained) { return trained->flop(); });
        for (const auto* trained : rest)
            m_labelOrder[trained] = order++;
    }

    void addModel(const TrainedModel& trained, Figure& figure) const
    {
        if (trained.statedBy)
            addPoint(trained, *trained.statedBy, trained.statedFlop, false, figure);
        if (trained.computedOf)
            addPoint(trained, *trained.computedOf, trained.computedFlop, true, figure);
    }

    void addPoint(const TrainedModel& trained, const TrainingRun& run, double flop, bool isComputed, Figure& figure) const
    {
        Point point;
        point.position = run.quarter - m_first;
        point.value = flop;
        point.item = run.name;
        point.selection = SelectedRun { run.name, trainer(run) };
        point.quarter = run.quarter;
        point.isHollow = isComputed;
        point.mark = markOf(trained);
        const bool isFirst = !isComputed || !trained.statedBy;
        if (isFirst) {
            point.label = run.name;
            point.labelOrder = m_labelOrder.at(&trained);
        }
        point.tip = tip(trained, run, flop, isComputed);
        seriesNamed(figure.series, trainer(run)).points.push_back(std::move(point));
    }

    std::string tip(const TrainedModel& trained, const TrainingRun& run, double flop, bool isComputed) const
    {
        const auto& words = m_context.words;
        auto text = words(say::tip::quarter, { { "name", run.name }, { "quarter", quarterText(run.quarter) } });
        if (const auto who = trainer(run); !who.empty())
            text += "\n" + who;
        text += "\n" + flopText(flop) + ", " + timesText(flop);
        text += "\n" + words(isComputed ? say::training::computed : say::training::stated);
        if (trained.isPlanned)
            text += "\n" + words(say::key::pale);
        if (const auto factor = trained.factorApart(); factor && *factor > flopFactorApart)
            text += "\n" + words(say::training::apart, { { "n", numberText(*factor) } });
        return text;
    }

    void addTable(Figure& figure) const
    {
        for (const auto& trained : m_training.models) {
            for (const bool isComputed : { false, true }) {
                const auto* run = isComputed ? trained.computedOf : trained.statedBy;
                if (!run)
                    continue;
                TableRow row;
                row.series = isComputed ? "computed" : "stated";
                row.item = run->name;
                row.quarter = run->quarter;
                row.value = isComputed ? trained.computedFlop : trained.statedFlop;
                row.mark = markOf(trained);
                figure.table.push_back(std::move(row));
            }
        }
        for (const auto* run : m_training.unknown) {
            TableRow row;
            row.item = run->name;
            row.quarter = run->quarter;
            row.note = reasonText(run->chip && run->chips ? Reason::ChipFigureUnknown : Reason::NoChips);
            figure.table.push_back(std::move(row));
        }
        const auto drawn = m_training.models.size();
        figure.status = drawnText(m_context, say::status::runs, drawn, drawn + m_training.unknown.size() + m_later + m_earlier);
    }

    void addGuides(Figure& figure) const
    {
        const auto& words = m_context.words;
        const double left = figure.positions.low, right = figure.positions.high;
        for (const double times : gpt4Multiples) {
            const double flop = times * m_gpt4;
            if (flop > figure.values.high || flop < figure.values.low)
                continue;
            const auto label = times == 1 ? words(say::training::gpt4) : words(say::training::gpt4Times, { { "n", numberText(times) } });
            figure.guides.push_back({ left, flop, right, flop, label, Guide::Look::Dashed });
        }
    }

    void addTrendLine(Figure& figure) const
    {
        if (m_trend)
            addTrend(m_context, m_trend->line, m_trend->first, m_trend->first, m_trend->last, true,
                { {}, m_context.words(say::training::frontier), {}, {}, "FLOP" }, figure);
    }

    Training m_training;
    std::size_t m_later = 0;
    std::size_t m_earlier = 0;
    bool m_isLog;
    double m_gpt4;
    std::optional<Trend> m_trend;
    Quarter m_first;
    Quarter m_last;
    std::map<const TrainedModel*, double> m_labelOrder;
};

class TrainingExplainer : public FigureExplainer {
public:
    explicit TrainingExplainer(const FigureContext& context)
        : FigureExplainer(context)
        , m_training(trainedModels(context.ledger))
    {
    }

    Part value(const Selection& selection) override
    {
        if (const auto* trend = std::get_if<SelectedSeries>(&selection))
            return trend->name == trendName && trend->quarter ? projected(*trend->quarter) : nullptr;
        const auto* asked = std::get_if<SelectedRun>(&selection);
        if (!asked)
            return nullptr;
        const auto found
            = std::ranges::find_if(m_training.models, [&](const TrainedModel& trained) { return trained.run().name == asked->name; });
        if (found == m_training.models.end())
            return nullptr;
        const bool isComputed = asked->isComputed ? found->computedOf != nullptr : !found->statedBy;
        const auto& run = isComputed ? *found->computedOf : *found->statedBy;
        const auto& words = m_context.words;
        const auto record = [&](double number, const Message& label, std::string_view unit) {
            Explanation said;
            said.operation = Operation::Record;
            said.label = words(label);
            said.unit = unit;
            said.value = number;
            said.source = run.source;
            said.detail = m_holdings.positions().sourceName(run.source);
            said.record = RecordRef { RecordKind::TrainingRun, run.id.value };
            return said;
        };
        if (!isComputed) {
            auto stated = record(found->statedFlop, say::training::stated, "FLOP");
            stated.label = run.name;
            stated.mark = Mark::Stated;
            return std::make_shared<const Explanation>(std::move(stated));
        }
        const auto& chip = m_context.ledger.chip(m_context.ledger.chipIndex(*run.chip));
        Explanation product;
        product.operation = Operation::Product;
        product.label = run.name;
        product.unit = "FLOP";
        product.value = found->computedFlop;
        product.mark = Mark::Stated;
        const auto add = [&](Explanation part) { product.operands.push_back(std::make_shared<const Explanation>(std::move(part))); };
        add(record(*run.chips, say::training::chips, chip.name));
        product.operands.push_back(explainChipFigure(m_context, m_holdings.positions(), chip.name, ChipFigure::Peak));
        add(record(*run.mfu, say::training::mfu, ""));
        add(record(*run.days, say::training::days, words(say::training::daysUnit)));
        product.operands.push_back(m_holdings.positions().constant(secondsPerDay, words(say::training::seconds), "s"));
        return std::make_shared<const Explanation>(std::move(product));
    }

    std::vector<std::string> names() const override
    {
        std::vector<std::string> names;
        for (const auto& trained : m_training.models)
            names.push_back(trained.run().name);
        return names;
    }

private:
    /// Of the trend that is continued; null where it is not.
    Part projected(Quarter quarter)
    {
        auto training = m_training;
        eraseNotShown(m_context, training);
        const auto frontier = frontierOf(training.models);
        const auto trend = trendOf(frontier);
        if (!trend || quarter <= trend->last || quarter > trend->last + m_context.view.projection)
            return nullptr;
        std::vector<int> places;
        std::map<int, std::string> names;
        for (const auto* trained : frontier) {
            places.push_back(trained->run().quarter - trend->first);
            names[places.back()] = trained->run().name;
        }
        return explainTrend(m_context, m_holdings.positions(), trend->line, trend->first, quarter, places,
            [&](int place) { return value(SelectedRun { names.at(place) }); });
    }

    Training m_training;
};

}

const FigureRoom trainingRoom {
    .menu = say::training::menu,
    .parts = partsOf<TrainingParts>,
    .explainer = explainerOf<TrainingExplainer>,
    .named =
        [](const TableRow& row) {
            if (row.series == trendName && row.item.empty())
                return seriesOf(row);
            return orSeriesOf(row, SelectedRun { row.item, {}, row.series == "computed" });
        },
    .pageOfPositions = "trend",
    .pageOfValues = [](const ViewState&, const ResolvedView&) -> std::string_view { return "training"; },
};

}
