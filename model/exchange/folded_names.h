// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/records/dataset.h"
#include "model/records/record_ref.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace model {

/// The organizations, chips and sources of a document by their names' letters: case, width and blanks of any kind aside, under their
/// aliases as well. Made when the first name is looked for.
class FoldedNames {
public:
    /// The dataset outlives this.
    explicit FoldedNames(const Dataset& dataset)
        : m_dataset(&dataset)
    {
    }

    /// The name as the document, or an earlier `remember`, has it; nothing where none or more than one is written with these letters.
    std::optional<std::string> find(RecordKind kind, std::string_view text);

    /// So that a name of the same letters further down is the same.
    void remember(RecordKind kind, const std::string& name);

private:
    void make();
    void add(RecordKind kind, std::string_view writing, const std::string& name);

    const Dataset* m_dataset;
    bool m_isMade = false;
    std::map<RecordKind, std::unordered_map<std::string, std::string>> m_names; ///< empty where several names have the letters
};

}
