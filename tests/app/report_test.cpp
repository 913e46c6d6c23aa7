// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/folder.h"
#include "tests/app/lack.h"
#include "tests/app/run_in_process.h"
#include "tests/support/catch.h"

#include <regex>
#include <sstream>

namespace {

namespace fs = std::filesystem;

using test::flopulence;

std::string document(const test::Folder& folder, bool hasSample)
{
    const auto file = (folder / "fleet.flop").string();
    REQUIRE(
        flopulence(hasSample ? std::vector<std::string> { "new", file, "--sample" } : std::vector<std::string> { "new", file }).code == 0);
    return file;
}

std::vector<std::string> figures(const std::string& html)
{
    static const std::regex heading("<span class=\"number\">([^<]*)</span>([^<]*)</h2>");
    std::vector<std::string> names;
    for (std::sregex_iterator found(html.begin(), html.end(), heading), end; found != end; ++found)
        names.push_back((*found)[2].length() == 0 ? (*found)[1] : (*found)[2]);
    return names;
}

}

TEST_CASE("Report holds the views that are named, in the order given")
{
    const test::Folder folder;
    const auto file = document(folder, true);
    const auto output = (folder / "out.html").string();
    test::write(folder / "view.txt", "figure=chips\n");
    test::write(output, "old");

    const auto result = flopulence({ "report", file, "-o", output, "--title", "Ours <here>", "--view", "Pet projects", "--view",
        "figure=growth", "--view", "start", "--view", (folder / "view.txt").string() });

    CHECK(result.err == "");
    CHECK(result.code == 0);
    const auto html = test::contents(output);
    const auto names = figures(html);
    REQUIRE(names.size() == 4);
    CHECK(names[0] == "Pet projects");
    CHECK(names[2] == "Figure 3"); // the title of the figure says the rest
    CHECK(test::lack(html, { "<h1>Ours &lt;here&gt;</h1>", "<dd>fleet.flop</dd>", "Claim 3: researchers of the rich" }) == "");
    CHECK(folder.names() == std::vector<std::string> { "fleet.flop", "out.html", "view.txt" });
}

TEST_CASE("Report without views holds all that are saved, as PDF for print")
{
    const test::Folder folder;
    const auto output = (folder / "out.pdf").string();
    const auto file = document(folder, true);
    const auto pages = [&](const std::vector<std::string>& options) {
        std::vector<std::string> arguments { "report", file, "-o", output };
        arguments.insert(arguments.end(), options.begin(), options.end());
        CHECK(flopulence(arguments).err == "");
        const auto pdf = test::contents(output);
        CHECK(pdf.starts_with("%PDF-"));
        static const std::regex page("/Type /Page\\b");
        return std::distance(std::sregex_iterator(pdf.begin(), pdf.end(), page), {});
    };
    const auto alone = pages({ "--per-page", "1" });
    CHECK(alone > 30);
    const auto paired = pages({});
    CHECK(paired < alone - 5);
    CHECK(pages({ "--no-method", "--no-sources" }) < paired - 5);
}

TEST_CASE("A report's preface is a text, or the file that holds it")
{
    const test::Folder folder;
    const auto file = document(folder, true);
    const auto output = (folder / "out.html").string();
    test::write(folder / "preface.txt", "Of a file.\nTwo paragraphs.\n");
    CHECK(flopulence({ "report", file, "-o", output, "--view", "start", "--preface", "As said." }).err == "");
    CHECK(test::lack(test::contents(output), { "<p>As said.</p>" }) == "");
    CHECK(flopulence({ "report", file, "-o", output, "--view", "start", "--preface", (folder / "preface.txt").string() }).err == "");
    CHECK(test::lack(test::contents(output), { "<p>Of a file.</p>", "<p>Two paragraphs.</p>" }) == "");
    test::write(folder / "bytes.txt", "\xff\xfe");
    CHECK(flopulence({ "report", file, "-o", output, "--view", "start", "--preface", (folder / "bytes.txt").string() }).code == 1);
}

TEST_CASE("Report of a document without saved views holds the default view and says that it is empty")
{
    const test::Folder folder;
    const auto output = (folder / "out.html").string();

    const auto result = flopulence({ "report", document(folder, false), "-o", output });

    CHECK(result.code == 0);
    CHECK(test::lack(result.err, { "flopulence: note: 'GPUs per researcher': This document has no inventory yet." }) == "");
    CHECK(figures(test::contents(output)) == std::vector<std::string> { "Figure 1" });
}

TEST_CASE("Report that cannot be written is an error in one line and leaves what was there")
{
    const test::Folder folder;
    const auto file = document(folder, true);
    const auto output = (folder / "out.pdf").string();
    test::write(output, "old");
    const auto failure = [&](const std::vector<std::string>& arguments) {
        const auto result = flopulence(arguments);
        CHECK(result.code == 1);
        CHECK(std::ranges::count(result.err, '\n') == 1);
        return result.err;
    };

    CHECK(test::lack(failure({ "report", file, "-o", output, "--view", "Pet project" }), { "did you mean 'Pet projects'" }) == "");
    CHECK(test::lack(failure({ "report", file, "-o", output, "--view", "figure=grwth" }), { "did you mean 'growth'" }) == "");
    CHECK(test::lack(failure({ "report", file, "-o", (folder / "none/out.pdf").string() }), { "there is no folder" }) == "");
    CHECK(test::lack(failure({ "report", (folder / "gone.flop").string(), "-o", output }), { "gone.flop" }) == "");
    fs::create_symlink(file, folder / "self.pdf");
    CHECK(test::lack(failure({ "report", file, "-o", (folder / "self.pdf").string() }), { "the document itself" }) == "");
    CHECK(test::contents(output) == "old");
}
