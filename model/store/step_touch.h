// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/store/document.h"
#include "model/store/step_content.h"

#include <SQLiteCpp/Database.h>

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

/// What the steps of a journal touched, read when somebody asks and kept.
class StepTouches {
public:
    /// Nothing where the step cannot be read: undoing it says so.
    const StepTouch& of(const JournalStep& step, SQLite::Database& database);

    void forget(std::int64_t step) { m_touches.erase(step); }

private:
    std::map<std::int64_t, StepTouch> m_touches; ///< by step
};

}
