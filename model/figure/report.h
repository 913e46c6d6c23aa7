// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/progress.h"
#include "model/base/words.h"
#include "model/figure/figure.h"
#include "model/figure/method.h"
#include "model/figure/readable_table.h"
#include "model/records/dataset.h"

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace model {

/// A view of a report and what is to be said of it.
struct ReportView {
    std::string name {}; ///< empty: the title of its figure
    ViewState view {};
    std::string caption {};            ///< with placeholders (model/figure/caption.h)
    std::vector<Sentence> problems {}; ///< of reading the view
    bool operator==(const ReportView&) const = default;
};

/// What is to be reported.
struct ReportRequest {
    std::string title {};    ///< empty: the usual one
    std::string document {}; ///< the name of its file
    std::string dataHash {};
    std::string version {}; ///< of the program
    std::vector<ReportView> views {};
    std::string preface {}; ///< what its author says before the figures, a paragraph a line; may be empty
    bool hasSources = true;
    bool hasMethod = true;
    int figuresPerPage = 2; ///< of print: 2 where two fit, or 1
};

/// A saved view; unknown keys and names in it are its problems.
ReportView reportView(const SavedView& saved, const Dataset& dataset);

/// All saved views in their order; the default view where there are none.
std::vector<ReportView> reportViews(const Dataset& dataset);

/// A line of the title page.
struct ReportFact {
    std::string label;
    std::string text;
    bool operator==(const ReportFact&) const = default;
};

/// A figure of a report with all that is printed around it.
struct ReportFigure {
    std::string name;
    std::string number;  ///< "3", "Figure 3"
    std::string heading; ///< beside the number: its name; empty where that is the title, which is drawn below
    Figure figure;
    std::string caption;
    std::vector<std::string> notes; ///< what of its view or caption could not be read, in sentences
    ReadableTable table;
    bool operator==(const ReportFigure&) const = default;
};

struct ReportSource {
    std::string text; ///< "Epoch AI (2026-09-10). AI chip owners."
    std::string url;
    std::string uses; ///< "Figures 1–3, 7"
    bool operator==(const ReportSource&) const = default;
};

/// A whole report in final words and numbers; how it is set is up to whoever writes it.
struct Report {
    std::string language; ///< "en"
    std::string title;
    std::string about;
    std::string attribution;
    std::vector<ReportFact> facts;
    std::vector<std::string> preface; ///< its paragraphs
    std::string contentsTitle;
    std::vector<ReportFigure> figures;
    int figuresPerPage = 2;
    std::string sourcesTitle; ///< empty: it has none of this part, as of the method
    std::string sourcesAbout;
    std::vector<ReportSource> sources; ///< behind any drawn figure, in the order of their texts
    std::string methodTitle;
    std::string methodAbout;
    std::vector<MethodPage> method; ///< what the figures rest on, in the order of reading
    bool operator==(const Report&) const = default;
};

/// Makes the figures of the request and all around them. Pure: the same records, request and words give the same report. Throws Cancelled.
Report makeReport(
    const std::shared_ptr<const Dataset>& dataset, const ReportRequest& request, const Words& words = {}, Progress progress = {});

/// "1–3, 7" of numbers in ascending order.
std::string rangesText(const std::vector<std::size_t>& numbers);

}
