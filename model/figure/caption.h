// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/words.h"
#include "model/figure/figure.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace model {

/// A caption with the numbers of the records in it.
struct Caption {
    std::string text;
    /// A sentence each; a placeholder that cannot be read stays as it is written, one whose name the figure has not says so in its place.
    std::vector<std::string> problems;
    bool operator==(const Caption&) const = default;
};

/// Makes the figure of a view of the same records.
using MakesFigure = std::function<Figure(const ViewState&)>;

/// Fills in the placeholders of a saved view's caption, so that no number in it is typed in. They read the table form of figures:
///
///   {[OpenAI]}                           the value of an item or series, of several quarters the last, as the figure writes it
///   {[OpenAI@2023Q3]}                    at a quarter                {[Microsoft > OpenAI]}  of an item within a series
///   {[OpenAI|interval]}                  also low, high, rank, x, quarter, name, growth (a year)
///   {[#1|name]}                          the first in the order of values
///   {[OpenAI in at=2023Q1]}              in another figure: this view with these keys set
///   {count(*)} {sum([rich > *])}         also max and min
///   {[A] / [B] as fold}                  + - * / ( ) and numbers; as fold, percent, count or number
///   {[A] > [B] ? holds : does not hold}  the words by what the records say
///
/// `{{` is a brace. What is not drawn is written "unknown", never 0. Pure; throws nothing but what `makeFigure` throws.
Caption captionOf(std::string_view pattern, const ViewState& view, const MakesFigure& makeFigure, const Words& words = {});

}
