// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace model {

/// A free name beside `target`, so that what is written there can be renamed into place. What stands there at the end is removed, and so is
/// what a killed program left beside the same target a day ago or earlier.
class TemporaryPath {
public:
    explicit TemporaryPath(const std::filesystem::path& target);
    TemporaryPath(const TemporaryPath&) = delete;
    TemporaryPath& operator=(const TemporaryPath&) = delete;
    ~TemporaryPath();

    const std::filesystem::path& path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

/// Writes a new file. Throws Error: Full, Unwritable.
class FileWriter {
public:
    /// `shown` is the name errors give.
    FileWriter(const std::filesystem::path& path, std::string shown);
    FileWriter(const FileWriter&) = delete;
    FileWriter& operator=(const FileWriter&) = delete;
    ~FileWriter();

    void write(std::string_view bytes);
    void close(); ///< with all bytes on the disk

private:
    std::string m_shown;
    int m_file = -1;
};

/// Brings a finished file under its name, with the rights of the one it replaces, so that after a power cut either the old or the new one
/// is there. Throws Error: Conflict where there is one already unless `replace`, Full, Unwritable.
void moveIntoPlace(const std::filesystem::path& temporary, const std::filesystem::path& target, bool replace);

/// Waits until the disk has the file's bytes; errors call it `shown`. Not for a database that is open: closing the file would drop SQLite's
/// locks.
void syncFile(const std::filesystem::path& path, const std::filesystem::path& shown);

}
