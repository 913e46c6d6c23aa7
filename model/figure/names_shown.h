// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/figure/selection.h"
#include "model/records/renames.h"
#include "model/view/view_state.h"

#include <optional>
#include <string>

namespace model {

/// What the names in a view's figure are names of, so that they can follow a renaming: "OpenAI" may be an organization or a group of
/// versus, "Google" a vendor.
class NamesShown {
public:
    /// `view` as it was before the renaming, which must outlive this.
    NamesShown(const ViewState& view, const Renames& renames);

    std::string series(const std::string& name) const;
    std::string item(const std::string& name) const; ///< also of a series, where a figure's values are those of series

private:
    struct Kinds {
        std::optional<RecordKind> series;
        std::optional<RecordKind> item;
    };
    std::string now(std::optional<RecordKind> kind, const std::string& name) const;

    const ViewState& m_view;
    const Renames& m_renames;
    Kinds m_kinds;
};

/// What is selected in the view's figure, by the names of now.
Selection renamedSelection(Selection selection, const ViewState& view, const Renames& renames);

}
