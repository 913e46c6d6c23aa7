// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/error.h"
#include "model/base/files.h"
#include "model/base/sha256.h"
#include "model/exchange/export_table.h"
#include "model/exchange/folder.h"
#include "model/records/each_record_type.h"
#include "model/records/fields.h"
#include "words/exchange.h"

#include <functional>
#include <map>

namespace model {

namespace {

namespace fs = std::filesystem;

using Sink = std::function<void(std::string_view)>;

/// What writes each file of the folder, by its name.
std::map<std::string_view, std::function<void(const Sink&)>> tablesOf(const Dataset& dataset)
{
    std::map<std::string_view, std::function<void(const Sink&)>> tables;
    eachRecordType([&]<class Record>() {
        if (RecordTraits<Record>::isRequired || !dataset.table<Record>().empty())
            tables.emplace(RecordTraits<Record>::file,
                [&dataset](const Sink& sink) { writeTable(dataset, RecordTraits<Record>::kind, TableForm::Lossless, sink); });
    });
    return tables;
}

}

void dumpFolder(const Dataset& dataset, const std::filesystem::path& folder, bool replace, Progress progress)
{
    const auto shown = folder.string();
    if (fs::exists(folder) && !fs::is_directory(folder))
        throw Error(ErrorCode::Conflict, say::folder::isFile, { { "folder", shown } });
    if (!replace) {
        eachRecordType([&]<class Record>() {
            const auto file = folder / RecordTraits<Record>::file;
            if (fs::exists(fs::symlink_status(file)))
                throw Error(ErrorCode::Conflict, say::folder::exists, { { "file", file.string() } });
        });
    }
    std::error_code error;
    fs::create_directories(folder, error);
    if (error)
        throw Error(ErrorCode::Unwritable, say::folder::cannotMake, { { "folder", shown }, { "why", error.message() } });

    // All files are complete beside their places before the first of them is renamed.
    const TemporaryPath temporary(folder / "dump");
    fs::create_directory(temporary.path(), error);
    if (error)
        throw Error(ErrorCode::Unwritable, say::folder::cannotWrite, { { "folder", shown }, { "why", error.message() } });
    const auto tables = tablesOf(dataset);
    double done = 0;
    for (const auto& [name, write] : tables) {
        FileWriter file(temporary.path() / name, (folder / name).string());
        write([&](std::string_view bytes) {
            progress.update(done / static_cast<double>(tables.size()));
            file.write(bytes);
        });
        file.close();
        ++done;
    }
    bool isBegun = false;
    for (const auto& [name, write] : tables) {
        try {
            moveIntoPlace(temporary.path() / name, folder / name, replace);
        } catch (const Error& failure) {
            if (!isBegun)
                throw;
            throw Error(ErrorCode::Unwritable, say::folder::mixed, { { "folder", shown }, { "why", failure.sentence } });
        }
        isBegun = true;
    }
    eachRecordType([&]<class Record>() {
        if (tables.contains(RecordTraits<Record>::file))
            return;
        const auto file = folder / RecordTraits<Record>::file; // of an earlier dump, when there were such records
        if (fs::remove(file, error); error)
            throw Error(ErrorCode::Unwritable, say::folder::mixed,
                { { "folder", shown },
                    { "why", Sentence(say::folder::leftOver, { { "file", file.string() }, { "why", error.message() } }) } });
    });
}

std::string dataHash(const Dataset& dataset, Progress progress)
{
    Sha256 hash;
    const auto tables = tablesOf(dataset);
    double done = 0;
    for (const auto& [name, write] : tables) {
        write([&](std::string_view bytes) {
            progress.update(done / static_cast<double>(tables.size()));
            hash.add(bytes);
        });
        ++done;
    }
    return hash.hex();
}

}
