// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace model {

/// An English text of the catalogue (resources/words/en, resources/method/en), which the build makes constants of namespace `say` of: a
/// message that nobody wrote does not compile. `{name}` stands for an argument, `{name|form|form}` for the form that the number `name` asks
/// for in the language: `{n} {n|chip|chips}`; forms may hold arguments themselves.
struct Message {
    std::string_view key; ///< what translations replace it by: `chips.title`
    std::string_view text;
};

}
