// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"
#include "ui/base/counts.h"
#include "ui/base/text.h"

using ui::counted;
using ui::fromQt;

namespace {

/// Of Polish: one, two to four, many.
std::size_t polishForm(std::uint64_t n)
{
    const auto last = n % 10;
    const auto lastTwo = n % 100;
    return n == 1 ? 0 : last >= 2 && last <= 4 && (lastTwo < 12 || lastTwo > 14) ? 1 : 2;
}

}

TEST_CASE("A count chooses the form of its words, and thousands are set apart")
{
    const auto text = QStringLiteral("{n|One record|{n} records} of %1");

    CHECK(fromQt(counted(text, 1)) == "One record of %1");
    CHECK(fromQt(counted(text, 0)) == "0 records of %1");
    CHECK(fromQt(counted(text, 12345)) == "12,345 records of %1");
}

TEST_CASE("A count has as many forms as the language has")
{
    const auto text = QStringLiteral("{n} {n|wiersz|wiersze|wierszy}");

    CHECK(fromQt(counted(text, 1, polishForm)) == "1 wiersz");
    CHECK(fromQt(counted(text, 3, polishForm)) == "3 wiersze");
    CHECK(fromQt(counted(text, 12, polishForm)) == "12 wierszy");
}
