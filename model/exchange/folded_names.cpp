// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/folded_names.h"

#include "model/base/letters.h"
#include "model/base/text.h"

namespace model {

void FoldedNames::add(RecordKind kind, std::string_view writing, const std::string& name)
{
    const auto [known, isNew] = m_names[kind].emplace(foldedLetters(writing), name);
    if (!isNew && known->second != name)
        known->second.clear();
}

void FoldedNames::make()
{
    m_isMade = true;
    const auto addNamed = [this](RecordKind kind, const auto& record) {
        add(kind, record.name, record.name);
        if constexpr (requires { record.aliases; }) {
            for (const auto& alias : split(record.aliases, ';')) {
                if (!withoutOuterBlanks(alias).empty())
                    add(kind, alias, record.name);
            }
        }
    };
    m_dataset->organizations().forEach([&](const Organization& one) { addNamed(RecordKind::Organization, one); });
    m_dataset->chips().forEach([&](const Chip& one) { addNamed(RecordKind::Chip, one); });
    m_dataset->sources().forEach([&](const Source& one) { add(RecordKind::Source, one.key, one.key); });
}

std::optional<std::string> FoldedNames::find(RecordKind kind, std::string_view text)
{
    if (!m_isMade)
        make();
    const auto& names = m_names[kind];
    const auto found = names.find(foldedLetters(text));
    return found == names.end() || found->second.empty() ? std::nullopt : std::optional(found->second);
}

void FoldedNames::remember(RecordKind kind, const std::string& name)
{
    if (!m_isMade)
        make();
    m_names[kind].try_emplace(foldedLetters(name), name);
}

}
