// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

/// Writes a zip file of these parts: name and bytes.
void writeZip(const std::filesystem::path& path, const std::vector<std::pair<std::string, std::string>>& parts);

/// A workbook with one sheet, "S", whose part holds `sheet`, as small as a program may write it; with the shared texts and styles where
/// they are given.
void writeXlsx(const std::filesystem::path& path, const std::string& sheet, const std::string& sharedStrings = {},
    const std::string& styles = {}, const std::string& workbookExtra = {});

/// The same of an OpenDocument spreadsheet; `tables` stands in office:spreadsheet.
void writeOds(const std::filesystem::path& path, const std::string& tables, const std::string& automaticStyles = {});
