// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/table_option.h"

#include "model/exchange/import_fields.h"
#include "model/records/words.h"

#include <algorithm>

namespace app {

std::vector<std::string> tableWords()
{
    std::vector<std::string> words;
    for (const auto kind : model::importKinds())
        words.emplace_back(model::word(kind));
    return words;
}

std::optional<model::RecordKind> tableOption(const Arguments& arguments)
{
    const auto kinds = model::importKinds();
    const auto kind = model::recordKindNamed(arguments.value("--table").value_or(std::string()));
    if (!kind || std::ranges::find(kinds, *kind) == kinds.end())
        arguments.word("--table"); // refuses what is none of the words
    return kind;
}

}
