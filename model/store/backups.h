// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/store/document.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string_view>
#include <vector>

namespace model {

/// What a backup was made before, or for.
enum class BackupReason { Daily, Import, Migration, Restore, ByHand };

using BackupTime = std::chrono::sys_seconds; ///< UTC

BackupTime backupTimeNow();

/// One complete copy of a document, as its file's name tells it.
struct Backup {
    std::filesystem::path path;
    BackupTime time;
    BackupReason reason = BackupReason::Daily;
    std::uintmax_t bytes = 0;
};

/// The backups of one document, in a folder of their own: the ten newest, and of each month the newest.
class BackupFolder {
public:
    static constexpr std::size_t recent = 10;

    /// The folder of one document's backups in a folder for those of all: documents of the same name elsewhere have others.
    static BackupFolder of(const std::filesystem::path& document, const std::filesystem::path& root);

    /// The folder need not exist; `make` makes it.
    explicit BackupFolder(std::filesystem::path folder)
        : m_folder(std::move(folder))
    {
    }

    /// Newest first. Files that are no backups are left alone and not listed; a folder that is not there has none.
    std::vector<Backup> list() const;

    /// Whether the document in `file` was written since the newest backup, and that is not of the same day. Those of later than now, by a
    /// clock that ran ahead, do not count.
    bool isDue(const std::filesystem::path& file, BackupTime now) const;

    /// A verified copy, see Document::saveCopy (also for Cancelled), with the document's rights; the daily one only of a document that is
    /// whole (Damaged). Then the superfluous old ones go; those of a clock that ran ahead take no place of others. Where it throws, all
    /// older ones are still there.
    Backup make(const Document& document, BackupReason reason, BackupTime now, const Progress& progress = {}) const;

    /// Gives the document the backup's records in one step that can be undone, after a backup of what it holds now; other windows and
    /// programs see it as any edit. Throws Error where the backup cannot be read; then nothing was changed.
    Changes restore(const Backup& backup, Document& document, BackupTime now) const;

private:
    void dropSuperfluous(BackupTime now) const;

    std::filesystem::path m_folder;
};

/// For a person and in the file's name: "daily", "before-import".
std::string_view word(BackupReason reason);

}
