// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/figure/finding_text.h"

#include "model/figure/enum_names.h"
#include "model/figure/number_text.h"
#include "model/figure/unknown_name_text.h"
#include "model/records/each_record_type.h"
#include "model/records/record_name.h"
#include "model/records/words.h"
#include "words/explain.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cmath>

namespace model {

namespace {

/// In full, so that small differences are seen; parts of a chip or a person only where there are few.
std::string countText(double number)
{
    constexpr double few = 100;
    const double shown = std::abs(number) < few ? std::abs(number) : std::round(std::abs(number));
    return (number < 0 ? "−" : "") + groupedText(shown);
}

/// "40,838,650 (30,000,000 – 50,000,000)"
std::string amountText(const Estimate& amount)
{
    auto text = countText(amount.best);
    if (amount.low || amount.high)
        text += fmt::format(" ({} – {})", amount.low ? countText(*amount.low) : "…", amount.high ? countText(*amount.high) : "…");
    return text;
}

struct FactText {
    std::string operator()(const Estimate& amount) const { return amountText(amount); }
    std::string operator()(double number) const { return numberText(number); }
    std::string operator()(Quarter quarter) const { return quarterText(quarter); }
    std::string operator()(std::size_t count) const { return std::to_string(count); }
    std::string operator()(const std::string& text) const { return text; }
    std::string operator()(const Sentence& sentence) const { return words(sentence); }

    const Words& words;
};

std::string holdingText(const Finding& finding, const Dataset& dataset, const Words& words)
{
    if (!finding.chip || !finding.access)
        return {};
    const auto& message = *finding.access == Access::Owned ? say::inspect::owned
        : finding.provider                                 ? say::inspect::rentedFrom
                                                           : say::inspect::rented;
    return words(message,
        { { "chip", std::string(dataset.name(*finding.chip)) },
            { "provider", finding.provider ? std::string(dataset.name(*finding.provider)) : std::string() } });
}

std::string nameOf(const RecordRef& ref, const Dataset& dataset)
{
    return withRecordType(ref.kind, [&]<class Record>() {
        const auto* record = dataset.table<Record>().find({ ref.id });
        return record ? recordName(*record, dataset) : std::string();
    });
}

/// "organization OpenAl (nearest: OpenAI)"
std::string whatIsUnknown(const Finding& finding, const Words& words)
{
    const auto fact
        = [&](std::string_view name) { return std::get<std::string>(std::ranges::find(finding.facts, name, &FindingFact::name)->value); };
    return unknownNameText({ fact("key"), fact("name"), fact("nearest"), {} }, words);
}

}

std::string findingText(const Finding& finding, const Dataset& dataset, const Words& words)
{
    Arguments arguments;
    if (finding.check == Check::UnknownName)
        arguments.emplace_back("what", whatIsUnknown(finding, words));
    if (finding.organization)
        arguments.emplace_back("organization", std::string(dataset.name(*finding.organization)));
    if (finding.chip)
        arguments.emplace_back("chip", std::string(dataset.name(*finding.chip)));
    arguments.emplace_back("holding", holdingText(finding, dataset, words));
    for (const auto& fact : finding.facts) {
        auto text = std::visit(FactText { words }, fact.value);
        arguments.emplace_back(fact.name, fact.name == "population" ? words(peopleNames[*fromWord<Population>(text)]) : std::move(text));
    }
    return words(finding.sentence, arguments);
}

std::string findingsJson(std::span<const Finding> findings, const Dataset& dataset, Quarter at)
{
    using Json = nlohmann::ordered_json;
    auto list = Json::array();
    for (const auto& finding : findings) {
        if (finding.isWaived)
            continue;
        Json entry { { "check", word(finding.check) }, { "severity", word(finding.severity) }, { "text", findingText(finding, dataset) },
            { "subject", finding.subject } };
        entry["organization"] = finding.organization ? Json(dataset.name(*finding.organization)) : Json();
        entry["chip"] = finding.chip ? Json(dataset.name(*finding.chip)) : Json();
        entry["fingerprint"] = finding.fingerprint;
        entry["records"] = Json::array();
        for (const auto& ref : finding.records)
            entry["records"].push_back({ { "table", word(ref.kind) }, { "id", ref.id }, { "name", nameOf(ref, dataset) } });
        list.push_back(std::move(entry));
    }
    const auto open = countOpen(findings);
    const Json all { { "at", quarterText(at) }, { "open", open }, { "waived", findings.size() - open }, { "findings", list } };
    return all.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}
