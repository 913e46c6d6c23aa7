// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/figure/report.h"

#include "model/base/text.h"
#include "model/figure/caption.h"
#include "model/figure/citation.h"
#include "model/figure/make_figure.h"
#include "model/view/resolve.h"
#include "model/view/saved_views.h"
#include "model/view/unknown_names.h"
#include "model/view/view_query.h"
#include "words/report.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <initializer_list>
#include <map>
#include <set>
#include <string_view>
#include <tuple>

namespace model {

namespace {

/// A line is not broken between a number and what it is counted in: "2.44 M", "58 %".
std::string unbroken(std::string text)
{
    static constexpr std::string_view space = "\u00a0";
    static constexpr std::string_view units = "kMBT%";
    for (std::size_t i = 1; i + 1 < text.size(); ++i) {
        const bool isAfterNumber = text[i] == ' ' && text[i - 1] >= '0' && text[i - 1] <= '9';
        const bool isWhole = i + 2 == text.size() || !std::isalpha(static_cast<unsigned char>(text[i + 2]));
        if (isAfterNumber && units.find(text[i + 1]) != units.npos && isWhole)
            text.replace(i, 1, space);
    }
    return text;
}

constexpr std::size_t monthLength = 7; // YYYY-MM

/// The pages of the method that a figure's parts rest on.
void addMethodOf(std::set<std::string, std::less<>>& ids, const Figure& figure, const ViewState& view, const ResolvedView& resolved)
{
    const auto add = [&](std::string_view id) { ids.emplace(id); };
    const auto& uses = factsOf(figure.kind).uses;
    add(methodPageFor(view, resolved, FigurePart::Values));
    add(methodPageFor(view, resolved, FigurePart::Positions));
    if (std::ranges::any_of(figure.rows, [](const Row& row) { return !row.rank.empty(); }))
        add(methodPageFor(view, resolved, FigurePart::Rank));
    if (uses.intervals && figure.showsIntervals)
        add(methodPageFor(view, resolved, FigurePart::Interval));
    if (!figure.zones.empty())
        add(methodPageFor(view, resolved, FigurePart::Zone));
    if (!figure.growth.empty())
        add("growth");
    if (uses.unit) {
        for (const auto* id : { "claims", "stock-and-flow", "marks", "left-out", "units", "holding" })
            add(id);
        add(methodPageFor(resolved.unit));
    }
    if (uses.per && resolved.per != Per::None)
        add("per-head");
}

/// Those and what they lead to, in the order of reading; "see also" names only pages that are there.
std::vector<MethodPage> methodBehind(const std::set<std::string, std::less<>>& ids, const Words& words)
{
    static const std::set<std::string, std::less<>> wide { "overview", "units" }; // lead to everything
    auto pages = methodPages(words);
    auto wanted = ids;
    wanted.insert("overview");
    for (const auto& page : pages)
        if (ids.contains(page.id) && !wide.contains(page.id))
            wanted.insert(page.related.begin(), page.related.end());
    std::erase_if(pages, [&](const MethodPage& page) { return !wanted.contains(page.id); });
    for (auto& page : pages)
        std::erase_if(page.related, [&](const std::string& id) { return !wanted.contains(id); });
    return pages;
}

std::string recordsText(const Dataset& dataset, const Words& words)
{
    std::vector<std::string> parts;
    const auto add = [&](const Message& counted, std::size_t n) {
        parts.push_back(words(counted, { { "n", { n, groupedText(static_cast<double>(n)) } } }));
    };
    add(say::report::recordsInventory, dataset.inventory().size());
    add(say::report::recordsHeadcounts, dataset.headcounts().size());
    add(say::report::recordsRuns, dataset.trainingRuns().size());
    add(say::report::recordsOrganizations, dataset.organizations().size());
    add(say::report::recordsChips, dataset.chips().size());
    add(say::report::recordsSources, dataset.sources().size());
    return joined(parts, ", ");
}

/// Which figures each source stands behind, by numbers from 1.
using Uses = std::map<SourceId, std::vector<std::size_t>>;

std::string latestSource(const Uses& uses, const Dataset& dataset)
{
    std::string latest;
    for (const auto& [id, figures] : uses)
        if (const auto* source = dataset.sources().find(id))
            latest = std::max(latest, source->published);
    return latest.substr(0, monthLength);
}

std::vector<ReportSource> sourcesOf(const Uses& uses, const Dataset& dataset, const Words& words)
{
    std::vector<ReportSource> sources;
    for (const auto& [id, figures] : uses) {
        const auto* source = dataset.sources().find(id);
        if (source == nullptr)
            continue;
        sources.push_back({ referenceText(*source, words), source->url,
            words(say::report::in, { { "n", figures.size() }, { "figures", rangesText(figures) } }) });
    }
    std::ranges::sort(sources, [](const ReportSource& a, const ReportSource& b) {
        const auto left = lowered(a.text);
        const auto right = lowered(b.text);
        return std::tie(left, a.text, a.url) < std::tie(right, b.text, b.url);
    });
    return sources;
}

std::vector<ReportFact> factsOf(const ReportRequest& request, const Dataset& dataset, const Uses& uses, const Words& words)
{
    std::vector<ReportFact> facts;
    const auto add = [&](const Message& name, const std::string& text) {
        if (!text.empty())
            facts.push_back({ words(name), text });
    };
    add(say::report::factDocument, request.document);
    add(say::report::factRecords, recordsText(dataset, words));
    add(say::report::factAsOf, latestSource(uses, dataset));
    add(say::report::factHash, request.dataHash);
    add(say::report::factProgram,
        request.version.empty() ? std::string() : words(say::report::program, { { "version", request.version } }));
    return facts;
}

/// Makes one figure after the other with one memory of which claims count.
class Maker {
public:
    Maker(const std::shared_ptr<const Dataset>& dataset, const Words& words)
        : m_dataset(dataset)
        , m_words(words)
    {
    }

    /// `progress` is of one figure.
    void add(const ReportView& asked, const Progress& progress)
    {
        const auto make = [&](const ViewState& view) { return m_maker.make(m_dataset, view, m_words, progress); };
        ReportFigure made;
        made.figure = make(asked.view);
        made.name = asked.name.empty() ? made.figure.title : asked.name;
        const auto number = std::to_string(m_figures.size() + 1);
        made.heading = made.name == made.figure.title ? std::string() : made.name;
        made.number = made.heading.empty() ? m_words(say::report::figure, { { "n", number } }) : number;
        auto caption = captionOf(asked.caption, asked.view, make, m_words);
        made.caption = unbroken(std::move(caption.text));
        for (const auto& problem : asked.problems)
            made.notes.push_back(m_words(say::report::viewProblem, { { "problem", problem } }));
        for (const auto& problem : caption.problems)
            made.notes.push_back(m_words(say::report::captionProblem, { { "problem", problem } }));
        made.table = readableTable(made.figure, m_words);
        addMethodOf(m_method, made.figure, asked.view, resolve(asked.view, *m_dataset));
        m_figures.push_back(std::move(made));
        for (const auto id : m_figures.back().figure.sources)
            m_uses[id].push_back(m_figures.size());
    }

    Report report(const ReportRequest& request)
    {
        Report report;
        report.language = m_words(say::report::language);
        report.title = request.title.empty() ? m_words(say::report::title) : request.title;
        report.about = m_words(say::report::about, { { "n", m_figures.size() } });
        report.attribution = m_words(say::report::attribution);
        for (const auto& line : split(request.preface, '\n'))
            if (const auto paragraph = trimmed(line); !paragraph.empty())
                report.preface.emplace_back(paragraph);
        report.figuresPerPage = request.figuresPerPage;
        report.facts = factsOf(request, *m_dataset, m_uses, m_words);
        report.contentsTitle = m_words(say::report::contents);
        report.figures = std::move(m_figures);
        if (request.hasSources) {
            report.sourcesTitle = m_words(say::report::sources);
            report.sources = sourcesOf(m_uses, *m_dataset, m_words);
            report.sourcesAbout = m_words(report.sources.empty() ? say::report::sourcesNone : say::report::sourcesAbout);
        }
        if (request.hasMethod) {
            report.methodTitle = m_words(say::report::method);
            report.methodAbout = m_words(say::report::methodAbout);
            report.method = methodBehind(m_method, m_words);
        }
        return report;
    }

private:
    std::shared_ptr<const Dataset> m_dataset;
    const Words& m_words;
    FigureMaker m_maker;
    std::vector<ReportFigure> m_figures;
    std::set<std::string, std::less<>> m_method;
    Uses m_uses;
};

}

ReportView reportView(const SavedView& saved, const Dataset& dataset)
{
    auto parsed = parseQuery(saved.view);
    const auto unknown = unknownNames(parsed.view, dataset);
    parsed.problems.insert(parsed.problems.end(), unknown.begin(), unknown.end());
    // The view that a document opens with has a name for the program; its figure has one for readers.
    return { saved.name == startView ? std::string() : saved.name, parsed.view, saved.caption, parsed.problems };
}

std::vector<ReportView> reportViews(const Dataset& dataset)
{
    std::vector<ReportView> views;
    for (const auto& saved : savedViewsInOrder(dataset))
        views.push_back(reportView(saved, dataset));
    if (views.empty())
        views.emplace_back();
    return views;
}

Report makeReport(const std::shared_ptr<const Dataset>& dataset, const ReportRequest& request, const Words& words, Progress progress)
{
    Maker maker(dataset, words);
    for (std::size_t i = 0; i < request.views.size(); ++i) {
        const auto share
            = [&, i](double part) { progress.update((static_cast<double>(i) + part) / static_cast<double>(request.views.size())); };
        share(0);
        maker.add(request.views[i], progress.within(share));
    }
    return maker.report(request);
}

std::string rangesText(const std::vector<std::size_t>& numbers)
{
    std::vector<std::string> parts;
    for (std::size_t i = 0; i < numbers.size();) {
        auto last = i;
        while (last + 1 < numbers.size() && numbers[last + 1] == numbers[last] + 1)
            ++last;
        const auto separator = last == i + 1 ? ", " : "–";
        parts.push_back(last == i ? fmt::format("{}", numbers[i]) : fmt::format("{}{}{}", numbers[i], separator, numbers[last]));
        i = last + 1;
    }
    return joined(parts, ", ");
}

}
