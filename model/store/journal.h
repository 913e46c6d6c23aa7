// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/store/document.h"
#include "model/store/step_content.h"

#include <SQLiteCpp/Database.h>

#include <cstdint>
#include <deque>
#include <optional>
#include <set>
#include <vector>

namespace model {

/// The steps in the table `journal`, without their changesets: done ones, then undone ones. What is written there belongs to a transaction
/// that may fail, so every change has two halves: one that writes, and one that follows it here after the commit.
///
/// History ends where something else wrote into the file: each step notes the file's change counter as its commit leaves it, and only while
/// the newest note is what the header says can anything be undone. The next step is then marked as first; earlier ones stay listed.
class Journal {
public:
    /// A step about to be written.
    struct NewStep {
        JournalStep step;
        bool isFirst = false;
        std::size_t dropped = 0; ///< how many of the oldest went, over the cap
    };

    /// Reads the table; `changeCounter` is the header's.
    void load(SQLite::Database& database, std::uint32_t changeCounter);

    std::optional<JournalStep> toUndo() const;
    std::optional<JournalStep> toRedo() const;
    std::vector<JournalStep> steps() const;
    JournalStep step(std::int64_t id) const; ///< throws Error (NotFound)

    /// What the journal keeps of a step: empty where there is no such step. Throws BadContent.
    static StepContent content(SQLite::Database& database, std::int64_t id);

    /// Takes in the commits that led from one change counter to another and returns what they touched, if all of them are steps; else
    /// nothing is taken in and the table has to be loaded. Reads the newest rows only.
    std::optional<Changes> follow(SQLite::Database& database, std::uint32_t before, std::uint32_t after);

    NewStep append(SQLite::Database& database, const std::string& label, const StepContent& content, std::uint32_t changeCounter,
        std::size_t cap) const;
    void appended(NewStep step);

    /// Writes that a step is undone or done again; `content` is what the journal keeps of it from now on, where that changes.
    static void mark(
        SQLite::Database& database, std::int64_t id, bool isUndone, std::uint32_t changeCounter, const std::optional<StepContent>& content);
    void marked(bool isUndone, std::optional<std::size_t> bytes);

    /// Nothing so far can be undone or done again.
    void end();

    /// Nothing that is done can be undone any more; what is undone can be done again.
    void endDone();

    /// Whether another program wrote, undid or redid the step since the table was loaded first.
    bool isOthers(std::int64_t id) const { return m_others.contains(id); }

    /// After the table was loaded anew; `before` is what was known.
    void findOthers(const Journal& before);

    /// The undone steps, oldest first.
    std::vector<JournalStep> undone() const;

    /// Inside a transaction, with the tables as they are: the undone steps become done ones, each followed by a step that took it back, so
    /// that nothing of them goes with the next step. `takenBack` are those steps, the last undone first.
    struct TakenBack {
        std::string label;
        StepContent again; ///< what the journal keeps of the step that was undone
        StepContent back;  ///< what took it back
    };
    void keepUndone(SQLite::Database& database, const std::vector<TakenBack>& takenBack, std::uint32_t changeCounter);

    /// For a copy of the file: the same history, noted for its change counter.
    void moveTo(SQLite::Database& database, std::uint32_t changeCounter) const;

private:
    static void insert(SQLite::Database& database, NewStep& added, const StepContent& content, std::uint32_t changeCounter);
    void count();

    std::deque<JournalStep> m_steps; // ascending ids; the undone ones last
    std::size_t m_undone = 0;        // how many those are
    std::size_t m_ended = 0;         // how many at the front cannot be undone
    std::size_t m_bytes = 0;
    std::set<std::int64_t> m_others;
};

}
