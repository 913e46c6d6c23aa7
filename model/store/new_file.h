// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>

namespace model {

/// A document being made: it is filled beside its place and stands there, complete, only after finish(). Nothing is left where it is given
/// up. Records are written as they are, with their ids and unchecked; a doubled key or a broken rule of the schema is an Error.
class NewFile {
public:
    /// Throws Error (Conflict, NotFound, Unwritable) where no file may be put.
    NewFile(const std::filesystem::path& path, bool replace);
    ~NewFile();

    template <class Record> void insert(const Record& record);

    void finish();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

}
