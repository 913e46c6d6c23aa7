// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/view_choice.h"

#include "app/arguments.h"
#include "model/base/error.h"
#include "model/base/sentences.h"
#include "model/base/text.h"
#include "model/view/heeded_keys.h"
#include "model/view/unknown_names.h"
#include "model/view/view_query.h"
#include "words/commands.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <set>

namespace app {

namespace {

using model::Error;
using model::ErrorCode;
constexpr std::size_t longestLineBytes = 64 * 1024;

bool startsWithKey(const std::string& text)
{
    const auto keys = model::viewKeys();
    const auto key = text.substr(0, text.find('='));
    return key.size() < text.size() && (key == "org" || std::ranges::find(keys, key) != keys.end());
}

bool isFile(const std::string& path)
{
    std::error_code error;
    return std::filesystem::is_regular_file(path, error);
}

std::string lineInFile(const std::string& path, std::string_view option)
{
    std::ifstream file(path, std::ios::binary);
    std::array<char, longestLineBytes + 1> buffer;
    file.read(buffer.data(), buffer.size());
    const std::string_view text(buffer.data(), static_cast<std::size_t>(file.gcount()));
    if (file.bad() || (!file && !file.eof()))
        refuse(say::command::unreadableView, { { "option", option }, { "file", path } });
    const auto line = model::trimmed(text);
    if (text.size() > longestLineBytes || line.find('\n') != std::string_view::npos || !model::isUtf8(line))
        refuse(say::command::viewOfLines, { { "option", option }, { "file", path } });
    return std::string(line);
}

void append(std::vector<model::Sentence>& to, const std::vector<model::Sentence>& more)
{
    to.insert(to.end(), more.begin(), more.end());
}

/// Keys of a line that its figure does not heed are noted.
void noteUnheeded(std::string_view line, const std::string& name, model::FigureKind figure, Terminal& terminal)
{
    for (const auto& key : model::keysOf(line)) {
        if (const auto other = model::likestThatHeeds(figure, key); other && !model::heeds(figure, key)) {
            const model::Sentence problem { say::aside::unheeded,
                { { "key", key }, { "figure", model::word(figure) }, { "other", model::word(*other) } } };
            terminal.note(name.empty() ? problem : model::Sentence { say::aside::savedView, { { "name", name }, { "problem", problem } } });
        }
    }
}

/// The view before the options, with what is wrong in it.
struct Base {
    model::ParsedView parsed;
    std::string line;
    std::string name; ///< of a saved view
};

Base baseView(const model::Dataset& dataset, const std::string& view, Terminal& terminal, std::string_view option)
{
    const auto parsed = [](const std::string& line) { return Base { model::parseQuery(line), line, {} }; };
    if (view.empty())
        return {};
    if (const auto* saved = dataset.savedViewNamed(view)) {
        auto known = model::parseQuery(saved->view);
        append(known.problems, model::unknownNames(known.view, dataset));
        for (const auto& problem : known.problems)
            terminal.note({ say::aside::savedView, { { "name", saved->name }, { "problem", problem } } });
        return { { known.view, {} }, saved->view, saved->name };
    }
    if (startsWithKey(view))
        return parsed(view);
    if (isFile(view))
        return parsed(lineInFile(view, option));
    if (view.find('=') != std::string::npos)
        return parsed(view);
    std::vector<std::string> names;
    dataset.savedViews().forEach([&](const model::SavedView& saved) { names.push_back(saved.name); });
    refuse(say::command::noView, { { "option", option }, { "view", view }, { "near", model::didYouMean(view, names) } });
}

}

model::ViewState chosenView(const model::Dataset& dataset, const std::string& view,
    const std::vector<std::pair<std::string, std::string>>& options, Terminal& terminal, std::string_view option)
{
    auto [parsed, line, name] = baseView(dataset, view, terminal, option);
    auto problems = parsed.problems;
    std::set<std::string> known; // told as a note already
    if (dataset.savedViewNamed(view) != nullptr) {
        for (const auto& problem : model::unknownNames(parsed.view, dataset))
            known.insert(terminal.said(problem));
    }

    std::set<std::string> seen;
    for (const auto& [key, value] : options) {
        if (auto problem = model::setViewKey(parsed.view, key, value, !seen.insert(key).second))
            problems.push_back(std::move(*problem));
    }
    for (const auto& problem : model::unknownNames(parsed.view, dataset)) {
        if (!known.contains(terminal.said(problem)))
            problems.push_back(problem);
    }
    if (problems.size() == 1)
        throw Error(ErrorCode::Usage, problems.front());
    if (!problems.empty())
        throw Error(ErrorCode::Usage, { say::command::viewProblems, { { "n", problems.size() } } }, problems);
    noteUnheeded(line, name, parsed.view.figure, terminal);
    return parsed.view;
}

void refuseUnheeded(const std::vector<std::pair<std::string, std::string>>& options, const std::vector<model::FigureKind>& figures)
{
    std::vector<model::Sentence> problems;
    std::set<std::string> seen;
    for (const auto& [key, value] : options) {
        const bool isHeeded = std::ranges::any_of(figures, [&](model::FigureKind figure) { return model::heeds(figure, key); });
        if (isHeeded || figures.empty() || !seen.insert(key).second)
            continue;
        const auto other = model::likestThatHeeds(figures.front(), key);
        if (other)
            problems.push_back({ figures.size() == 1 ? say::command::unheeded : say::command::unheededByAll,
                { { "option", "--" + key }, { "figure", model::word(figures.front()) }, { "other", model::word(*other) } } });
    }
    if (problems.size() == 1)
        throw Error(ErrorCode::Usage, problems.front());
    if (!problems.empty())
        throw Error(ErrorCode::Usage, { say::command::viewProblems, { { "n", problems.size() } } }, problems);
}

}
