// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/compute/check_rules.h"

#include "model/base/text.h"
#include "model/records/each_record_type.h"
#include "model/records/record_name.h"
#include "model/records/validate.h"

#include <fmt/format.h>

namespace model {

namespace {

constexpr std::size_t recordsAtOnce = 1024; // between two looks at whether to stop

template <class Record> Finding findingOn(const Record& record, const Problem& problem, const Dataset& dataset)
{
    constexpr std::size_t longestNameSaid = 60;
    const auto name = shortened(recordName(record, dataset), longestNameSaid);
    Finding finding;
    finding.check = Check::BreaksRule;
    finding.sentence = sentenceOf(finding.check);
    if constexpr (requires { finding.organization = record.organization; })
        finding.organization = record.organization;
    if constexpr (requires { finding.chip = record.chip; })
        finding.chip = record.chip;
    const std::string kind(word(RecordTraits<Record>::kind));
    finding.subject = fmt::format("{} {}, {}", kind, name, problem.field);
    finding.facts = { { "kind", kind }, { "record", name }, { "field", std::string(problem.field) }, { "value", inQuotes(problem.value) },
        { "reason", problem.reason } };
    finding.records = { { RecordTraits<Record>::kind, record.id.value } };
    return finding;
}

}

void checkRules(const Dataset& dataset, CheckContext& context)
{
    const References references(dataset);
    std::size_t done = 0;
    eachRecordType([&]<class Record>() {
        dataset.table<Record>().forEach([&](const Record& record) {
            if (++done % recordsAtOnce == 0)
                context.progress.update(0);
            for (const auto& problem : validate(record, references))
                context.findings.push_back(findingOn(record, problem, dataset));
        });
    });
}

}
