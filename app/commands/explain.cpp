// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/explain.h"

#include "app/view_choice.h"
#include "app/view_options.h"
#include "model/base/error.h"
#include "model/base/sentences.h"
#include "model/base/text.h"
#include "model/figure/citation.h"
#include "model/figure/explanation_text.h"
#include "model/figure/make_figure.h"
#include "model/figure/rooms.h"
#include "model/figure/value_changes.h"
#include "model/store/document.h"
#include "model/view/view_query.h"
#include "words/commands.h"
#include "words/usage.h"

#include <algorithm>
#include <array>
#include <set>

namespace app {

namespace {

struct CiteChoice {
    std::string_view word;
    ExplainForm form;
};
constexpr std::array citeForms { CiteChoice { "footnote", ExplainForm::Footnote }, CiteChoice { "plain", ExplainForm::Citation },
    CiteChoice { "bibtex", ExplainForm::Bibtex } };

ExplainForm parseForm(const Arguments& arguments)
{
    const auto* cite = arguments.chosen("--cite", citeForms);
    if (!cite)
        return arguments.has("--json") ? ExplainForm::Json : ExplainForm::Text;
    if (arguments.has("--json"))
        refuse(say::command::badCite);
    return cite->form;
}

Command parseExplain(const Arguments& arguments)
{
    ExplainValue command;
    command.file = arguments.onlyWord("FILE");
    command.item = arguments.value("--item").value_or(std::string());
    command.series = arguments.value("--series").value_or(std::string());
    command.quarter = arguments.quarter("--quarter");
    command.view = arguments.value("--view").value_or(std::string());
    command.against = arguments.value("--against").value_or(std::string());
    command.options = viewOptions(arguments);
    command.form = parseForm(arguments);
    return command;
}

}

CommandSpec explainCommand()
{
    return {
        .name = "explain",
        .usages = { { "explain FILE --item NAME [OPTION...]", say::helpExplain::toValue },
            { "explain FILE --from Q --at Q [OPTION...]", say::helpExplain::toChanges } },
        .about = { { say::helpExplain::about } },
        .options = { { "--item", "NAME", say::helpExplain::item }, { "--series", "NAME", say::helpExplain::series },
            { "--quarter", "QUARTER", say::helpExplain::quarter }, view("--against", say::helpExplain::against),
            view("--view", say::program::view), choice("--cite", "FORM", say::helpExplain::cite, wordsOf(citeForms)),
            flag("--json", say::helpExplain::json) },
        .takesView = true,
        .examples = { "explain fleet.flop --item OpenAI --at 2025Q4", "explain fleet.flop --figure growth --series TPU --quarter 2024Q1",
            "explain fleet.flop --from 2023Q3 --at 2025Q4" },
        .parse = parseExplain,
    };
}

namespace {

using model::Error;
using model::ErrorCode;

std::optional<std::string> optionValue(const ExplainValue& command, std::string_view key)
{
    const auto found = std::ranges::find(command.options, key, &std::pair<std::string, std::string>::first);
    return found == command.options.end() ? std::nullopt : std::optional(found->second);
}

model::Selection selectionOf(const ExplainValue& command, const model::ViewState& view)
{
    model::TableRow row;
    row.series = command.series;
    row.item = command.item;
    row.quarter = command.quarter;
    return model::roomOf(view.figure).named(row);
}

[[noreturn]] void refuseName(const std::string& name, const model::ViewState& view, const model::Dataset& dataset)
{
    std::vector<std::string> names;
    model::withFigure(
        dataset, view, {}, [&](const model::FigureContext& context) { names = model::roomOf(view.figure).explainer(context)->names(); });
    const auto& facts = model::factsOf(view.figure);
    const bool isOfItems = !facts.isOfQuarters;
    const bool isOfOrganizations = isOfItems && facts.restsOn == model::RecordKind::Inventory;
    if (isOfOrganizations)
        dataset.organizations().forEach([&](const model::Organization& one) { names.push_back(one.name); });
    if (std::ranges::find(names, name) != names.end())
        refuse(say::command::noValue, { { "name", name } });
    refuse(isOfOrganizations ? say::command::noOrganization
            : isOfItems      ? say::command::noItem
                             : say::command::noSeries,
        { { "name", name }, { "near", model::didYouMean(name, names) } });
}

std::string valueText(const ExplainValue& command, const model::Dataset& dataset, model::ViewState view)
{
    const bool isOfSeries = model::factsOf(view.figure).isOfQuarters;
    if (!isOfSeries && command.quarter)
        view.at = command.quarter;
    const auto selection = selectionOf(command, view);
    model::ExplainedValue explained;
    bool isKnown = false;
    model::withFigure(dataset, view, {}, [&](const model::FigureContext& context) {
        const auto explainer = model::roomOf(view.figure).explainer(context);
        explained = model::explainValue(context, *explainer, selection);
        const auto name = nameOf(selection);
        const auto isAsked = [&](const model::LeftOut& left) { return context.ledger.organization(left.organization).name == name; };
        const auto names = explainer->names();
        isKnown = explained.tree || std::ranges::find(names, name) != names.end() || std::ranges::any_of(explainer->leftOut(), isAsked);
    });
    if (!isKnown)
        refuseName(nameOf(selection), view, dataset);
    const auto sources = model::claimSources(explained.inspection);
    if (command.form == ExplainForm::Footnote)
        return model::footnoteText(explained.inspection) + "\n";
    if (command.form == ExplainForm::Citation)
        return model::citationText(sources, dataset);
    if (command.form == ExplainForm::Bibtex)
        return model::bibtexText(sources, dataset);
    if (command.form == ExplainForm::Json)
        return model::explanationJson(explained, dataset, model::viewQuery(view));
    return model::explanationText(explained, dataset);
}

/// The options that hold for a view to compare with too: what is asked about, unless its line says that itself.
std::vector<std::pair<std::string, std::string>> optionsBeside(
    const std::string& line, const std::vector<std::pair<std::string, std::string>>& options)
{
    std::set<std::string> said;
    for (const auto& part : model::split(line, '&')) {
        if (const auto equals = part.find('='); equals != part.npos)
            said.insert(std::string(part.substr(0, equals)));
    }
    constexpr std::array<std::string_view, 8> asked { "figure", "unit", "per", "measure", "by", "at", "from", "to" };
    auto beside = options;
    std::erase_if(
        beside, [&](const auto& option) { return said.contains(option.first) || std::ranges::find(asked, option.first) == asked.end(); });
    return beside;
}

std::string changesText(const ExplainValue& command, const model::Dataset& dataset, const model::ViewState& view, Terminal& terminal)
{
    model::ComparedView before, after;
    if (!command.against.empty()) {
        before = { chosenView(dataset, command.against, optionsBeside(command.against, command.options), terminal, "--against"),
            command.quarter, command.against };
        after = { view, command.quarter, command.view.empty() ? model::Words()(say::command::thisView) : command.view };
        if (before.view.figure != view.figure)
            refuse(say::command::oneFigure);
    } else {
        before = model::viewAt(view, *view.from, dataset);
        after = model::viewAt(view, *view.at, dataset);
    }
    const auto item = nameOf(selectionOf(command, view));
    const auto changes = model::valueChanges(dataset, before, after, item.empty() ? std::nullopt : std::optional(item));
    if (changes.empty() && !item.empty())
        refuseName(item, view, dataset);
    return command.form == ExplainForm::Json ? model::changesJson(changes, before, after, dataset)
                                             : model::changesText(changes, before, after, dataset);
}

}

int ExplainValue::operator()(Terminal& terminal) const
{
    const auto document = model::Document::open(file, model::Document::Mode::ReadOnly);
    const auto& dataset = *document.dataset();
    const auto shown = chosenView(dataset, view, options, terminal);
    const bool comparesQuarters = optionValue(*this, "from") && optionValue(*this, "at") && !quarter;
    auto others = options;
    if (comparesQuarters)
        std::erase_if(others, [](const auto& option) { return option.first == "from" || option.first == "at"; });
    refuseUnheeded(others, { shown.figure });
    const bool isComparison = comparesQuarters || !against.empty();
    if (!isComparison && isEmpty(selectionOf(*this, shown)))
        refuse(model::factsOf(shown.figure).isOfQuarters ? say::command::needsSeries : say::command::needsItem);
    if (isComparison && form != ExplainForm::Text && form != ExplainForm::Json)
        refuse(say::command::citeOfOne);
    const auto text = isComparison ? changesText(*this, dataset, shown, terminal) : valueText(*this, dataset, shown);
    if (form == ExplainForm::Json) {
        terminal.write(text);
        return 0;
    }
    auto lines = model::split(text, '\n');
    for (auto& line : lines)
        line = plainLine(line);
    terminal.write(model::joined(lines, "\n"));
    return 0;
}

}
