// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/view_options.h"

#include "model/base/text.h"
#include "model/view/view_query.h"

#include <algorithm>
#include <array>

namespace app {

namespace {

struct KeyMeaning {
    std::string_view key;
    std::string_view value; ///< what it is called
    std::string_view meaning;
};

/// Words of a fixed list follow the meaning.
constexpr std::array meanings {
    KeyMeaning { "figure", "FIGURE", "what is drawn (default ranking)" },
    KeyMeaning { "unit", "UNIT", "what chips are counted in (default chips in growth, else h100e)" },
    KeyMeaning { "basis", "BASIS", "what an H100-equivalent weighs chips by (default bf16)" },
    KeyMeaning { "per", "PEOPLE", "the denominator (default researchers in ranking and lorenz, else none)" },
    KeyMeaning { "access", "HOLDING",
        "compute that one has access to, or that one owns (default access in ranking, wealth, lorenz and suppliers, else owned)" },
    KeyMeaning { "state", "STATE", "chips as they are claimed, or of those sold only what is up and running (default sold)" },
    KeyMeaning { "measure", "MEASURE", "of growth and versus (default flow)" },
    KeyMeaning { "by", "GROUP", "what growth and shares are grouped by (default chip-kind)" },
    KeyMeaning { "style", "STYLE", "of growth and versus (default stacked)" },
    KeyMeaning { "base", "QUARTER", "the quarter an index starts from (default the first one drawn)" },
    KeyMeaning { "at", "QUARTER",
        "the quarter that is shown, such as 2025Q4 (default that of the saved view `start`, else the last one with an actual claim)" },
    KeyMeaning { "from", "QUARTER", "where a range begins (default 16 quarters up to its end)" },
    KeyMeaning { "to", "QUARTER", "where a range ends (default --at)" },
    KeyMeaning { "quarters", "QUARTER,...", "of lorenz: a curve for each (default --at)" },
    KeyMeaning { "status", "STATUS", "planned takes both (default actual)" },
    KeyMeaning { "evidence", "KIND", "the weakest kind of source that is taken (default estimate)" },
    KeyMeaning { "prefer", "SOURCE,...", "keys of sources whose claims count before all others" },
    KeyMeaning { "organization", "NAME,...", "only these organizations" },
    KeyMeaning { "chip", "NAME,...", "only these chips" },
    KeyMeaning { "chip-kind", "KIND,...", "only these kinds of chips" },
    KeyMeaning { "kind", "KIND,...", "only these kinds of organizations" },
    KeyMeaning { "country", "COUNTRY,...", "only organizations of these countries, such as US, or unknown" },
    KeyMeaning { "vendor", "NAME,...", "only chips of these vendors, or unknown" },
    KeyMeaning { "pin", "NAME,...", "mark these organizations wherever they are drawn, and say where each stands" },
    KeyMeaning { "groups", "GROUP,...", "of versus: at least two, each Name:organization=A|B;chip=X|Y" },
    KeyMeaning { "x", "WHAT", "along chips (default bandwidth)" },
    KeyMeaning { "y", "WHAT", "up chips (default peak)" },
    KeyMeaning { "sizes", "FROM-TO", "of decode: active parameters (default 1e9-1e12)" },
    KeyMeaning { "bytes", "BYTES,...", "of decode: bytes of a parameter (default 2)" },
    KeyMeaning { "top", "N", "the most that are listed (default 30)" },
    KeyMeaning { "scale", "SCALE", "of the axis of values (default log in ranking, wealth, training, chips and decode, else linear)" },
    KeyMeaning { "intervals", "SWITCH", "show how uncertain values are (default on)" },
    KeyMeaning { "alternatives", "SWITCH", "mark what the values would be if another source's claims counted (default off)" },
    KeyMeaning { "projection", "N", "of growth and training: for how many quarters trends are continued (default 0)" },
    KeyMeaning { "trails", "SWITCH", "of wealth: where everybody came from (default off)" },
    KeyMeaning { "rich", "N", "from how many H100e each somebody is rich (default 100)" },
    KeyMeaning { "poor", "N", "up to how many H100e each somebody is poor (default 10)" },
    KeyMeaning { "carry", "N", "how many quarters the stock of a silent source is carried (default 4)" },
    KeyMeaning { "rho", "N", "the correlation of the errors of one source's claims (default 0.75)" },
    KeyMeaning { "mfu", "N", "the part of the peak that training reaches, for gpt4s and training (default 0.40)" },
    KeyMeaning { "zoom", "X,X,Y,Y", "the part of the axes that is shown, low and high ends in their values, empty where as drawn" },
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
    if (!option.words.empty())
        option.meaning += (option.meaning.empty() ? "" : ": ") + model::joined(option.words, ", ");
    if (key == "organization")
        option.otherName = "--org";
    option.repeats = true;
    return option;
}

}

OptionSpec view(std::string name, std::string meaning)
{
    return { std::move(name), "VIEW", std::move(meaning) };
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
