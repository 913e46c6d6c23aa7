// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/records/shown_names.h"

#include <map>

namespace model {

namespace {

/// The messages of a section by what they say in English.
std::map<std::string_view, const Message*> messagesOf(std::string_view section)
{
    std::map<std::string_view, const Message*> found;
    for (const auto* message : allMessages()) {
        if (message->key.starts_with(section))
            found.emplace(message->text, message);
    }
    return found;
}

Argument named(const std::map<std::string_view, const Message*>& messages, std::string_view name)
{
    const auto found = messages.find(name);
    return found == messages.end() ? Argument(name) : Argument(Sentence { *found->second });
}

}

Argument shownKind(RecordKind kind)
{
    static const auto messages = messagesOf("kind.");
    return named(messages, word(kind));
}

Argument shownColumn(RecordKind, std::string_view column)
{
    static const auto messages = messagesOf("column.");
    return named(messages, column);
}

}
