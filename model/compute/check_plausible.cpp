// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/compute/check_rules.h"

#include "model/base/field_units.h"
#include "model/base/text.h"
#include "model/records/each_record_type.h"
#include "model/records/record_name.h"
#include "model/records/validate.h"

#include <fmt/format.h>

namespace model {

namespace {

constexpr std::size_t recordsPerLook = 1024; // between two looks at whether to stop
constexpr std::size_t longestNameSaid = 60;
constexpr int mostQuartersAhead = 8;

/// The number that the field of the record has; nothing where it has none or is no number.
template <class Record> std::optional<double> numberOf(const Record& record, const Field<Record>& field)
{
    return std::visit(
        [&record](auto member) -> std::optional<double> {
            using Value = std::remove_cvref_t<decltype(record.*member)>;
            if constexpr (std::is_same_v<Value, double> || std::is_same_v<Value, std::optional<double>>)
                return record.*member;
            else
                return std::nullopt;
        },
        field.member);
}

template <class Record> Finding beyondMeasure(const Record& record, std::string_view field, double number, const Dataset& dataset)
{
    const auto name = shortened(recordName(record, dataset), longestNameSaid);
    const std::string kind(word(RecordTraits<Record>::kind));
    Finding finding;
    finding.check = Check::BeyondMeasure;
    finding.sentence = sentenceOf(finding.check);
    if constexpr (requires { finding.organization = record.organization; })
        finding.organization = record.organization;
    if constexpr (requires { finding.chip = record.chip; })
        finding.chip = record.chip;
    finding.subject = fmt::format("{} {}, {}", kind, name, field);
    finding.facts = { { "kind", kind }, { "record", name }, { "field", std::string(field) }, { "value", number } };
    finding.records = { { RecordTraits<Record>::kind, record.id.value } };
    return finding;
}

}

void checkMeasures(CheckContext& context)
{
    const auto& dataset = context.dataset();
    std::size_t done = 0;
    eachRecordType([&]<class Record>() {
        struct Limited {
            const Field<Record>* field;
            double most;
        };
        std::vector<Limited> limited;
        for (const auto& field : fields<Record>()) {
            if (const auto most = unitsOf(field.name).most; most > 0)
                limited.push_back({ &field, most });
        }
        if (limited.empty())
            return;
        dataset.table<Record>().forEach([&](const Record& record) {
            if (++done % recordsPerLook == 0)
                context.progress.update(0);
            for (const auto& [field, most] : limited) {
                const auto number = numberOf(record, *field);
                if (number && std::abs(*number) > most)
                    context.findings.push_back(beyondMeasure(record, field->name, *number, dataset));
            }
        });
    });
}

void checkAhead(CheckContext& context, Quarter today)
{
    const auto& dataset = context.dataset();
    std::size_t done = 0;
    dataset.inventory().forEach([&](const InventoryRecord& claim) {
        if (++done % recordsPerLook == 0)
            context.progress.update(0);
        if (claim.status != Status::Actual || claim.quarter - today <= mostQuartersAhead)
            return;
        Finding finding;
        finding.check = Check::FarAhead;
        finding.sentence = sentenceOf(finding.check);
        finding.organization = claim.organization;
        finding.chip = claim.chip;
        finding.access = claim.access;
        finding.provider = claim.provider;
        finding.subject = fmt::format("{}, {}", word(claim.access), quarterText(claim.quarter));
        finding.facts
            = { { "quarter", claim.quarter }, { "units", Estimate { claim.units, claim.unitsLow, claim.unitsHigh } }, { "today", today } };
        finding.records = { refTo(claim) };
        context.findings.push_back(std::move(finding));
    });
}

}
