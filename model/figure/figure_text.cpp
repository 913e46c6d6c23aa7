// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/figure/figure_text.h"

#include "model/base/csv.h"
#include "model/base/text.h"
#include "model/figure/figure_table.h"
#include "model/view/view_words.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cmath>

namespace model {

namespace {

nlohmann::ordered_json jsonOf(const std::optional<double>& number)
{
    return number ? nlohmann::ordered_json(*number) : nlohmann::ordered_json();
}

nlohmann::ordered_json jsonOf(const std::string& text)
{
    return text.empty() ? nlohmann::ordered_json() : nlohmann::ordered_json(text);
}

nlohmann::ordered_json jsonOf(const Figure& figure, const TableRow& row)
{
    nlohmann::ordered_json json;
    json["figure"] = word(figure.kind);
    json["series"] = jsonOf(row.series);
    json["item"] = jsonOf(row.item);
    json["quarter"] = jsonOf(row.quarter ? quarterText(*row.quarter) : std::string());
    json["x"] = jsonOf(row.x);
    json["x_low"] = jsonOf(row.xLow);
    json["x_high"] = jsonOf(row.xHigh);
    json["value"] = jsonOf(row.value);
    json["low"] = jsonOf(row.low);
    json["high"] = jsonOf(row.high);
    json["rank_best"] = row.rankBest ? nlohmann::ordered_json(*row.rankBest) : nlohmann::ordered_json();
    json["rank_worst"] = row.rankWorst ? nlohmann::ordered_json(*row.rankWorst) : nlohmann::ordered_json();
    json["mark"] = jsonOf(row.mark ? std::string(word(*row.mark)) : std::string());
    json["note"] = jsonOf(row.note);
    return json;
}

}

std::string figureCsv(const Figure& figure)
{
    std::string csv;
    for (const auto& row : figureCells(figure))
        csv += csvRow(row) + '\n';
    return csv;
}

std::string figureJson(const Figure& figure, const Dataset& dataset, std::string_view dataHash, std::string_view caption)
{
    nlohmann::ordered_json json;
    json["figure"] = word(figure.kind);
    json["title"] = figure.title;
    json["subtitle"] = figure.subtitle;
    json["footer"] = figure.footer;
    json["summary"] = figure.summary.empty() ? figure.emptyText : figure.summary;
    if (!caption.empty())
        json["caption"] = caption;
    json["view"] = figure.view;
    json["data_hash"] = dataHash;
    auto& growth = json["growth"] = nlohmann::ordered_json::array();
    for (const auto& factor : figure.growth)
        growth.push_back({ { "series", jsonOf(factor.series) }, { "factor_per_year", factor.perYear.best },
            { "low", jsonOf(factor.perYear.low) }, { "high", jsonOf(factor.perYear.high) }, { "points", factor.points } });
    auto& measures = json["measures"] = nlohmann::ordered_json::array();
    for (const auto& measure : figure.measures)
        measures.push_back({ { "name", measure.name }, { "quarter", quarterText(measure.quarter) }, { "value", measure.value.best },
            { "low", jsonOf(measure.value.low) }, { "high", jsonOf(measure.value.high) } });
    auto& sources = json["sources"] = nlohmann::ordered_json::array();
    for (const auto id : figure.sources) {
        if (const auto* source = dataset.sources().find(id)) {
            sources.push_back({ { "key", source->key }, { "title", source->title }, { "publisher", jsonOf(source->publisher) },
                { "published", jsonOf(source->published) }, { "url", jsonOf(source->url) }, { "kind", word(source->kind) } });
        }
    }
    auto& rows = json["rows"] = nlohmann::ordered_json::array();
    for (const auto& row : figure.table)
        rows.push_back(jsonOf(figure, row));
    return json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

namespace {

std::string endsText(const Estimate& value)
{
    const auto text = [](const std::optional<double>& end) { return end ? fmt::format("{:.6g}", *end) : std::string(); };
    return value.low || value.high ? fmt::format(" [{}, {}]", text(value.low), text(value.high)) : std::string();
}

std::string axisText(std::string_view name, const Axis& axis)
{
    std::string labels;
    for (const auto& tick : axis.ticks) {
        if (!tick.label.empty())
            labels += fmt::format(" {}{}", tick.label, tick.subLabel.empty() ? "" : "/" + tick.subLabel);
    }
    return fmt::format("{}: {} [{} .. {}]{}\n", name, axis.title, shortestNumber(axis.low), shortestNumber(axis.high), labels);
}

std::string pointText(const Figure& figure, const Point& point)
{
    std::string text = "  ";
    const bool isOnRow = figure.positions.kind == AxisKind::Rows && !point.item.empty();
    const bool isOnPlane = figure.positions.kind == AxisKind::Linear || figure.positions.kind == AxisKind::Log;
    if (isOnPlane)
        text += fmt::format("{} at {:.6g}:", point.item, point.position);
    else if (!isOnRow && !point.item.empty())
        text += fmt::format("{} {}:", point.item, quarterText(point.quarter));
    else if (isOnRow)
        text += figure.rows[static_cast<std::size_t>(point.position)].rank + " " + point.item + ":";
    else
        text += quarterText(point.quarter) + ":";
    text += fmt::format(" {}{:.6g}", point.isLowerBound ? "≥" : "", point.value);
    if (point.base != 0)
        text += fmt::format(" on {:.6g}", point.base);
    if (point.uncertain != 0)
        text += fmt::format(" of it {:.6g} uncertain", point.uncertain);
    if (point.planned != 0)
        text += fmt::format(" of it {:.6g} planned", point.planned);
    if (point.hasInterval)
        text += point.low || point.high ? endsText({ point.value, point.low, point.high }) : " [, ]";
    if (point.mark != Mark::Stated)
        text += fmt::format(" {}", word(point.mark));
    if (point.isDashed)
        text += " dashed";
    if (point.crossing)
        text += fmt::format(" {} in {}", point.crossing->isUp ? "up" : "down", point.crossing->label);
    if (isOnRow) {
        const auto& row = figure.rows[static_cast<std::size_t>(point.position)];
        text += fmt::format(" | {} | {}", row.value, row.interval);
    }
    return text + "\n";
}

}

std::string figureText(const Figure& figure)
{
    std::string text = fmt::format("{}\n{}\n", figure.title, figure.subtitle);
    if (figure.isEmpty()) {
        text += "(" + figure.emptyText + ")\n";
    } else {
        text += axisText("values", figure.values);
        text += axisText("positions", figure.positions);
    }
    for (const auto& zone : figure.zones)
        text += fmt::format("zone: {}\n", zone.label);
    if (figure.border)
        text += fmt::format("border: {} from {}\n", figure.border->label,
            quarterText(figure.firstQuarter + static_cast<int>(std::ceil(figure.border->position))));
    for (const auto& series : figure.series) {
        text += fmt::format("series {} ({} {}):\n", series.name, series.label, series.labelValue);
        for (const auto& point : series.points)
            text += pointText(figure, point);
        for (const auto& alternative : series.alternatives)
            text += fmt::format("  alternative {}: {:.6g} ({})\n",
                alternative.item.empty() ? quarterText(alternative.quarter) : alternative.item, alternative.value,
                alternative.tip.substr(alternative.tip.rfind('\n') + 1));
    }
    for (const auto& guide : figure.guides)
        text += fmt::format("guide: {} from {:.6g}, {:.6g} to {:.6g}, {:.6g}\n", guide.label, guide.fromPosition, guide.fromValue,
            guide.toPosition, guide.toValue);
    for (const auto& trend : figure.trends) {
        text += fmt::format("trend {}:", trend.series);
        for (const auto& point : trend.points)
            text += fmt::format(" {}: {:.6g}{}", quarterText(figure.firstQuarter + static_cast<int>(point.position)), point.value,
                endsText({ point.value, point.low, point.high }));
        text += '\n';
    }
    for (const auto& factor : figure.growth)
        text += fmt::format("growth: {} {:.6g}{} of {} quarters\n", factor.series.empty() ? "total" : factor.series, factor.perYear.best,
            endsText(factor.perYear), factor.points);
    for (const auto& measure : figure.measures)
        text += fmt::format(
            "measure: {} {} {:.6g}{}\n", measure.name, quarterText(measure.quarter), measure.value.best, endsText(measure.value));
    std::string labels;
    for (const auto& label : figure.labels)
        labels += (labels.empty() ? "" : " | ") + label.text;
    if (!labels.empty())
        text += "labels: " + labels + "\n";
    for (const auto& row : figure.table) {
        if (!row.value)
            text += fmt::format("not drawn: {} ({})\n", row.item, row.note);
    }
    for (const auto& entry : figure.key)
        text += "key: " + entry.text + "\n";
    for (const auto& line : figure.footer)
        text += "footer: " + line + "\n";
    text += "summary: " + figure.summary + "\n";
    text += "status: " + figure.status + "\n";
    return text;
}

}
