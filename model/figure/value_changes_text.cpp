// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/figure/column_text.h"
#include "model/figure/explanation_text.h"
#include "model/figure/parts.h"
#include "model/figure/value_changes.h"
#include "words/explain.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace model {

namespace {

const Message& nameOf(ClaimMove move)
{
    static constexpr std::array names { say::changes::entered, say::changes::left, say::changes::differs }; // in the order of ClaimMove
    return names[static_cast<std::size_t>(move)];
}

using Json = nlohmann::ordered_json;

std::string amount(const Explanation::Part& part, const std::string& nothing)
{
    if (!part)
        return nothing;
    return part->unit.empty() ? exactText(part->value) : fmt::format("{} {}", exactText(part->value), part->unit);
}

/// "9.1-fold"; empty where one of the two is not above 0.
std::string changeFold(const ValueChange& change, const Words& words)
{
    const bool isFold = change.before && change.after && change.before->value > 0 && change.after->value > 0;
    return isFold ? foldText(change.after->value / change.before->value, words) : std::string();
}

Json valueJson(const Explanation::Part& part)
{
    if (!part)
        return nullptr;
    Json json { { "value", part->value } };
    if (part->low)
        json["low"] = *part->low;
    if (part->high)
        json["high"] = *part->high;
    if (part->mark)
        json["mark"] = word(*part->mark);
    return json;
}

}

std::vector<Operand> changeOperands(const std::vector<ValueChange>& changes, const Words& words)
{
    constexpr std::size_t most = 200;
    const auto text
        = [](const Explanation::Part& part, const std::string& instead) { return part ? numberText(part->value, part->style) : instead; };
    const auto withUnit = [&](const Explanation::Part& part, const std::string& instead) {
        return part && !part->unit.empty() ? text(part, {}) + " " + part->unit : text(part, instead);
    };
    std::vector<Operand> operands;
    for (const auto& change : changes) {
        if (operands.size() == most)
            break;
        Operand value;
        value.label = change.item;
        value.value = text(change.before, change.whyNotBefore) + " → " + text(change.after, change.whyNotAfter);
        value.detail = change.parts.empty() ? words(say::changes::same) : changeFold(change, words);
        for (const auto& part : change.parts) {
            Operand holding;
            holding.label = part.label;
            holding.detail = text(part.before, words(say::changes::none)) + " → " + withUnit(part.after, words(say::changes::none));
            for (const auto& record : part.records) {
                Operand claim;
                claim.label = words(nameOf(record.move)) + ": " + record.record->label;
                claim.value = withUnit(record.record, {});
                if (record.record->low || record.record->high)
                    claim.interval = rangeText({ record.record->value, record.record->low, record.record->high });
                claim.detail = dotted({ record.detail, record.record->detail });
                claim.record = record.record->record;
                holding.operands.push_back(std::move(claim));
            }
            for (const auto& [old, now] : part.factors) {
                Operand factor;
                factor.label = (now ? now : old)->label;
                factor.value = text(old, "1") + " → " + text(now, "1");
                holding.operands.push_back(std::move(factor));
            }
            value.operands.push_back(std::move(holding));
        }
        operands.push_back(std::move(value));
    }
    return operands;
}

std::string changesText(const std::vector<ValueChange>& changes, const ComparedView& before, const ComparedView& after,
    const Dataset& dataset, const Words& words)
{
    auto text = words(say::changes::head, { { "before", before.name }, { "after", after.name } }) + "\n";
    for (const auto& change : changes) {
        const auto value = [](const Explanation::Part& part, const std::string& whyNot) {
            return part ? exactText(part->value) : fmt::format("({})", whyNot);
        };
        const auto fold = changeFold(change, words);
        text += fmt::format("\n{}: {} → {}{}{}\n", change.item, value(change.before, change.whyNotBefore),
            value(change.after, change.whyNotAfter), fold.empty() ? "" : ", ", fold);
        if (change.parts.empty())
            text += "  " + words(say::changes::same) + "\n";
        for (const auto& part : change.parts) {
            text += fmt::format("  {}: {} → {}\n", part.label, amount(part.before, words(say::changes::none)),
                amount(part.after, words(say::changes::none)));
            for (const auto& record : part.records)
                text += fmt::format("    {}: {} {}  ({})\n", words(nameOf(record.move)), amount(record.record, {}), record.record->label,
                    dotted({ record.detail, recordText(*record.record, dataset) }));
            for (const auto& [old, now] : part.factors)
                text += fmt::format("    {}: {} → {}\n", (now ? now : old)->label, amount(old, "1"), amount(now, "1"));
        }
    }
    return text;
}

std::string changesJson(
    const std::vector<ValueChange>& changes, const ComparedView& before, const ComparedView& after, const Dataset& dataset)
{
    Json json { { "before", before.name }, { "after", after.name }, { "changes", Json::array() } };
    for (const auto& change : changes) {
        Json entry { { "item", change.item }, { "before", valueJson(change.before) }, { "after", valueJson(change.after) } };
        if (!change.before)
            entry["why_not_before"] = change.whyNotBefore;
        if (!change.after)
            entry["why_not_after"] = change.whyNotAfter;
        entry["parts"] = Json::array();
        for (const auto& part : change.parts) {
            Json written { { "label", part.label }, { "before", valueJson(part.before) }, { "after", valueJson(part.after) },
                { "records", Json::array() } };
            for (const auto& record : part.records) {
                Json moved { { "move", word(record.move) }, { "table", word(record.record->record->kind) },
                    { "id", record.record->record->id }, { "label", record.record->label }, { "value", record.record->value } };
                if (record.record->source)
                    moved["source"] = dataset.name(*record.record->source);
                if (!record.detail.empty())
                    moved["detail"] = record.detail;
                written["records"].push_back(std::move(moved));
            }
            for (const auto& [old, now] : part.factors)
                written["factors"].push_back({ { "label", (now ? now : old)->label }, { "before", old ? Json(old->value) : Json(1) },
                    { "after", now ? Json(now->value) : Json(1) } });
            entry["parts"].push_back(std::move(written));
        }
        json["changes"].push_back(std::move(entry));
    }
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}
