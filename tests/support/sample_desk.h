// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/catch.h"
#include "tests/support/folders.h"
#include "tests/support/said.h"
#include "tests/support/temp_document.h"

#include "model/base/text.h"
#include "model/exchange/folder.h"
#include "model/exchange/import_table.h"

#include <fmt/format.h>

#include <filesystem>
#include <string>
#include <vector>

namespace test {

using namespace model;

inline const std::string today = "2026-11-30";

inline std::filesystem::path table(const std::string& name)
{
    return std::filesystem::path(SOURCE_DIR) / "tests/data/imports" / name;
}

/// The sample as a document, and tables that go into it.
struct SampleDesk {
    ImportPlan planFor(const std::filesystem::path& path, std::optional<RecordKind> kind, const DialectChoice& dialect = {})
    {
        auto guess = model::planFor(readPreview(path, dialect), kind, today);
        guess.plan.dialect = dialect;
        assumed = joined(said(guess.notes), "\n");
        asked = joined(said(guess.questions), "\n");
        return guess.plan;
    }

    /// What a trial says: its questions, unknown names and problems.
    std::string tried(const std::filesystem::path& path, const ImportPlan& plan)
    {
        const std::vector files { path };
        const auto known = importedFiles(document);
        const auto report = tryImport(*document.dataset(), files, plan, {}, known);
        take(report);
        return joined(said(problemSentences(report)), "\n");
    }

    std::string tried(const std::string& name, std::optional<RecordKind> kind = std::nullopt)
    {
        return tried(table(name), planFor(table(name), kind));
    }

    ImportReport imported(const std::filesystem::path& path, const ImportPlan& plan)
    {
        const std::vector files { path };
        const auto trial = tryImport(*document.dataset(), files, plan);
        const auto report = importTable(document, files, plan);
        CHECK(trial.inserted == report.inserted); // what a clean trial says is what happens
        CHECK(trial.updated == report.updated);
        take(report);
        return report;
    }

    ImportReport imported(const std::string& name, std::optional<RecordKind> kind = std::nullopt)
    {
        return imported(table(name), planFor(table(name), kind));
    }

    void take(const ImportReport& report)
    {
        notes = joined(said(report.notes), "\n");
        repeats = joined(said(report.repeats), "\n");
        skipped.clear();
        for (const auto& row : report.skippedRows)
            skipped += fmt::format("{}: {}\n", row.place.line, said(row.reason));
        updates = joined(said(report.updates), "\n");
    }

    /// "OpenAI 2019Q1 100" of the claims that the last step added.
    std::vector<std::string> claims(std::size_t count) const
    {
        const auto& all = document.dataset()->inventory();
        std::vector<std::string> texts;
        std::size_t place = 0;
        all.forEach([&](const InventoryRecord& claim) {
            if (place++ >= all.size() - count)
                texts.push_back(
                    fmt::format("{} {} {}", document.dataset()->name(claim.organization), quarterText(claim.quarter), interval(claim)));
        });
        return texts;
    }

    static std::string interval(const InventoryRecord& claim)
    {
        const auto end = [](const std::optional<double>& number) { return number ? shortestNumber(*number) : std::string(); };
        const auto ends = claim.unitsLow || claim.unitsHigh ? fmt::format(" [{}, {}]", end(claim.unitsLow), end(claim.unitsHigh)) : "";
        return shortestNumber(claim.units) + ends;
    }

    std::filesystem::path written(const std::string& csv, const std::string& name = "t.csv")
    {
        writeFile(folder / name, csv);
        return folder / name;
    }

    TempFolder folder;
    Document document = openOf(folder);
    std::string assumed, asked, notes, repeats, skipped, updates;

private:
    static Document openOf(const TempFolder& folder)
    {
        copySample(folder / "csv");
        loadFolder(folder / "csv", folder / "a.flop");
        return Document::open(folder / "a.flop");
    }
};

inline bool has(const std::string& text, const std::string& part)
{
    return text.find(part) != std::string::npos;
}

}
