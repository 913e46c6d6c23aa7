// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/backups.h"

#include "model/base/error.h"
#include "model/base/fingerprint.h"
#include "words/store.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <system_error>
#include <utility>

namespace model {

namespace {

namespace fs = std::filesystem;
using std::chrono::floor;

constexpr std::array<std::pair<BackupReason, std::string_view>, 5> words { {
    { BackupReason::Daily, "daily" },
    { BackupReason::Import, "before-import" },
    { BackupReason::Migration, "before-migration" },
    { BackupReason::Restore, "before-restore" },
    { BackupReason::ByHand, "by-hand" },
} };

constexpr std::string_view ending = ".flop";

/// "20260102T030405Z-daily.flop"; of several in one second the later ones end in -2, -3.
std::string fileName(BackupTime time, BackupReason reason, int number)
{
    return fmt::format("{:%Y%m%dT%H%M%SZ}-{}{}{}", fmt::gmtime(std::chrono::system_clock::to_time_t(time)), word(reason),
        number > 1 ? fmt::format("-{}", number) : "", ending);
}

std::optional<int> digits(std::string_view text)
{
    int value = 0;
    for (const char digit : text) {
        if (digit < '0' || digit > '9')
            return std::nullopt;
        value = value * 10 + (digit - '0');
    }
    return value;
}

std::optional<BackupTime> timeOf(std::string_view text)
{
    using namespace std::chrono;
    if (text.size() != 16 || text[8] != 'T' || text[15] != 'Z')
        return std::nullopt;
    std::array<int, 6> parts {};
    constexpr std::array<std::pair<std::size_t, std::size_t>, 6> places { { { 0, 4 }, { 4, 2 }, { 6, 2 }, { 9, 2 }, { 11, 2 },
        { 13, 2 } } };
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const auto part = digits(text.substr(places[i].first, places[i].second));
        if (!part)
            return std::nullopt;
        parts[i] = *part;
    }
    const year_month_day date { year(parts[0]), month(static_cast<unsigned>(parts[1])), day(static_cast<unsigned>(parts[2])) };
    if (!date.ok() || parts[3] > 23 || parts[4] > 59 || parts[5] > 59)
        return std::nullopt;
    return sys_days(date) + hours(parts[3]) + minutes(parts[4]) + seconds(parts[5]);
}

struct Named {
    Backup backup;
    int number = 1;
};

std::optional<Named> backupAt(const fs::directory_entry& entry)
{
    const auto name = entry.path().filename().string();
    std::error_code error;
    if (name.size() < 17 || name[16] != '-' || !name.ends_with(ending) || !entry.is_regular_file(error))
        return std::nullopt;
    const auto time = timeOf(std::string_view(name).substr(0, 16));
    auto rest = std::string_view(name).substr(17);
    rest.remove_suffix(ending.size());
    for (const auto& [reason, text] : words) {
        if (!time || !rest.starts_with(text))
            continue;
        const auto behind = rest.substr(text.size());
        const auto number = behind.empty()          ? std::optional(1)
            : behind[0] == '-' && behind.size() < 6 ? digits(behind.substr(1))
                                                    : std::nullopt;
        if (number)
            return Named { { entry.path(), *time, reason, entry.file_size(error) }, *number };
    }
    return std::nullopt;
}

std::chrono::year_month monthOf(BackupTime time)
{
    const std::chrono::year_month_day date(floor<std::chrono::days>(time));
    return date.year() / date.month();
}

}

BackupTime backupTimeNow()
{
    return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

std::string_view word(BackupReason reason)
{
    return std::ranges::find(words, reason, &std::pair<BackupReason, std::string_view>::first)->second;
}

BackupFolder BackupFolder::of(const std::filesystem::path& document, const std::filesystem::path& root)
{
    const auto path = fs::absolute(document).lexically_normal();
    return BackupFolder(root / fmt::format("{}-{:08x}", path.stem().string(), fingerprint<std::uint64_t>(path.string()) >> 32));
}

std::vector<Backup> BackupFolder::list() const
{
    std::vector<Named> found;
    std::error_code error;
    for (fs::directory_iterator entry(m_folder, error), end; !error && entry != end; entry.increment(error)) {
        if (auto backup = backupAt(*entry))
            found.push_back(std::move(*backup));
    }
    std::ranges::sort(
        found, [](const Named& a, const Named& b) { return std::pair(a.backup.time, a.number) > std::pair(b.backup.time, b.number); });
    std::vector<Backup> backups;
    for (auto& named : found)
        backups.push_back(std::move(named.backup));
    return backups;
}

bool BackupFolder::isDue(const std::filesystem::path& file, BackupTime now) const
{
    const auto backups = list();
    const auto isPast = [&](const Backup& backup) { return backup.time <= now; }; // a clock that ran ahead stops none
    const auto last = std::ranges::find_if(backups, isPast);
    if (last == backups.end())
        return true;
    const auto newest = last->time;
    if (floor<std::chrono::days>(newest) == floor<std::chrono::days>(now))
        return false;
    std::error_code error;
    const auto written = fs::last_write_time(file, error);
    return error || floor<std::chrono::seconds>(std::chrono::file_clock::to_sys(written)) >= newest;
}

Backup BackupFolder::make(const Document& document, BackupReason reason, BackupTime now, const Progress& progress) const
{
    if (reason == BackupReason::Daily) { // what is damaged must not take the place of what is whole
        requireWhole(document.written(), progress);
        document.requireIntact(progress);
    }
    std::error_code error;
    const bool isNew = fs::create_directories(m_folder, error);
    if (error)
        throw Error(ErrorCode::Unwritable, say::store::backupFolder, { { "folder", m_folder.string() }, { "why", error.message() } });
    if (isNew)
        fs::permissions(m_folder, fs::perms::owner_all, error); // nobody else's business, whoever may read the document
    Backup backup { {}, now, reason, 0 };
    for (int number = 1; backup.path.empty() || fs::exists(backup.path); ++number)
        backup.path = m_folder / fileName(now, reason, number);
    document.saveCopy(backup.path, false, progress);
    if (const auto status = fs::status(document.path(), error); !error)
        fs::permissions(backup.path, status.permissions(), error);
    backup.bytes = fs::file_size(backup.path, error);
    dropSuperfluous(now);
    return backup;
}

void BackupFolder::dropSuperfluous(BackupTime now) const
{
    struct Kept {
        std::set<std::chrono::year_month> months;
        std::size_t count = 0;
    };
    Kept past, ahead;
    for (const auto& backup : list()) {
        auto& kept = backup.time > now ? ahead : past;
        const bool isNewestOfMonth = kept.months.insert(monthOf(backup.time)).second;
        std::error_code ignored; // it goes the next time
        if (kept.count < recent || isNewestOfMonth)
            ++kept.count;
        else
            fs::remove(backup.path, ignored);
    }
}

Changes BackupFolder::restore(const Backup& backup, Document& document, BackupTime now) const
{
    const auto old = Document::open(backup.path, Document::Mode::ReadOnly);
    make(document, BackupReason::Restore, now);
    return document.replaceRecords(
        Words()(say::restore::labelOfBackup,
            { { "time", fmt::format("{:%Y-%m-%d %H:%M} UTC", fmt::gmtime(std::chrono::system_clock::to_time_t(backup.time))) } }),
        *old.dataset());
}

}
