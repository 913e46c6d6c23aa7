// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/error.h"
#include "model/store/document.h"

#include <cstdio>
#include <cstdlib>
#include <string>

/// edit_many <file> <name> <times> [undo]: counts up the captions of the saved views "count" and <name> together, one step each time; or
/// tries so many times to undo the last step, if it is called <name>.
int main(int argc, char* argv[])
{
    if (argc < 4)
        return 1;
    try {
        auto document = model::Document::open(argv[1]);
        const std::string name = argv[2];
        const auto countUp = [&](model::Writer& writer, const std::string& called) {
            auto view = *document.dataset()->savedViewNamed(called);
            view.caption = std::to_string(std::stol(view.caption) + 1);
            writer.update(view);
            return view.caption;
        };
        for (long left = std::atol(argv[3]); left > 0; --left) {
            if (argc > 4) {
                document.refresh();
                if (document.undoLabel() == name)
                    document.undo();
                continue;
            }
            document.transact(name, [&](model::Writer& writer) {
                countUp(writer, "count");
                countUp(writer, name);
            });
        }
    } catch (const model::Error& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 2;
    }
    return 0;
}
