// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/store/document.h"

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

/// A folder of its own for one test, removed at the end.
class TempFolder {
public:
    TempFolder();
    TempFolder(const TempFolder&) = delete;
    TempFolder& operator=(const TempFolder&) = delete;
    ~TempFolder();

    const std::filesystem::path& path() const { return m_path; }
    std::filesystem::path operator/(std::string_view name) const { return m_path / name; }

    std::size_t count() const; ///< of files in it, hidden ones too

private:
    std::filesystem::path m_path;
};

std::string readFile(const std::filesystem::path& path);
void writeFile(const std::filesystem::path& path, std::string_view bytes);

/// What another program does to the file: runs SQL through a connection of its own.
void runSql(const std::filesystem::path& path, const std::string& sql);
std::string askSql(const std::filesystem::path& path, const std::string& sql);

/// All records of all kinds with their ids, as one text.
std::string dumpText(const model::Dataset& dataset);

/// What `act` throws as "Code: sentence"; empty where it throws nothing.
std::string errorOf(const std::function<void()>& act);

/// Fills an empty document in one step: sources "press" and "filing", organizations "Google" and "OpenAI", chips "A100" and "H100 SXM",
/// each 1 and 2.
void fillBasics(model::Document& document);

/// Records that may be stored as they are.
model::Organization organization(const std::string& name);
model::Chip chip(const std::string& name);
model::Source source(const std::string& key);
model::SavedView savedView(const std::string& name);
/// 100 H100 SXM (2), 50 to 200, that OpenAI (2) owns, by "press" (1), in the quarter.
model::InventoryRecord inventory(int quarterIndex);

/// Copies the bundled sample's CSVs.
void copySample(const std::filesystem::path& to);
