// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/store/step_content.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace model {

/// Which records a step touched, in little memory.
struct StepTouch {
    struct Range {
        RecordKind kind = RecordKind::Inventory;
        std::int64_t first = 0;
        std::size_t count = 0;
    };

    StepTouch() = default;
    StepTouch(std::string stepStamp, const StepContent& content);

    std::string stamp; ///< tells steps with the same id apart: it is used again when an undone step was dropped
    std::vector<Range> ranges;
    Changes changed; ///< by the changeset
    std::map<RecordKind, std::size_t> counts;

    bool has(RecordRef record) const;
    bool hasAny(const Changes& records) const;
};

}
