// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/import_fleet.h"

#include "app/backup_place.h"
#include "model/base/text.h"
#include "model/edit/prepare_to_edit.h"
#include "model/fleet/fleet_recipes.h"
#include "model/store/backups.h"
#include "model/store/document.h"
#include "model/store/imported_file.h"
#include "words/commands.h"

#include <fstream>

namespace app {

bool isOfFleet(const ImportTables& command)
{
    if (!command.recipe.empty())
        return model::fleetRecipeNamed(command.recipe);
    if (!command.fleet.organization.empty())
        return true;
    const auto& first = command.tables.front();
    std::error_code problem;
    const auto bytes = std::filesystem::file_size(first, problem);
    if (problem || bytes > model::mostFleetBytes)
        return false;
    std::ifstream in(first, std::ios::binary);
    std::string beginning(64 * 1024, '\0');
    in.read(beginning.data(), static_cast<std::streamsize>(beginning.size()));
    beginning.resize(static_cast<std::size_t>(in.gcount()));
    return model::fleetRecipeOf(beginning);
}

model::FleetPlan fleetPlan(const Arguments& arguments)
{
    model::FleetPlan plan;
    plan.recipe = arguments.value("--recipe").value_or(std::string());
    plan.organization = arguments.value("--organization").value_or(std::string());
    plan.asOf = arguments.quarter("--as-of");
    if (const auto text = arguments.value("--researchers")) {
        plan.researchers = model::parseNumber(*text);
        if (!plan.researchers)
            refuse(say::command::noResearchers, { { "text", *text } });
    }
    return plan;
}

int ImportFleet::operator()(Terminal& terminal) const
{
    using model::Document;
    auto document = Document::open(file, isTrial ? Document::Mode::ReadOnly : Document::Mode::ReadWrite);
    model::FleetReport report;
    if (isTrial) {
        report = model::tryFleet(*document.dataset(), listings, plan, model::importedFiles(document));
    } else {
        const auto progress = terminal.progress({ say::progress::importing, { { "file", file.string() } } });
        model::prepareToEdit(document, backupRoot());
        model::BackupFolder::of(file, backupRoot()).make(document, model::BackupReason::Import, model::backupTimeNow(), progress);
        report = model::importFleet(document, listings, plan);
        terminal.clearProgress();
    }
    std::string text;
    for (const auto& sentence : report.sentences(!isTrial))
        text += plainLine(terminal.said(sentence)) + "\n";
    terminal.write(text);
    return 0;
}

}
