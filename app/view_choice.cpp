// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/view_choice.h"

#include "app/arguments.h"
#include "model/base/error.h"
#include "model/base/text.h"
#include "model/view/unknown_names.h"
#include "model/view/view_query.h"

#include <fmt/format.h>

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
        refuse(fmt::format("{} {}: the file cannot be read", option, path));
    const auto line = model::trimmed(text);
    if (text.size() > longestLineBytes || line.find('\n') != std::string_view::npos || !model::isUtf8(line))
        refuse(fmt::format("{} {}: the file must hold one line of text, such as figure=growth&unit=h100e", option, path));
    return std::string(line);
}

void append(std::vector<std::string>& to, const std::vector<std::string>& more)
{
    to.insert(to.end(), more.begin(), more.end());
}

/// The view before the options, with what is wrong in it.
model::ParsedView baseView(const model::Dataset& dataset, const std::string& view, Terminal& terminal, std::string_view option)
{
    if (view.empty())
        return {};
    if (const auto* saved = dataset.savedViewNamed(view)) {
        auto parsed = model::parseQuery(saved->view);
        append(parsed.problems, model::unknownNames(parsed.view, dataset));
        for (const auto& problem : parsed.problems)
            terminal.note(fmt::format("saved view '{}': {}", saved->name, problem));
        return { parsed.view, {} };
    }
    if (startsWithKey(view))
        return model::parseQuery(view);
    if (isFile(view))
        return model::parseQuery(lineInFile(view, option));
    if (view.find('=') != std::string::npos)
        return model::parseQuery(view);
    std::vector<std::string> names;
    dataset.savedViews().forEach([&](const model::SavedView& saved) { names.push_back(saved.name); });
    refuse(fmt::format("{} '{}' is neither a saved view of this document, nor a view line such as figure=growth, nor a file{}", option,
        view, model::didYouMean(view, names)));
}

}

model::ViewState chosenView(const model::Dataset& dataset, const std::string& view,
    const std::vector<std::pair<std::string, std::string>>& options, Terminal& terminal, std::string_view option)
{
    auto parsed = baseView(dataset, view, terminal, option);
    auto problems = parsed.problems;
    const auto known = dataset.savedViewNamed(view) == nullptr ? std::vector<std::string>() : model::unknownNames(parsed.view, dataset);

    std::set<std::string> seen;
    for (const auto& [key, value] : options) {
        const auto problem = model::setViewKey(parsed.view, key, value, !seen.insert(key).second);
        if (!problem.empty())
            problems.push_back(problem);
    }
    for (const auto& problem : model::unknownNames(parsed.view, dataset)) {
        if (std::ranges::find(known, problem) == known.end())
            problems.push_back(problem);
    }
    if (problems.size() == 1)
        refuse(problems.front());
    if (!problems.empty())
        throw Error(ErrorCode::Usage, fmt::format("the view has {} problems:", problems.size()), problems);
    return parsed.view;
}

}
