// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/figure/explanation_text.h"

#include "model/base/text.h"
#include "model/figure/inspection_parts.h"
#include "model/records/record_name.h"
#include "words/explain.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cmath>
#include <set>

namespace model {

namespace {

using Json = nlohmann::ordered_json;

std::string endText(const std::optional<double>& end)
{
    return end ? exactText(*end) : "…";
}

class TreeText {
public:
    TreeText(const Dataset& dataset, const Words& words)
        : m_dataset(dataset)
        , m_words(words)
    {
    }

    /// `position` is the value along the other axis, or null.
    std::string text(const Explanation& tree, const Explanation::Part& position = nullptr)
    {
        if (tree.operation == Operation::Record)
            addLine(tree, {}, 0, {});
        addOperands(tree, 0);
        if (position) {
            m_text += "\n" + m_words(say::inspect::otherAxis, { { "label", "" } }) + "\n";
            addLine(*position, {}, 0, {});
            addOperands(*position, 1);
        }
        return std::move(m_text);
    }

private:
    void addOperands(const Explanation& whole, std::size_t depth)
    {
        const auto operands = shownOperands(whole);
        for (std::size_t i = 0; i < operands.size(); ++i) {
            const auto& part = *operands[i];
            const bool isKnown = part.operands.size() > 1 && !m_written.insert(&part).second;
            addLine(part, operandSign(whole.operation, i), depth, isKnown ? m_words(say::explain::asAbove) : std::string());
            for (const auto& alternative : part.alternatives)
                addLine(*alternative, m_words(say::explain::instead), depth + 1, {});
            if (!isKnown)
                addOperands(part, depth + 1);
        }
        addErring(whole, depth);
        for (const auto& chip : whole.missing)
            m_text += fmt::format("{:{}}{}: {}\n", "", 2 * depth, chip, m_words(say::inspect::missing));
    }

    void addErring(const Explanation& whole, std::size_t depth)
    {
        if (!whole.erring || whole.erring->empty())
            return;
        m_text += fmt::format("{:{}}{} ({})\n", "", 2 * depth, m_words(say::inspect::erring),
            m_words(say::inspect::erringDetail, { { "what", whole.unit } }));
        for (const auto& one : shownErring(whole)) {
            const auto& number = *one.number;
            m_text += fmt::format("{:{}}{}{} × {} {}  {}", "", 2 * (depth + 1), one.coefficient > 0 ? "+" : "", exactText(one.coefficient),
                exactText(number.value), number.unit, one.label);
            if (number.low || number.high)
                m_text += fmt::format("  [{} – {}]", endText(number.low), endText(number.high));
            m_text += "\n";
        }
    }

    void addLine(const Explanation& part, std::string_view sign, std::size_t depth, const std::string& remark)
    {
        auto line = fmt::format("{:{}}{}{}{}", "", 2 * depth, sign, sign.empty() ? "" : " ", exactText(part.value));
        if (!part.unit.empty())
            line += " " + part.unit;
        line += "  " + part.label;
        if (part.low || part.high)
            line += fmt::format("  [{} – {}]", endText(part.low), endText(part.high));
        std::vector<std::string> details { part.detail };
        if (part.mark && *part.mark != Mark::Stated && part.detail.find(word(*part.mark)) == std::string::npos)
            details.emplace_back(word(*part.mark));
        if (part.record)
            details.push_back(recordText(part, m_dataset));
        details.push_back(remark);
        if (const auto detail = dotted(details); !detail.empty())
            line += "  (" + detail + ")";
        m_text += line + "\n";
    }

    const Dataset& m_dataset;
    const Words& m_words;
    std::set<const Explanation*> m_written;
    std::string m_text;
};

void addKnown(Json& json, const char* name, const std::optional<double>& value)
{
    if (value && std::isfinite(*value))
        json[name] = *value;
}

void addKnown(Json& json, const char* name, const std::string& text)
{
    if (!text.empty())
        json[name] = text;
}

Json treeJson(const Explanation& tree, const Dataset& dataset)
{
    Json json { { "label", tree.label }, { "operation", word(tree.operation) }, { "value", tree.value } };
    addKnown(json, "unit", tree.unit);
    addKnown(json, "low", tree.low);
    addKnown(json, "high", tree.high);
    if (tree.mark)
        json["mark"] = word(*tree.mark);
    addKnown(json, "detail", tree.detail);
    if (tree.record)
        json["record"] = { { "table", word(tree.record->kind) }, { "id", tree.record->id } };
    if (tree.source)
        addKnown(json, "source", std::string(dataset.name(*tree.source)));
    if (!tree.missing.empty())
        json["missing"] = tree.missing;
    json["operands"] = Json::array();
    for (const auto& operand : tree.operands)
        json["operands"].push_back(treeJson(*operand, dataset));
    if (tree.erring) {
        json["interval_from"] = Json::array();
        for (const auto& one : *tree.erring) {
            Json erring { { "label", one.label }, { "coefficient", one.coefficient }, { "value", one.number->value } };
            addKnown(erring, "low", one.number->low);
            addKnown(erring, "high", one.number->high);
            json["interval_from"].push_back(std::move(erring));
        }
    }
    for (const auto& alternative : tree.alternatives)
        json["alternatives"].push_back(treeJson(*alternative, dataset));
    return json;
}

}

std::string recordText(const Explanation& explanation, const Dataset& dataset)
{
    const auto& record = *explanation.record;
    const auto key = explanation.source ? dataset.name(*explanation.source) : std::string_view();
    return fmt::format("{} {}{}{}", word(record.kind), record.id, key.empty() ? "" : ", ", key);
}

std::string exactText(double number)
{
    const double size = std::abs(number);
    auto text = size >= 1e6 && size < 1e15 ? fmt::format("{:.0f}", size) : fmt::format("{:.7g}", size);
    if (text.find('e') == std::string::npos) {
        const auto point = std::min(text.find('.'), text.size());
        for (auto place = static_cast<std::ptrdiff_t>(point) - 3; place > 0; place -= 3)
            text.insert(static_cast<std::size_t>(place), ",");
    }
    return number < 0 ? "−" + text : text;
}

std::string explanationText(const ExplainedValue& explained, const Dataset& dataset, const Words& words)
{
    const auto& inspection = explained.inspection;
    if (!explained.tree)
        return inspection.heading.empty() ? std::string() : fmt::format("{}: {}\n", inspection.heading, inspection.note);
    const auto& tree = *explained.tree;
    auto text = fmt::format("{}: {} {}\n", inspection.heading, exactText(tree.value), inspection.unit);
    std::vector<std::string> about;
    if (tree.low || tree.high)
        about.push_back(words(say::inspect::interval, { { "interval", fmt::format("{} – {}", endText(tree.low), endText(tree.high)) } }));
    else
        about.push_back(words(say::inspect::noInterval));
    for (const auto& part : { inspection.rank, inspection.tier, inspection.mark, inspection.note })
        about.push_back(part);
    text += dotted(about) + "\n\n" + TreeText(dataset, words).text(tree, explained.position) + "\n" + words(say::explain::sources) + "\n";
    for (const auto& source : inspection.sources)
        text += fmt::format("{}: {}\n", source.key, dotted({ source.title, source.detail, source.kind, source.url, source.share }));
    return text;
}

std::string explanationJson(const ExplainedValue& explained, const Dataset& dataset, const std::string& view)
{
    const auto& inspection = explained.inspection;
    Json json { { "heading", inspection.heading } };
    if (explained.tree) {
        json["value"] = explained.tree->value;
        addKnown(json, "low", explained.tree->low);
        addKnown(json, "high", explained.tree->high);
        if (explained.tree->mark)
            json["mark"] = word(*explained.tree->mark);
    }
    addKnown(json, "unit", inspection.unit);
    addKnown(json, "formula", inspection.formula);
    addKnown(json, "rank", inspection.rank);
    addKnown(json, "tier", inspection.tier);
    addKnown(json, "note", inspection.note);
    json["view"] = view;
    if (explained.tree)
        json["tree"] = treeJson(*explained.tree, dataset);
    if (explained.position)
        json["position"] = treeJson(*explained.position, dataset);
    json["sources"] = Json::array();
    for (const auto& source : inspection.sources) {
        Json entry { { "key", source.key }, { "title", source.title }, { "kind", source.kind } };
        addKnown(entry, "detail", source.detail);
        addKnown(entry, "url", source.url);
        addKnown(entry, "share", source.share);
        json["sources"].push_back(std::move(entry));
    }
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}
