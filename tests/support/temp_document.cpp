// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/temp_document.h"

#include "model/base/error.h"
#include "model/records/each_record_type.h"
#include "model/records/field_text.h"
#include "tests/support/folders.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <fstream>
#include <iterator>
#include <random>

using namespace model;

TempFolder::TempFolder()
{
    // Thousands of commits: in memory where there is such a place, so that nobody waits for a disk.
    std::error_code error;
    const std::filesystem::path memory = "/dev/shm";
    const auto place = std::filesystem::is_directory(memory, error) && std::filesystem::space(memory, error).available > (32u << 20)
        ? memory
        : std::filesystem::temp_directory_path();
    std::random_device random;
    do {
        m_path = place / ("flopulence-test-" + std::to_string(random()));
    } while (!std::filesystem::create_directory(m_path));
}

TempFolder::~TempFolder()
{
    std::error_code ignored;
    std::filesystem::remove_all(m_path, ignored);
}

std::size_t TempFolder::count() const
{
    return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(m_path), std::filesystem::directory_iterator()));
}

std::string readFile(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    return { std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>() };
}

void writeFile(const std::filesystem::path& path, std::string_view bytes)
{
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

void runSql(const std::filesystem::path& path, const std::string& sql)
{
    SQLite::Database database(path.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    database.exec(sql);
}

std::string askSql(const std::filesystem::path& path, const std::string& sql)
{
    SQLite::Database database(path.string(), SQLite::OPEN_READONLY);
    SQLite::Statement statement(database, sql);
    std::string text;
    while (statement.executeStep()) {
        for (int i = 0; i < statement.getColumnCount(); ++i)
            text += (i > 0 ? "|" : "") + statement.getColumn(i).getString();
        text += '\n';
    }
    return text;
}

std::string dumpText(const Dataset& dataset)
{
    std::string text;
    eachRecordType([&]<class Record>() {
        dataset.table<Record>().forEach([&](const Record& record) {
            text += std::string(word(RecordTraits<Record>::kind)) + " " + std::to_string(record.id.value);
            for (const auto& field : fields<Record>())
                text += "|" + fieldText(record, field, dataset);
            text += '\n';
        });
    });
    return text;
}

std::string errorOf(const std::function<void()>& act)
{
    try {
        act();
    } catch (const Error& error) {
        constexpr std::array names { "Usage", "NotFound", "Invalid", "Unreadable", "Unwritable", "Locked", "ReadOnly", "Full", "Damaged",
            "Foreign", "Newer", "Conflict" };
        return std::string(names.at(static_cast<std::size_t>(error.code))) + ": " + error.what();
    }
    return {};
}

Organization organization(const std::string& name)
{
    Organization organization;
    organization.name = name;
    organization.country = "US";
    return organization;
}

Chip chip(const std::string& name)
{
    Chip chip;
    chip.name = name;
    chip.vendor = "NVIDIA";
    chip.bf16Tflops = 312;
    return chip;
}

Source source(const std::string& key)
{
    Source source;
    source.key = key;
    source.title = "Title of " + key;
    return source;
}

InventoryRecord inventory(int quarterIndex)
{
    InventoryRecord record;
    record.organization = { 2 };
    record.chip = { 2 };
    record.quarter = { quarterIndex };
    record.units = 100;
    record.unitsLow = 50;
    record.unitsHigh = 200;
    record.source = { 1 };
    record.notes = "noted";
    return record;
}

SavedView savedView(const std::string& name)
{
    SavedView view;
    view.name = name;
    return view;
}

void fillBasics(Document& document)
{
    document.transact("Fill", [](Writer& writer) {
        for (const auto* key : { "press", "filing" })
            writer.insert(source(key));
        for (const auto* name : { "Google", "OpenAI" })
            writer.insert(organization(name));
        for (const auto* name : { "A100", "H100 SXM" })
            writer.insert(chip(name));
    });
}

void copySample(const std::filesystem::path& to)
{
    std::filesystem::copy(std::filesystem::path(SOURCE_DIR) / "resources" / "sample", to, std::filesystem::copy_options::recursive);
}
