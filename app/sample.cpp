// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sample.h"

#include "model/base/csv.h"
#include "model/base/error.h"
#include "model/base/text.h"
#include "model/exchange/folder.h"
#include "words/commands.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <algorithm>
#include <fstream>
#include <set>
#include <string>
#include <string_view>
#include <vector>

// Q_INIT_RESOURCE must stand outside of namespaces.
static void initSampleResources()
{
    Q_INIT_RESOURCE(sample);
}

namespace app {

namespace {

using Row = std::vector<std::string>;

std::vector<Row> rowsOf(const std::filesystem::path& path)
{
    std::vector<Row> rows;
    model::CsvReader reader(path);
    for (model::CsvRow row; reader.next(row);)
        rows.emplace_back(row.values.begin(), row.values.end());
    return rows;
}

std::size_t columnOf(const std::vector<Row>& rows, std::string_view name)
{
    return static_cast<std::size_t>(std::ranges::find(rows.front(), name) - rows.front().begin());
}

void write(const std::filesystem::path& path, const std::vector<Row>& rows)
{
    std::filesystem::remove(path); // what comes out of the program is read-only
    std::ofstream file(path, std::ios::binary);
    for (const auto& row : rows)
        file << model::csvRow(row) << '\n';
    if (!file.flush())
        throw model::Error(model::ErrorCode::Unwritable, model::say::command::noSampleFile);
}

/// Leaves the chips, the sources they name, and what those replace.
void leaveChips(const std::filesystem::path& folder)
{
    const auto chips = rowsOf(folder / "chips.csv");
    const auto sources = rowsOf(folder / "sources.csv");
    const auto key = columnOf(sources, "key"), replaces = columnOf(sources, "replaces"), source = columnOf(chips, "source");
    std::set<std::string> named;
    for (std::size_t i = 1; i < chips.size(); ++i)
        named.insert(chips[i].at(source));
    for (std::size_t before = 0; before != named.size();) {
        before = named.size();
        for (const auto& row : sources) {
            if (!named.contains(row.at(key)))
                continue;
            for (const auto& other : model::split(row.at(replaces), ';'))
                named.emplace(model::trimmed(other));
        }
    }
    auto kept = sources;
    std::erase_if(kept, [&](const Row& row) { return row != sources.front() && !named.contains(row.at(key)); });
    write(folder / "sources.csv", kept);
    for (const auto* name : { "organizations.csv", "inventory.csv", "headcount.csv", "training_runs.csv" })
        write(folder / name, { rowsOf(folder / name).front() });
    for (const auto* name : { "saved_views.csv", "waivers.csv", "recipes.csv", "events.csv", "operational_shares.csv" })
        std::filesystem::remove(folder / name);
}

}

void makeSample(const std::filesystem::path& target, bool replace, SampleRecords records)
{
    initSampleResources();
    // The reader takes a folder, so the compiled-in files become one for a moment.
    const QTemporaryDir folder;
    if (!folder.isValid())
        throw model::Error(model::ErrorCode::Unwritable, model::say::command::noSample);
    for (const auto& name : QDir(QStringLiteral(":/sample")).entryList(QDir::Files)) {
        if (!QFile::copy(QStringLiteral(":/sample/") + name, folder.filePath(name)))
            throw model::Error(model::ErrorCode::Unwritable, model::say::command::noSampleFile);
    }
    const std::filesystem::path path(folder.path().toStdU16String());
    if (records == SampleRecords::Chips)
        leaveChips(path);
    model::loadFolder(path, target, replace);
}

}
