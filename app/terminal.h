// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/error.h"
#include "model/base/progress.h"

#include <functional>
#include <ostream>
#include <string>
#include <string_view>

namespace app {

/// Where a subcommand writes: results to `out`, everything else to `err`. Tests pass buffers.
class Terminal {
public:
    Terminal(std::ostream& out, std::ostream& err, bool showsProgress = false)
        : m_out(out)
        , m_err(err)
        , m_showsProgress(showsProgress)
    {
    }

    /// Throws Error where the results cannot be written (a full disk, a closed pipe).
    void write(std::string_view text);

    void note(const model::Sentence& sentence);

    std::string said(const model::Sentence& sentence) const { return m_words(sentence); }

    /// One line, which takes in a single problem; several follow it, up to 100 lines.
    void error(const model::Error& error);

    /// A line on `err` that counts up and is gone in the end, where somebody looks at it. Ctrl-C then throws Cancelled out of the work.
    model::Progress progress(const model::Sentence& title);
    void clearProgress();

private:
    void line(std::string_view text);

    std::ostream& m_out;
    std::ostream& m_err;
    model::Words m_words;
    bool m_showsProgress;
    std::size_t m_progressWidth = 0;
};

/// Runs `work`; whatever it throws becomes an error on the terminal and exit code 1.
int guarded(Terminal& terminal, const std::function<int()>& work);

/// The text on one line and without anything a terminal would obey: control characters become '?', line ends spaces.
std::string plainLine(std::string_view text);

}
