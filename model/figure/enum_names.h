// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/compute/mark.h"
#include "model/records/enum_messages.h"
#include "model/view/unit_facts.h"
#include "model/view/view_words.h"

#include "words/figure.h"

namespace model {

// How figures name the values of the view's and the records' choices.
inline constexpr EnumMessages<Unit> unitNames(say::unit::messages);
inline constexpr EnumMessages<Unit> shortUnitNames(say::unit::messages, "short.");
inline constexpr EnumMessages<Basis> basisNames(say::unit::messages, "basis.");
inline constexpr EnumMessages<Unit> unitChoices(say::choice::messages, "unit.");
inline constexpr EnumMessages<Basis> basisChoices(say::choice::messages, "basis.");
inline constexpr EnumMessages<Mark> markNames(say::mark::messages);
inline constexpr EnumMessages<Population> peopleNames(say::people::messages);
inline constexpr EnumMessages<Per> perNames(say::per::messages);
inline constexpr EnumMessages<Unit> whatNames(say::what::messages);

}
