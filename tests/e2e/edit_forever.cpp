// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/document.h"

#include <cstdlib>
#include <string>

#include <unistd.h>

/// Edits a document until it is killed and tells every step on standard output once it is committed: the number in the
/// caption of the saved view "count". Every third step is undone and done again.
int main(int argc, char* argv[])
{
    if (argc != 2)
        return 1;
    auto document = model::Document::open(argv[1]);
    model::SavedView step;
    auto view = *document.dataset()->savedViewNamed("count");
    for (long number = std::atol(view.caption.c_str()) + 1;; ++number) {
        view.caption = std::to_string(number);
        step.name = "step " + view.caption;
        step.view.assign(static_cast<std::size_t>(number % 7) * 3000, 'x');
        document.transact("Count", [&](model::Writer& writer) {
            writer.update(view);
            writer.insert(step);
        });
        if (number % 3 == 0) {
            document.undo();
            document.redo();
        }
        const auto line = view.caption + "\n";
        if (::write(1, line.data(), line.size()) != static_cast<ssize_t>(line.size()))
            return 1;
    }
}
