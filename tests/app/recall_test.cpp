// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/document.h"
#include "tests/app/folder.h"
#include "tests/app/lack.h"
#include "tests/app/run_in_process.h"
#include "tests/support/catch.h"
#include "tests/support/zip_file.h"

#include <cmath>

namespace {

using test::flopulence;

struct Recall {
    test::Folder folder;
    std::string file = (folder / "fleet.flop").string();

    Recall() { REQUIRE(flopulence({ "new", file, "--sample" }).code == 0); }

    std::string picture(const std::string& name, const std::string& view) const
    {
        const auto path = (folder / name).string();
        REQUIRE(flopulence({ "export", file, "-o", path, "--view", view, "--size", "400x300" }).err == "");
        return path;
    }

    /// All researchers of OpenAI are half as many.
    void halve() const
    {
        auto document = model::Document::open(file);
        const auto dataset = document.dataset();
        document.transact("Halve", [&](model::Writer& writer) {
            dataset->headcounts().forEach([&](const model::HeadcountRecord& record) {
                if (dataset->name(record.organization) != "OpenAI")
                    return;
                auto halved = record;
                halved.people = std::ceil(record.people / 2);
                halved.peopleLow.reset();
                halved.peopleHigh.reset();
                writer.update(halved);
            });
        });
    }
};

}

TEST_CASE("Recall says what a picture of each format remembers, and its table")
{
    const Recall test;
    const auto csv = (test.folder / "a.csv").string();
    REQUIRE(flopulence({ "export", test.file, "-o", csv, "--view", "figure=growth&unit=h100e" }).code == 0);
    for (const auto* name : { "a.png", "a.svg", "a.pdf" }) {
        INFO(name);
        const auto path = test.picture(name, "figure=growth&unit=h100e");
        const auto result = flopulence({ "recall", path });
        CHECK(result.err == "");
        CHECK(result.code == 0);
        CHECK(result.out.starts_with(std::string(name) + "\nversion: "));
        CHECK(test::lack(result.out, { "\nview: figure=growth&unit=h100e\n", "\ndata: ", "\ntable: " }) == "");
        CHECK(flopulence({ "recall", path, "--csv" }).out == test::contents(csv));
    }
}

TEST_CASE("Recall with a document says which values are others now, and its exit code is 2 then")
{
    const Recall test;
    const auto path = test.picture("ranking.png", "at=2025Q4");
    const auto same = flopulence({ "recall", path, test.file });
    CHECK(same.code == 0);
    CHECK(same.out.ends_with("records: the same\nvalues: the same\n"));
    test.halve();

    const auto other = flopulence({ "recall", path, test.file });

    CHECK(other.err == "");
    CHECK(other.code == 2);
    CHECK(test::lack(other.out, { "records: others than then\n", "are others now\n  OpenAI 2025Q4: 1,740 [", ", now 3,490 [" }) == "");
    const auto table = flopulence({ "recall", path, test.file, "--csv" });
    CHECK(table.code == 2);
    CHECK(table.out.starts_with("figure,series,item,"));
    // A figure the edit does not touch.
    const auto growth = flopulence({ "recall", test.picture("growth.png", "figure=growth"), test.file });
    CHECK(growth.code == 0);
}

TEST_CASE("Recall lists the pictures of a document or slides, each once")
{
    const Recall test;
    const auto bytes = [](const std::string& path) { return test::contents(path); };
    const auto png = bytes(test.picture("a.png", "at=2025Q4"));
    const auto svg = bytes(test.picture("b.svg", "figure=shares"));
    const auto path = (test.folder / "paper.docx").string();
    writeZip(path,
        { { "word/document.xml", "<w/>" }, { "word/media/image1.png", png }, { "word/media/image2.svg", svg },
            { "word/media/image3.png", png }, { "word/media/image4.png", "no picture" } });

    const auto result = flopulence({ "recall", path });

    CHECK(result.err == "");
    CHECK(
        test::lack(result.out, { "paper.docx, image1.png\n", "view: at=2025Q4\n", "\n\npaper.docx, image2.svg\n", "view: figure=shares\n" })
        == "");
    CHECK(result.out.find("image3") == std::string::npos);
    CHECK(flopulence({ "recall", path, test.file }).code == 0);
    CHECK(flopulence({ "recall", path, "--csv" }).err.find("--csv is of one picture, and paper.docx holds 2") != std::string::npos);
}

TEST_CASE("Recall refuses in one sentence what remembers nothing")
{
    const Recall test;
    test::write(test.folder / "plain.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    test::write(test.folder / "text.txt", "figure=growth");
    writeZip((test.folder / "empty.odp").string(), { { "content.xml", "<o/>" } });
    const auto error = [&](const std::string& name) { return flopulence({ "recall", (test.folder / name).string() }).err; };
    CHECK(error("plain.svg")
        == "flopulence: plain.svg says nothing of a view: it is a report, or another program has made it or saved it since.\n");
    CHECK(error("text.txt") == "flopulence: text.txt cannot be shown: it is neither a PNG nor an SVG nor a PDF.\n");
    CHECK(error("empty.odp") == "flopulence: empty.odp holds no picture that says anything of a view.\n");
    CHECK(error("missing.png") == "flopulence: missing.png cannot be read.\n");
    CHECK(flopulence({ "recall" }).err.find("recall needs a picture") != std::string::npos);
}
