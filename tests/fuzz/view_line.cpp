// SPDX-License-Identifier: GPL-3.0-or-later
// A view's line and a caption: what is read of a line is written as a line that reads the same.
#include "tests/fuzz/fuzz.h"

#include "model/figure/caption.h"
#include "model/view/resolve.h"
#include "model/view/view_query.h"
#include "tests/support/dataset_text.h"

using namespace model;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const auto dataset = datasetOf("inventory: A | H100 SXM | 2023Q1 | installed 100 80..120");
    const auto line = fuzz::text(data, size);
    const auto view = parseQuery(line).view;
    const auto again = parseQuery(viewQuery(view));
    fuzz::require(again.problems.empty());
    fuzz::require(viewQuery(again.view) == viewQuery(view));
    unknownNames(view, dataset);
    resolve(view, dataset);
    captionOf(std::string(line), {}, [](const ViewState&) { return Figure(); });
    return 0;
}
