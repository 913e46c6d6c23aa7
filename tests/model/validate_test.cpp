// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"
#include "tests/support/said.h"
#include "tests/support/temp_document.h"

#include "model/records/validate.h"

#include <chrono>
#include <limits>

using namespace model;
using test::said;

namespace {

References known()
{
    References references;
    for (int id = 1; id <= 3; ++id) {
        auto company = organization(std::string(1, static_cast<char>('A' + id - 1)));
        company.id = { id };
        if (id > 1)
            company.partOf = OrganizationId { id - 1 }; // C is part of B is part of A
        references.put(company);
    }
    for (int id = 1; id <= 2; ++id) {
        auto model = chip("chip " + std::to_string(id));
        model.id = { id };
        references.put(model);
    }
    auto press = source("press");
    press.id = { 1 };
    references.put(press);
    return references;
}

template <class Record> std::string problemsOf(const Record& record)
{
    std::string text;
    for (const auto& problem : validate(record, known()))
        text += (text.empty() ? "" : "; ") + said(problemText(problem));
    return text;
}

InventoryRecord changed(const std::function<void(InventoryRecord&)>& change)
{
    auto record = inventory(2023 * 4);
    change(record);
    return record;
}

HeadcountRecord headcount(double people, std::optional<double> low, std::optional<double> high)
{
    HeadcountRecord record;
    record.organization = { 1 };
    record.quarter = Quarter::of(2023, 1);
    record.people = people;
    record.peopleLow = low;
    record.peopleHigh = high;
    record.source = { 1 };
    return record;
}

TrainingRun trainingRun(const std::function<void(TrainingRun&)>& change)
{
    TrainingRun run;
    run.name = "GPT-4";
    run.quarter = Quarter::of(2022, 3);
    run.source = { 1 };
    change(run);
    return run;
}

constexpr double infinite = std::numeric_limits<double>::infinity();

}

TEST_CASE("A record that keeps the rules has no problem")
{
    CHECK(problemsOf(inventory(2023 * 4)).empty());
    CHECK(problemsOf(organization("OpenAI")).empty());
    CHECK(problemsOf(chip("H100 SXM")).empty());
    CHECK(problemsOf(source("press")).empty());
    CHECK(problemsOf(savedView("start")).empty());
    CHECK(problemsOf(headcount(10, 10, 10)).empty());
    CHECK(problemsOf(trainingRun([](TrainingRun& run) { run.mfu = 1, run.chips = 0, run.days = 0, run.flop = 2.1e25; })).empty());
}

TEST_CASE("Low, best and high are in order, both ends optional")
{
    CHECK(problemsOf(changed([](auto& record) { record.unitsLow = 900; })) == "units_low '900' is above units 100");
    CHECK(problemsOf(changed([](auto& record) { record.unitsHigh = 99.5; })) == "units_high '99.5' is below units 100");
    CHECK(problemsOf(changed([](auto& record) { record.unitsLow = record.unitsHigh = 100; })).empty());
    CHECK(problemsOf(changed([](auto& record) { record.unitsLow.reset(), record.unitsHigh.reset(); })).empty());
    CHECK(problemsOf(headcount(10, 11, 9)) == "people_low '11' is above people 10; people_high '9' is below people 10");
}

TEST_CASE("Units may be negative where they were added, people and other numbers never")
{
    CHECK(problemsOf(changed([](auto& record) { record.units = -5, record.unitsLow = -6, record.measure = Measure::Added; })).empty());
    CHECK(problemsOf(changed([](auto& record) { record.units = -5, record.unitsLow.reset(); })) == "units '-5' is below 0 and not 'added'");
    CHECK(problemsOf(headcount(-1, {}, {})) == "people '-1' is below 0");
    CHECK(problemsOf(trainingRun([](TrainingRun& run) { run.days = -1; })) == "days '-1' is below 0");
    CHECK(problemsOf(trainingRun([](TrainingRun& run) { run.chips = -1; })) == "chips '-1' is below 0");
    CHECK(problemsOf(trainingRun([](TrainingRun& run) { run.flop = -1; })) == "flop '-1' is below 0");
    auto negative = chip("H100 SXM");
    negative.priceUsd = -0.5;
    CHECK(problemsOf(negative) == "price_usd '-0.5' is below 0");
}

TEST_CASE("MFU is above 0 and at most 1")
{
    const auto mfu = GENERATE(0.0, -0.1, 1.0001, 40.0);
    CHECK(problemsOf(trainingRun([&](TrainingRun& run) { run.mfu = mfu; })).find("is not above 0 and at most 1") != std::string::npos);
}

TEST_CASE("Numbers are finite and quarters exist")
{
    CHECK(problemsOf(changed([](auto& record) { record.unitsHigh = infinite; })) == "units_high 'inf' is no finite number");
    CHECK(problemsOf(changed([](auto& record) {
        record.units = std::numeric_limits<double>::quiet_NaN();
    })).starts_with("units 'nan' is no finite number"));
    CHECK(problemsOf(changed([](auto& record) { record.quarter = { 4 }; })) == "quarter '0001Q1' is no quarter from 1900Q1 to 2199Q4");
}

TEST_CASE("Numbers are 0 or of a magnitude from 1e-9 to 1e30")
{
    const auto units = [](double number) {
        return problemsOf(changed([&](auto& record) {
            record.units = number, record.measure = Measure::Added;
            record.unitsLow.reset(), record.unitsHigh.reset();
        }));
    };
    for (const double number : { 0.0, 1e-9, -1e-9, 1e30, -1e30 })
        CHECK(units(number).empty());
    CHECK(units(1e308) == "units '1e308' is beyond 1e30");
    CHECK(units(-1.001e30) == "units '-1.001e30' is beyond 1e30");
    CHECK(units(9.9e-10) == "units '9.9e-10' is nearer to 0 than 1e-9 without being 0");
    CHECK(units(std::numeric_limits<double>::denorm_min()).ends_with("is nearer to 0 than 1e-9 without being 0"));
    CHECK(problemsOf(headcount(1e-12, {}, {})).starts_with("people "));
    CHECK(problemsOf(trainingRun([](TrainingRun& run) { run.flop = 1e31; })) == "flop '1e31' is beyond 1e30");
    auto fast = chip("Fast");
    fast.bf16Tflops = 1e300;
    CHECK(problemsOf(fast) == "bf16_tflops '1e300' is beyond 1e30");
    auto view = savedView("start");
    view.position = 1e40;
    CHECK(problemsOf(view) == "position '1e40' is beyond 1e30");
}

TEST_CASE("Names have at most 300 letters and other texts at most 64 KB, but for what the program writes itself")
{
    const std::string letters(300, 'x');
    std::string umlauts;
    for (int i = 0; i < 300; ++i)
        umlauts += "ü";
    CHECK(problemsOf(organization(letters)).empty());
    CHECK(problemsOf(organization(umlauts)).empty());
    CHECK(problemsOf(organization(letters + "x")).ends_with("...' has more than 300 letters"));
    CHECK(problemsOf(source(umlauts + "ü")).find("key 'üüü") == 0);
    auto noted = savedView("start");
    noted.view = noted.caption = std::string(longestText, 'x');
    CHECK(problemsOf(noted).empty());
    noted.view += 'x';
    CHECK(problemsOf(noted).ends_with("...' is longer than 64 KB"));
    Waiver waiver;
    waiver.finding = "old-source";
    waiver.fingerprint = std::string(2 * longestText, '0'); // of thousands of findings
    CHECK(problemsOf(waiver).empty());
}

TEST_CASE("A record is sound where its numbers, quarters and references keep the rules, whatever its texts are")
{
    const auto unsound = [](const auto& record) { return unsoundFields(record); };
    using Names = std::vector<std::string_view>;
    CHECK(unsound(changed([](auto& record) { record.notes = std::string(longestText + 1, '\xff'); })).empty());
    CHECK(unsound(changed([](auto& record) { record.unitsHigh = 1e40; })) == Names { "units_high" });
    CHECK(unsound(changed([](auto& record) { record.unitsLow = 101; })) == Names { "units_low" });
    CHECK(unsound(changed([](auto& record) { record.provider = OrganizationId { 1 }; })) == Names { "provider" });
    CHECK(unsound(changed([](auto& record) { record.quarter = { 2'000'000'000 }; })) == Names { "quarter" });
    CHECK(unsound(changed([](auto& record) { record.organization = { 9 }; })).empty()); // the store knows where references lead
    CHECK(unsound(headcount(-1, {}, {})) == Names { "people" });
    CHECK(unsound(trainingRun([](TrainingRun& run) { run.mfu = 40; })) == Names { "mfu" });
}

TEST_CASE("A reference leads to a record, and a fact has a source")
{
    CHECK(problemsOf(changed([](auto& record) { record.organization = { 9 }; })) == "organization '9' is the number of no organization");
    CHECK(problemsOf(changed([](auto& record) { record.source = {}; })) == "source '' is empty");
}

TEST_CASE("A provider belongs to what is rented and is somebody else")
{
    CHECK(problemsOf(changed([](auto& record) { record.provider = OrganizationId { 1 }; }))
        == "provider 'A' belongs to what is rented, but access is owned");
    CHECK(problemsOf(changed([](auto& record) { record.access = Access::Rented, record.provider = OrganizationId { 2 }; }))
        == "provider 'B' is the organization itself");
    CHECK(problemsOf(changed([](auto& record) { record.access = Access::Rented, record.provider = OrganizationId { 1 }; })).empty());
    CHECK(problemsOf(changed([](auto& record) { record.access = Access::Rented; })).empty());
}

TEST_CASE("Names are not blank, and texts are UTF-8 without zero characters")
{
    CHECK(problemsOf(organization("")) == "name '' is empty");
    CHECK(problemsOf(organization(" \t")) == "name ' \\x09' is empty");
    CHECK(problemsOf(changed([](auto& record) { record.notes = "caf\xe9"; })) == "notes 'caf?' is not UTF-8");
    CHECK(problemsOf(changed([](auto& record) { record.notes = std::string("a\0b", 3); })) == "notes 'a\\x00b' holds a zero character");
}

TEST_CASE("Part_of makes no circle")
{
    auto company = organization("A");
    company.id = { 1 };
    company.partOf = OrganizationId { 3 };
    CHECK(problemsOf(company) == "part_of 'C' closes a circle: A is part of C is part of B is part of A");
    company.partOf = OrganizationId { 1 };
    CHECK(problemsOf(company) == "part_of 'A' closes a circle: A is part of A");
    company.id = {};
    CHECK(problemsOf(company).empty());
}

TEST_CASE("A chain and a circle of 20,000 organizations are checked in no time, and a long circle is told by where it begins")
{
    constexpr int count = 20'000;
    const auto chain = [](bool isClosed) {
        std::vector<Organization> organizations;
        for (int id = 1; id <= count; ++id) {
            organizations.push_back(organization("o" + std::to_string(id)));
            organizations.back().id = { id };
            if (id > 1 || isClosed)
                organizations.back().partOf = OrganizationId { id > 1 ? id - 1 : count };
        }
        return organizations;
    };
    const auto begin = std::chrono::steady_clock::now();
    for (const bool isClosed : { false, true }) {
        const auto organizations = chain(isClosed);
        References references;
        for (const auto& one : organizations)
            references.put(one);
        std::size_t problems = 0;
        for (const auto& one : organizations)
            problems += validate(one, references).size();
        CHECK(problems == (isClosed ? count : 0));
        if (isClosed)
            CHECK(said(problemText(validate(organizations[2], references).front()))
                == "part_of 'o2' closes a circle: o3 is part of o2 is part of o1 is part of o20000 is part of o19999 is part of o19998 is "
                   "part of o19997 is part of o19996 is part of o19995 is part of o19994 is part of o19993 is part of ... is part of o3");
    }
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(5));
}

TEST_CASE("What an organization is part of may change, and a circle is known at once")
{
    auto references = known();
    auto a = organization("A");
    a.id = { 1 };
    a.partOf = OrganizationId { 3 };
    CHECK(validate(a, references).size() == 1);
    auto c = organization("C");
    c.id = { 3 };
    references.put(c); // C is part of nobody any more
    CHECK(validate(a, references).empty());
    references.put(a);
    c.partOf = OrganizationId { 1 };
    CHECK(validate(c, references).size() == 1);
    references.remove(OrganizationId { 1 });
    CHECK(problemsOf(organization("D")).empty());
}

TEST_CASE("A publication date is a year, a month or a day that exists")
{
    const auto [published, isGood] = GENERATE(table<std::string, bool>(
        { { "", true }, { "2023", true }, { "2023-09", true }, { "2024-02-29", true }, { "2023-02-29", false }, { "2023-13", false },
            { "2023-9", false }, { "23", false }, { "2023-09-1x", false }, { "Sept 2023", false }, { "2023Q3", false } }));
    auto dated = source("press");
    dated.published = published;
    INFO(published);
    CHECK(problemsOf(dated).empty() == isGood);
}

TEST_CASE("A country is two capital letters or unknown")
{
    const auto [country, isGood] = GENERATE(
        table<std::string, bool>({ { "", true }, { "US", true }, { "us", false }, { "USA", false }, { "U", false }, { "U1", false } }));
    auto company = organization("OpenAI");
    company.country = country;
    INFO(country);
    CHECK(problemsOf(company).empty() == isGood);
}

TEST_CASE("A value in a sentence stays short, on one line and whole in its characters")
{
    CHECK(inQuotes("a\nb") == "'a\\x0ab'");
    CHECK(inQuotes(std::string(1000, 'x')) == "'" + std::string(60, 'x') + "...'");
    CHECK(inQuotes(std::string(59, 'x') + "€€") == "'" + std::string(59, 'x') + "€...'");
}

TEST_CASE("A source replaces others, not itself, none twice, and in no circle")
{
    References references;
    const auto put = [&](std::int64_t id, std::vector<std::int64_t> replaced) {
        auto made = source("s" + std::to_string(id));
        made.id = { id };
        for (const auto other : replaced)
            made.replaces.push_back({ other });
        references.put(made);
        return made;
    };
    const auto problemsOf = [&](const Source& record) {
        std::string text;
        for (const auto& problem : validate(record, references))
            text += (text.empty() ? "" : "; ") + said(problemText(problem));
        return text;
    };
    put(1, {});
    put(2, { 1 });
    put(3, { 2, 1 });
    CHECK(problemsOf(put(3, { 2, 1 })).empty());
    auto first = put(1, {});
    first.replaces = { { 3 } };
    CHECK(problemsOf(first) == "replaces 's3' closes a circle: s1 replaces s3 replaces s1");
    CHECK(problemsOf(put(1, { 2 })) == "replaces 's2' closes a circle: s1 replaces s2 replaces s1"); // as a file may hold it
    CHECK(problemsOf(put(3, { 2, 1 })).empty());                                                     // it leads to the circle only
    put(1, {});
    CHECK(problemsOf(put(2, { 2 })) == "replaces 's2' is the source itself");
    CHECK(problemsOf(put(3, { 1, 1 })) == "replaces 's1;s1' names 's1' twice");
    CHECK(problemsOf(put(3, { 9 })) == "replaces '9' is the number of no source");
}

TEST_CASE("An operational share is from 0 to 1, its ends around it, and not of an aggregate")
{
    OperationalShare share;
    share.organization = { 1 };
    share.quarter = Quarter::of(2025, 4);
    share.source = { 1 };
    share.share = 0.7;
    CHECK(problemsOf(share).empty());
    share.shareLow = 0.5;
    share.shareHigh = 1;
    CHECK(problemsOf(share).empty());
    share.shareHigh = 0.6;
    CHECK(problemsOf(share) == "share_high '0.6' is below share 0.7");
    share.shareHigh = 1.1;
    CHECK(problemsOf(share) == "share_high '1.1' is not from 0 to 1");
    share.shareHigh.reset();
    share.share = 1.2;
    CHECK(problemsOf(share) == "share '1.2' is not from 0 to 1");
    share.shareLow = -0.1;
    share.share = -0.1;
    CHECK(problemsOf(share) == "share '-0.1' is not from 0 to 1; share_low '-0.1' is not from 0 to 1");

    share = { {}, { 1 }, Quarter::of(2025, 4), 0.7, {}, {}, { 1 }, {} };
    auto references = known();
    auto rest = organization("Rest");
    rest.id = { 1 };
    rest.kind = OrganizationKind::Aggregate;
    references.put(rest);
    const auto problems = validate(share, references);
    REQUIRE(problems.size() == 1);
    CHECK(said(problemText(problems.front())) == "organization 'Rest' is an aggregate, of which nobody knows what runs");
}

TEST_CASE("An event happened on a day that exists")
{
    Event event;
    event.title = "GPT-4";
    event.source = { 1 };
    event.date = "2023-03-14";
    CHECK(problemsOf(event).empty());
    for (const auto* date : { "2023-02-29", "2023-03", "2023", "2023Q1", "14.03.2023", " 2023-03-1", "2023-3-14", "2023-Q3   " }) {
        event.date = date;
        CHECK(problemsOf(event) == "date '" + event.date + "' is no date of the form YYYY-MM-DD");
    }
    event.date.clear();
    CHECK(problemsOf(event) == "date '' is empty");
}
