// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/compute/mark.h"
#include "model/records/record_ref.h"

#include <optional>
#include <string>
#include <vector>

namespace model {

/// A number and what it is made of.
struct Operand {
    std::string label;    ///< "H100/H200, rented from Microsoft"
    std::string value;    ///< "480 k", "÷ 1,000 researchers": with its sign in the formula
    std::string interval; ///< "344 k – 602 k", empty where none is given
    std::string detail;   ///< "interpolated between 2025Q2 and 2025Q4"
    std::optional<Mark> mark;
    std::optional<RecordRef> record; ///< that the number rests on
    std::optional<SourceId> source;  ///< of that record
    std::vector<Operand> operands;
    bool isAlternative = false; ///< what another source says of the same thing: it does not count
    bool operator==(const Operand&) const = default;
};

struct SourceUse {
    SourceId source;
    std::string key;
    std::string kind; ///< the stored word
    std::string title;
    std::string detail; ///< "Epoch AI, 2026-09-10"
    std::string url;
    std::string share;       ///< "86 % of this number", "people", "chip figures"
    bool isOfClaims = false; ///< of chips and people, not just of chip figures and of what others hold
    bool operator==(const SourceUse&) const = default;
};

/// The inspector's content for one selected value; everything empty where nothing is selected.
struct Inspection {
    std::string heading;  ///< "OpenAI · 2025Q4"
    std::string rank;     ///< "rank 1–7"
    std::string value;    ///< "1,740"
    std::string unit;     ///< "H100-equivalents (dense BF16) per researcher"
    std::string interval; ///< "90 %: 905 – 3,570"
    std::string tier;     ///< "GPU-rich"
    std::string standing; ///< "next above is Meta with 1,900; 20 k more would make it GPU-rich", of a ranking
    std::string mark;     ///< "a part is interpolated"
    std::string formula;  ///< "1.74 M H100e ÷ 1,000 researchers"
    std::vector<Operand> operands;
    std::vector<SourceUse> sources;
    std::string note;                   ///< why there is no value, or what it leaves out
    std::string against;                ///< the organization it is compared with
    std::string comparison;             ///< "43 % likely above Meta", where it is compared with another
    std::vector<std::string> others;    ///< it can be compared with, in the order of the ranking
    std::vector<std::string> preferred; ///< keys of the sources that go before all others in this view
    bool operator==(const Inspection&) const = default;
};

}
