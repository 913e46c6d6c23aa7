// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/figure/make_figure.h"
#include "model/view/view_query.h"
#include "tests/support/catch.h"
#include "tests/support/dataset_text.h"
#include "ui/base/text.h"
#include "ui/charts/layout.h"
#include "ui/charts/report_layout.h"
#include "ui/charts/report_painter.h"

#include <QRegularExpression>
#include <QThread>

#define POINTERHOLDER_TRANSITION 4
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFOutlineDocumentHelper.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>

#include <algorithm>
#include <set>

using ui::fromQt;
using ui::toQt;

namespace {

model::Report reportOf(const std::vector<std::string>& lines, const std::string& caption = "{{caption}", int figuresPerPage = 1)
{
    model::ReportRequest request { {}, "sample.flop", "abc", "1", {} };
    request.figuresPerPage = figuresPerPage;
    for (const auto& line : lines)
        request.views.push_back({ "View " + line, model::parseQuery(line).view, caption, {} });
    return model::makeReport(std::make_shared<const model::Dataset>(sample()), request);
}

const model::Report& shortReport()
{
    static const auto report = reportOf({ "at=2025Q4", "figure=growth&at=2024Q4", "figure=chips", "organization=" });
    return report;
}

charts::PrintedReport printed(const model::Report& report)
{
    charts::Typesetter typesetter;
    return charts::layoutReport(report, {}, typesetter);
}

QByteArray pdfOf(const model::Report& report)
{
    charts::ReportPainter painter(report, charts::ReportFormat::Pdf);
    while (painter.step()) { }
    return painter.bytes();
}

bool hasText(const charts::PrintedPage& page, const QString& text)
{
    return std::any_of(page.texts.begin(), page.texts.end(), [&](const auto& one) { return one.text == text; });
}

}

TEST_CASE("A printed report has a title, its contents, a figure a page, sources and the method")
{
    const auto report = printed(shortReport());

    CHECK(report.page.toSize() == QSize(794, 1123)); // A4
    CHECK(hasText(report.pages[1], QStringLiteral("Contents")));
    std::vector<std::size_t> figures;
    for (const auto& page : report.pages) {
        for (const auto& place : page.figures)
            figures.push_back(place.figure);
    }
    CHECK(figures == std::vector<std::size_t> { 0, 1, 2, 3 });
    CHECK(!report.pages[2].figures.empty());
    CHECK(hasText(report.pages[2], QStringLiteral("{caption}")));
    CHECK(hasText(report.pages[2], QStringLiteral("View at=2025Q4")));
    CHECK(hasText(report.pages[6], QStringLiteral("Sources")));
}

TEST_CASE("Two figures of a printed report stand on a page where they fit, with their captions and nothing over another")
{
    // Axes upwards can be lower; a ranking of many rows needs a page of its own.
    const auto report = printed(reportOf({ "figure=growth&at=2024Q4", "figure=chips", "at=2025Q4", "figure=training" }, "Said.", 2));
    std::vector<std::vector<std::size_t>> pages;
    for (const auto& page : report.pages) {
        if (page.figures.empty())
            continue;
        auto& shown = pages.emplace_back();
        double bottom = 0;
        for (const auto& place : page.figures) {
            shown.push_back(place.figure);
            CHECK(place.rect.top() > bottom);
            charts::Typesetter typesetter;
            const auto layout = charts::layoutFigure(model::makeFigure(sample(), {}), charts::theme(charts::ThemeKind::Light),
                place.rect.size(), typesetter, charts::reportTypeScale);
            const auto caption
                = std::find_if(page.texts.begin(), page.texts.end(), [](const auto& text) { return text.text == QStringLiteral("Said."); });
            REQUIRE(caption != page.texts.end());
            CHECK(std::abs(place.rect.left() + layout.texts.front().baseline.x() - caption->baseline.x()) < 0.5); // flush with the title
            CHECK(place.rect.height() > 0.25 * report.page.height());
            bottom = place.rect.bottom();
            for (const auto& text : page.texts)
                CHECK((text.baseline.y() < place.rect.top() + 1 || text.baseline.y() > place.rect.bottom()));
        }
        const auto said
            = std::count_if(page.texts.begin(), page.texts.end(), [](const auto& text) { return text.text == QStringLiteral("Said."); });
        CHECK(said == static_cast<std::ptrdiff_t>(page.figures.size()));
    }
    CHECK(pages == std::vector<std::vector<std::size_t>> { { 0, 1 }, { 2 }, { 3 } });
}

TEST_CASE("A report says its preface first and leaves out sources and method where they are not wanted")
{
    model::ReportRequest request { {}, "sample.flop", "abc", "1", { {} } };
    request.preface = "Why we ask.\n\nAnd <how>.\n";
    request.hasSources = request.hasMethod = false;
    const auto report = model::makeReport(std::make_shared<const model::Dataset>(sample()), request);
    CHECK(report.preface == std::vector<std::string> { "Why we ask.", "And <how>." });
    const auto pages = printed(report);
    CHECK(hasText(pages.pages[1], QStringLiteral("Why we ask.")));
    CHECK(hasText(pages.pages[1], QStringLiteral("Contents")));
    for (const auto& part : pages.parts)
        CHECK((part.anchor != QStringLiteral("sources") && part.anchor != QStringLiteral("method")));
    charts::ReportPainter painter(report, charts::ReportFormat::Html);
    while (painter.step()) { }
    const auto html = painter.bytes();
    CHECK(html.contains("<p>And &lt;how&gt;.</p>"));
    CHECK_FALSE(html.contains("id=\"sources\""));
    CHECK_FALSE(html.contains("href=\"#method"));
    CHECK_FALSE(html.contains("<p></p>"));
    CHECK(html.endsWith("</html>\n"));
}

TEST_CASE("The contents say on which page each part begins, and lead there")
{
    const auto report = printed(shortReport());

    int listed = 0;
    for (const auto& part : report.parts) {
        INFO(fromQt(part.title));
        auto title = part.title.mid(part.title.indexOf(QStringLiteral("  ")) + 1).trimmed();
        title.replace(QStringLiteral(" %"), QStringLiteral("\u00a0%")); // not to be parted
        CHECK(hasText(report.pages[static_cast<std::size_t>(part.page)], title));
        if (part.anchor.isEmpty())
            continue;
        ++listed;
        const auto number = std::find_if(report.pages[1].texts.begin(), report.pages[1].texts.end(),
            [&](const auto& text) { return text.link == QLatin1Char('#') + part.anchor && text.text == QString::number(part.page + 1); });
        CHECK(number != report.pages[1].texts.end());
    }
    CHECK(listed == 6);
}

TEST_CASE("Nothing of a printed report stands in its margins, and texts do not stand over the foot")
{
    const auto report = printed(shortReport());
    charts::Typesetter typesetter;
    for (const auto& page : report.pages) {
        double foot = 0;
        for (const auto& text : page.texts) {
            INFO(fromQt(text.text));
            CHECK(text.baseline.x() > 70);
            CHECK(text.baseline.x() + typesetter.width(text.text, text.face) < report.page.width() - 70);
            CHECK(text.baseline.y() < report.page.height() - 40);
            foot = std::max(foot, text.baseline.y());
        }
        for (const auto& text : page.texts)
            CHECK((text.baseline.y() == foot || text.baseline.y() < foot - 16));
        for (const auto& place : page.figures)
            CHECK(place.rect.bottom() < foot - 16);
    }
}

TEST_CASE("No heading of the method stands alone at the end of a page")
{
    const auto report = printed(shortReport());
    for (const auto& part : report.parts) {
        if (!part.isBelow)
            continue;
        INFO(fromQt(part.title));
        const auto& texts = report.pages[static_cast<std::size_t>(part.page)].texts;
        const auto below = std::count_if(texts.begin(), texts.end(),
            [&](const auto& text) { return text.baseline.y() > part.top + 30 && text.baseline.y() < report.page.height() - 90; });
        CHECK(below >= 2);
    }
}

TEST_CASE("A very long caption leaves half of the page to its figure and goes on on the next page")
{
    std::string caption;
    for (int i = 0; i < 600; ++i)
        caption += "word" + std::to_string(i) + " ";
    const auto report = printed(reportOf({ "figure=growth&at=2024Q4" }, caption));

    REQUIRE(report.pages[2].figures.size() == 1);
    CHECK(report.pages[2].figures[0].rect.height() > 0.35 * report.page.height());
    CHECK_FALSE(!report.pages[3].figures.empty());
    CHECK(report.pages[3].texts.front().text.startsWith(QStringLiteral("word")));
    CHECK(report.pages[3].texts.front().baseline.y() < 120); // from the head of the page
    QStringList words;
    for (const auto& page : { report.pages[2], report.pages[3], report.pages[4] })
        for (const auto& text : page.texts)
            words << text.text.split(QLatin1Char(' '));
    CHECK(words.count(QStringLiteral("word0")) == 1);
    CHECK(words.count(QStringLiteral("word300")) == 1);
    CHECK(words.count(QStringLiteral("word599")) == 1);
}

TEST_CASE("A report in PDF has its pages, its fonts, links within it and an outline, and a sound table of its objects")
{
    const auto pages = printed(shortReport()).pages.size();
    const auto pdf = pdfOf(shortReport());

    CHECK(pdf.startsWith("%PDF-"));
    CHECK(pdf.contains("+NotoSans-Regular"));
    CHECK(pdf.contains("/FontFile2"));
    CHECK_FALSE(pdf.contains("Date"));
    QPDF file;
    file.setAttemptRecovery(false);
    file.processMemoryFile("report.pdf", pdf.constData(), static_cast<std::size_t>(pdf.size()));
    CHECK(file.getAllObjects().size() > pages);
    CHECK(file.getWarnings().empty());

    std::set<QPDFObjGen> pageObjects;
    int linksWithin = 0;
    int linksOut = 0;
    for (auto& page : QPDFPageDocumentHelper(file).getAllPages()) {
        pageObjects.insert(page.getObjectHandle().getObjGen());
        CHECK(page.getObjectHandle().getKey("/MediaBox").unparse() == "[ 0 0 595.2756 841.8898 ]");
    }
    CHECK(pageObjects.size() == pages);
    for (auto& page : QPDFPageDocumentHelper(file).getAllPages()) {
        for (auto& annotation : page.getAnnotations()) {
            auto link = annotation.getObjectHandle();
            if (link.hasKey("/Dest")) {
                CHECK(pageObjects.contains(link.getKey("/Dest").getArrayItem(0).getObjGen()));
                ++linksWithin;
            } else {
                CHECK(link.getKey("/A").getKey("/URI").getStringValue().starts_with("https://"));
                ++linksOut;
            }
        }
    }
    CHECK(linksWithin == 12); // a title and a page's number of each part in the contents
    CHECK(linksOut > 0);

    CHECK(file.getRoot().getKey("/PageMode").unparse() == "/UseOutlines");
    std::vector<std::string> titles;
    for (auto& entry : QPDFOutlineDocumentHelper(file).getTopLevelOutlines()) {
        titles.push_back(entry.getTitle());
        CHECK(pageObjects.contains(entry.getDestPage().getObjGen()));
        for (auto& below : entry.getKids())
            CHECK(pageObjects.contains(below.getDestPage().getObjGen()));
    }
    CHECK(std::ranges::count(titles, "Sources") == 1);
    CHECK(titles.size() >= shortReport().figures.size());
}

TEST_CASE("The same report gives the same bytes")
{
    const auto format = GENERATE(charts::ReportFormat::Pdf, charts::ReportFormat::Html);
    const auto made = [format] {
        charts::ReportPainter painter(shortReport(), format);
        while (painter.step()) { }
        return painter.bytes();
    };
    const auto first = made();
    QThread::msleep(1100); // a date would have moved on

    CHECK(first.size() > 10'000);
    CHECK((first == made()));
}

TEST_CASE("A report is painted in steps that say how far they are")
{
    charts::ReportPainter painter(shortReport(), charts::ReportFormat::Html);
    CHECK(painter.share() == 0);
    std::vector<double> shares;
    while (painter.step())
        shares.push_back(painter.share());
    CHECK(shares == std::vector<double> { 0.25, 0.5, 0.75 });
    CHECK(painter.share() == 1);
    CHECK_FALSE(painter.step());
}

TEST_CASE("A report in HTML shows each figure as it is drawn, with ids of its own")
{
    charts::ReportPainter painter(shortReport(), charts::ReportFormat::Html);
    while (painter.step()) { }
    const auto html = QString::fromUtf8(painter.bytes());

    CHECK(html.count(QStringLiteral("<svg ")) == 4);
    CHECK(html.contains(QStringLiteral("GPUs per researcher")));
    CHECK(html.contains(QStringLiteral("@font-face")));
    static const QRegularExpression id(QStringLiteral(" id=\"([^\"]*)\""));
    QStringList ids;
    for (auto found = id.globalMatch(html); found.hasNext();)
        ids << found.next().captured(1);
    CHECK(ids.size() > 20);
    CHECK(ids.removeDuplicates() == 0);
    CHECK_FALSE(html.contains(QStringLiteral("xmlns")));
    const auto empty = html.mid(html.indexOf(QStringLiteral("id=\"figure-4\"")));
    CHECK(empty.contains(toQt(shortReport().figures[3].figure.emptyText).toHtmlEscaped())); // why nothing is drawn
}
