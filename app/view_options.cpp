// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/view_options.h"

#include "model/view/view_query.h"
#include "words/usage.h"

#include <algorithm>
#include <array>

namespace app {

namespace {

struct KeyMeaning {
    std::string_view key;
    std::string_view value; ///< what it is called
    model::Message meaning;
};

/// Words of a fixed list follow the meaning.
constexpr std::array meanings {
    KeyMeaning { "figure", "FIGURE", say::viewOption::figure },
    KeyMeaning { "unit", "UNIT", say::viewOption::unit },
    KeyMeaning { "basis", "BASIS", say::viewOption::basis },
    KeyMeaning { "per", "PEOPLE", say::viewOption::per },
    KeyMeaning { "access", "HOLDING", say::viewOption::access },
    KeyMeaning { "state", "STATE", say::viewOption::state },
    KeyMeaning { "measure", "MEASURE", say::viewOption::measure },
    KeyMeaning { "by", "GROUP", say::viewOption::by },
    KeyMeaning { "style", "STYLE", say::viewOption::style },
    KeyMeaning { "base", "QUARTER", say::viewOption::base },
    KeyMeaning { "at", "QUARTER", say::viewOption::at },
    KeyMeaning { "from", "QUARTER", say::viewOption::from },
    KeyMeaning { "to", "QUARTER", say::viewOption::to },
    KeyMeaning { "quarters", "QUARTER,...", say::viewOption::quarters },
    KeyMeaning { "status", "STATUS", say::viewOption::status },
    KeyMeaning { "evidence", "KIND", say::viewOption::evidence },
    KeyMeaning { "prefer", "SOURCE,...", say::viewOption::prefer },
    KeyMeaning { "organization", "NAME,...", say::viewOption::organization },
    KeyMeaning { "chip", "NAME,...", say::viewOption::chip },
    KeyMeaning { "chip-kind", "KIND,...", say::viewOption::chipKind },
    KeyMeaning { "kind", "KIND,...", say::viewOption::kind },
    KeyMeaning { "country", "COUNTRY,...", say::viewOption::country },
    KeyMeaning { "vendor", "NAME,...", say::viewOption::vendor },
    KeyMeaning { "pin", "NAME,...", say::viewOption::pin },
    KeyMeaning { "groups", "GROUP,...", say::viewOption::groups },
    KeyMeaning { "x", "WHAT", say::viewOption::x },
    KeyMeaning { "y", "WHAT", say::viewOption::y },
    KeyMeaning { "sizes", "FROM-TO", say::viewOption::sizes },
    KeyMeaning { "bytes", "BYTES,...", say::viewOption::bytes },
    KeyMeaning { "top", "N", say::viewOption::top },
    KeyMeaning { "scale", "SCALE", say::viewOption::scale },
    KeyMeaning { "intervals", "SWITCH", say::viewOption::intervals },
    KeyMeaning { "alternatives", "SWITCH", say::viewOption::alternatives },
    KeyMeaning { "projection", "N", say::viewOption::projection },
    KeyMeaning { "trails", "SWITCH", say::viewOption::trails },
    KeyMeaning { "rich", "N", say::viewOption::rich },
    KeyMeaning { "poor", "N", say::viewOption::poor },
    KeyMeaning { "carry", "N", say::viewOption::carry },
    KeyMeaning { "rho", "N", say::viewOption::rho },
    KeyMeaning { "mfu", "N", say::viewOption::mfu },
    KeyMeaning { "zoom", "X,X,Y,Y", say::viewOption::zoom },
};

OptionSpec optionOf(const std::string& key)
{
    const auto* known = std::ranges::find(meanings, key, &KeyMeaning::key);
    OptionSpec option { "--" + key, "VALUE" };
    if (known != meanings.end()) {
        option.value = known->value;
        option.meaning = known->meaning;
    }
    option.words = model::viewWords(key);
    option.listsWords = !option.words.empty();
    if (key == "organization")
        option.otherName = "--org";
    option.repeats = true;
    return option;
}

}

OptionSpec view(std::string name, const model::Message& meaning)
{
    return { std::move(name), "VIEW", meaning };
}

const std::vector<OptionSpec>& viewOptionSpecs()
{
    static const std::vector<OptionSpec> options = [] {
        std::vector<OptionSpec> all;
        for (const auto& key : model::viewKeys())
            all.push_back(optionOf(key));
        return all;
    }();
    return options;
}

std::vector<std::pair<std::string, std::string>> viewOptions(const Arguments& arguments)
{
    std::vector<std::pair<std::string, std::string>> options;
    for (const auto& [name, value] : arguments.repeatable())
        options.emplace_back(name.substr(2), value);
    return options;
}

}
