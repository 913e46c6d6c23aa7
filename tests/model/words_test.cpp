// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/error.h"
#include "model/base/sentences.h"
#include "model/base/words.h"
#include "model/records/field_text.h"
#include "tests/support/catch.h"

#include "words/figure.h"
#include "words/records.h"
#include "words/report.h"

#include <set>

using namespace model;

namespace {

using Translated = std::map<std::string, std::string, std::less<>>;

/// Polish: 1 rekord, 2 rekordy, 5 rekordów, 12 rekordów, 22 rekordy.
std::size_t polishForm(std::uint64_t n)
{
    if (n == 1)
        return 0;
    const auto last = n % 10;
    return last >= 2 && last <= 4 && (n % 100 < 12 || n % 100 > 14) ? 1 : 2;
}

/// The names of a text's arguments, those of its forms too.
std::set<std::string> argumentsOf(std::string_view text)
{
    std::set<std::string> names;
    for (auto open = text.find('{'); open != std::string_view::npos; open = text.find('{', open + 1))
        names.emplace(text.substr(open + 1, text.find_first_of("|}", open) - open - 1));
    return names;
}

}

TEST_CASE("A message takes its arguments by name")
{
    CHECK(filled("{a} and {b}, {a}", { { "a", "one" }, { "b", 2 } }) == "one and 2, one");
}

TEST_CASE("What has no argument stays as it is written")
{
    CHECK(filled("{a} of {b", { { "b", "c" } }) == "{a} of {b");
    CHECK(filled("{n|form|forms}", {}) == "{n|form|forms}");
}

TEST_CASE("A number chooses the form that stands beside it")
{
    const std::string_view text = "{n} {n|chip of {who}|chips of {who}} left";

    CHECK(filled(text, { { "n", 1 }, { "who", "xAI" } }) == "1 chip of xAI left");
    CHECK(filled(text, { { "n", 0 }, { "who", "xAI" } }) == "0 chips of xAI left");
    CHECK(filled(text, { { "n", { 1234, "1,234" } }, { "who", "xAI" } }) == "1,234 chips of xAI left");
}

TEST_CASE("Two numbers of one message choose each its own form")
{
    CHECK(filled("{n} {n|row|rows} in {m} {m|table|tables}", { { "n", 2 }, { "m", 1 } }) == "2 rows in 1 table");
}

TEST_CASE("A language with three forms says them all")
{
    const Words polish(Translated { { "report.records.chips", "{n} {n|układ|układy|układów}" } }, polishForm);
    const auto say = [&](int n) { return polish(say::report::recordsChips, { { "n", n } }); };

    CHECK(say(1) == "1 układ");
    CHECK(say(2) == "2 układy");
    CHECK(say(5) == "5 układów");
    CHECK(say(12) == "12 układów");
    CHECK(say(22) == "22 układy");
}

TEST_CASE("A translation with fewer forms than its language says the last")
{
    const Words polish(Translated { { "report.records.chips", "{n} {n|układ|układy}" } }, polishForm);

    CHECK(polish(say::report::recordsChips, { { "n", 5 } }) == "5 układy");
}

TEST_CASE("A sentence within a sentence is said in the same language")
{
    const Words german(Translated { { "reason.zero", "keine" } });
    const Sentence said { say::footer::notShown, { { "reasons", Sentence { say::reason::zero } } } };

    CHECK(german(said) == "Not shown: keine");
    CHECK(Words()(said) == "Not shown: none");
}

TEST_CASE("An error is worded where it is shown")
{
    const Error error(ErrorCode::NotFound, Sentence { say::footer::notShown, { { "reasons", 3 } } }, { { say::reason::zero } });

    CHECK(std::string(error.what()) == "Not shown: 3");
    CHECK(Words(Translated { { "footer.not-shown", "Ohne {reasons}" } })(error.sentence) == "Ohne 3");
    REQUIRE(error.problems.size() == 1);
    CHECK(Words()(error.problems[0]) == "none");
}

TEST_CASE("A refused value is said with its reason in the language of who reads it")
{
    const Words german(Translated { { "value.refused", "{reason}: {value}" }, { "value.no-number", "keine Zahl" } });
    const auto refused = refusedValue("many", { say::value::noNumber });

    CHECK(german(refused) == "keine Zahl: 'many'");
    CHECK(Words()(refused) == "'many' is no number such as 1200 or 2.1e25");
}

TEST_CASE("A list has commas between its texts and sentences, and says nothing where it is empty")
{
    CHECK(Words()(listed({})).empty());
    CHECK(Words()(listed({ "a" })) == "a");
    CHECK(Words()(listed({ "a", Sentence { say::reason::zero }, "c" })) == "a, none, c");
    CHECK(Words(Translated { { "list.more", "{first} und {next}" } })(listed({ "a", "b", "c" })) == "a und b und c");
}

TEST_CASE("The nearest word is named, and nothing where none is near")
{
    const std::vector<std::string> words { "ranking", "growth" };

    CHECK(Words()(noneOf("growht", words)) == "is none of ranking, growth - did you mean 'growth'?");
    CHECK(Words()(noneOf("12345678", words)) == "is none of ranking, growth");
    CHECK(Words()(didYouMean("")).empty());
}

TEST_CASE("Every message of the catalogue has a key of its own and braces that close")
{
    std::set<std::string_view> keys;
    for (const auto* message : allMessages()) {
        INFO(message->key);
        CHECK(keys.insert(message->key).second);
        CHECK(std::ranges::count(message->text, '{') == std::ranges::count(message->text, '}'));
        for (const auto& name : argumentsOf(message->text))
            CHECK(name.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-0123456789") == std::string::npos);
    }
    CHECK(keys.size() > 500);
}
