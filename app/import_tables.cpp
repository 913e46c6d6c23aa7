// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/backup_place.h"
#include "app/commands.h"
#include "model/base/error.h"
#include "model/base/text.h"
#include "model/exchange/import_table.h"
#include "model/exchange/recipes.h"
#include "model/store/backups.h"
#include "model/store/document.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <chrono>

namespace app {

namespace {

using model::Document;

constexpr std::size_t mostSkippedRows = 100;

std::string today()
{
    return fmt::format("{:%Y-%m-%d}", fmt::localtime(std::chrono::system_clock::to_time_t(std::chrono::system_clock::now())));
}

model::ImportPlan planOf(const ImportTables& command, const model::Dataset& dataset, Terminal& terminal)
{
    model::ImportPlan plan;
    if (command.recipe.empty()) {
        auto guess = model::planFor(model::readPreview(command.tables.front()), command.kind, today());
        for (const auto& note : guess.notes)
            terminal.note(note);
        plan = std::move(guess.plan);
    } else {
        plan = model::planOfRecipe(command.recipe, dataset, today());
        if (command.kind && *command.kind != plan.kind)
            throw model::Error(model::ErrorCode::Usage,
                fmt::format(
                    "the recipe '{}' is for {} - leave out --table or name that one", command.recipe, model::tableTitle(plan.kind)));
    }
    if (command.onConflict)
        plan.onConflict = *command.onConflict;
    return plan;
}

void tell(const model::ImportReport& report, bool isDone, Terminal& terminal)
{
    for (const auto& note : report.notes)
        terminal.note(note);
    if (!report.unusedColumns.empty())
        terminal.note("not imported are the columns " + model::joined(report.unusedColumns, ", "));
    auto text = model::reportSummary(report, isDone) + "\n";
    for (const auto& created : report.created)
        text += fmt::format("{} {}\n", isDone ? "made" : "would make", plainLine(created));
    const auto shown = std::min(report.skippedRows.size(), mostSkippedRows);
    for (std::size_t i = 0; i < shown; ++i) {
        const auto& [place, reason] = report.skippedRows[i];
        text += plainLine(fmt::format("skipped: {} line {}: {}", place.file, place.line, reason)) + "\n";
    }
    if (report.skipped > shown)
        text += fmt::format("and {} more\n", report.skipped - shown);
    terminal.write(text);
}

}

int ImportTables::operator()(Terminal& terminal) const
{
    auto document = Document::open(file, isTrial ? Document::Mode::ReadOnly : Document::Mode::ReadWrite);
    const auto plan = planOf(*this, *document.dataset(), terminal);
    const auto progress = terminal.progress("importing into " + file.string());
    if (isTrial) {
        const auto report = model::tryImport(*document.dataset(), tables, plan, progress);
        terminal.clearProgress();
        model::refuseProblems(report);
        tell(report, false, terminal);
    } else {
        model::BackupFolder::of(file, backupRoot()).make(document, model::BackupReason::Import, model::backupTimeNow(), progress);
        const auto report = model::importTable(document, tables, plan, progress);
        terminal.clearProgress();
        tell(report, true, terminal);
    }
    return 0;
}

}
