// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/message.h"
#include "model/records/words.h"

#include <array>
#include <span>

namespace model {

/// The messages of an enum's values: those of a section whose keys end in the stem and the value's word. One that nobody wrote does not
/// compile.
template <class Enum> class EnumMessages {
public:
    consteval explicit EnumMessages(std::span<const Message> section, std::string_view stem = {})
    {
        for (std::size_t i = 0; i < m_messages.size(); ++i)
            m_messages[i] = found(section, stem, EnumWords<Enum>::words[i]);
    }

    constexpr const Message& operator[](Enum value) const { return m_messages[static_cast<std::size_t>(value)]; }

private:
    static consteval Message found(std::span<const Message> section, std::string_view stem, std::string_view word)
    {
        for (const auto& message : section) {
            const auto key = message.key.substr(message.key.find('.') + 1);
            if (key.size() == stem.size() + word.size() && key.starts_with(stem) && key.ends_with(word))
                return message;
        }
        throw "no message of the section is named after the stem and the value's word";
    }

    std::array<Message, EnumWords<Enum>::words.size()> m_messages {};
};

}
