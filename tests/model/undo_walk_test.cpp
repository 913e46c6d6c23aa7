// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"
#include "tests/support/temp_document.h"

#include "model/base/error.h"

#include <random>

using namespace model;

namespace {

/// Edits several linked tables at random.
class Walker {
public:
    Walker(Document& document, std::mt19937& random)
        : m_document(document)
        , m_random(random)
    {
    }

    /// A step of one to six edits, some of them refused by the rules; false where nothing came of it.
    bool step(const std::string& label)
    {
        return !m_document
                    .transact(label,
                        [&](Writer& writer) {
                            for (auto n = 1 + m_random() % 6; n > 0; --n) {
                                try {
                                    edit(writer);
                                } catch (const Error&) {
                                    continue; // a doubled name, a reference in use: the walk goes on
                                }
                            }
                        })
                    .empty();
    }

private:
    template <class Record> const Record* any()
    {
        const auto& table = m_document.dataset()->table<Record>();
        return table.empty() ? nullptr : &table[m_random() % table.size()];
    }

    std::string name() { return std::string(1, static_cast<char>('a' + m_random() % 26)) + std::to_string(m_random() % 9); }

    template <class Record, class Change> void insertUpdateOrRemove(Writer& writer, Record fresh, Change change)
    {
        const auto* old = any<Record>();
        const auto what = m_random() % 4;
        if (!old || what < 2) {
            change(fresh);
            writer.insert(fresh);
        } else if (what == 2) {
            auto changed = *old;
            change(changed);
            writer.update(changed);
        } else {
            writer.remove<Record>(old->id);
        }
    }

    void edit(Writer& writer)
    {
        const auto* company = any<Organization>();
        const auto* model = any<Chip>();
        const auto* press = any<Source>();
        switch (m_random() % 6) {
        case 0:
            insertUpdateOrRemove(writer, organization(name()), [&](Organization& record) {
                record.name = name();
                record.partOf = company && m_random() % 2 == 0 ? std::optional(company->id) : std::nullopt;
            });
            break;
        case 1:
            insertUpdateOrRemove(writer, chip(name()), [&](Chip& record) { record.priceUsd = static_cast<double>(m_random() % 1000); });
            break;
        case 2:
            insertUpdateOrRemove(writer, source(name()), [&](Source& record) { record.notes = name(); });
            break;
        case 3:
            insertUpdateOrRemove(writer, savedView(name()), [&](SavedView& record) { record.view = std::string(m_random() % 9000, 'v'); });
            break;
        default:
            if (!company || !model || !press)
                return;
            insertUpdateOrRemove(writer, inventory(8000), [&](InventoryRecord& record) {
                record.organization = company->id;
                record.chip = model->id;
                record.source = press->id;
                record.quarter = { 8000 + static_cast<int>(m_random() % 20) };
                record.units = 50 + static_cast<double>(m_random() % 100);
            });
        }
    }

    Document& m_document;
    std::mt19937& m_random;
};

}

TEST_CASE("A random walk of edits, undos, redos and restarts always shows the records of its place in the history")
{
    std::mt19937 random(20'240'229);
    TempFolder folder;
    auto document = Document::create(folder / "a.flop");
    Walker walker(document, random);
    std::vector<std::string> states { "" };
    std::size_t place = 0;

    for (int move = 0; move < 700; ++move) {
        const auto what = random() % 100;
        if (what < 55) {
            if (walker.step("Step " + std::to_string(move))) {
                states.resize(++place);
                states.push_back(dumpText(*document.dataset()));
            }
        } else if (what < 78) {
            document.undo();
            place -= place > 0 ? 1 : 0;
        } else if (what < 96) {
            document.redo();
            place += place + 1 < states.size() ? 1 : 0;
        } else {
            document = Document::open(folder / "a.flop");
        }
        REQUIRE(dumpText(*document.dataset()) == states[place]);
        REQUIRE(document.undoLabel().has_value() == (place > 0));
        REQUIRE(document.redoLabel().has_value() == (place + 1 < states.size()));
    }

    while (place > 0) {
        document.undo();
        REQUIRE(dumpText(*document.dataset()) == states[--place]);
    }
    while (place + 1 < states.size()) {
        document.redo();
        REQUIRE(dumpText(*document.dataset()) == states[++place]);
    }
    CHECK(dumpText(*Document::open(folder / "a.flop").dataset()) == states.back());
    CHECK(states.size() > 50);
    CHECK(askSql(folder / "a.flop", "PRAGMA integrity_check") == "ok\n");
    CHECK(askSql(folder / "a.flop", "PRAGMA foreign_key_check").empty());
    CHECK(folder.count() == 1);
}

TEST_CASE("Two documents that edit one file at random always show the same records")
{
    std::mt19937 random(77);
    TempFolder folder;
    auto a = Document::create(folder / "a.flop");
    auto b = Document::open(folder / "a.flop");

    for (int move = 0; move < 300; ++move) {
        auto& document = random() % 2 == 0 ? a : b;
        switch (random() % 5) {
        case 0:
            document.undo();
            break;
        case 1:
            document.redo();
            break;
        case 2:
            if (random() % 10 == 0)
                runSql(folder / "a.flop", "UPDATE chip SET notes = notes || 'x'");
            break;
        default:
            Walker(document, random).step("Step");
        }
        if (random() % 3 == 0) {
            a.refresh();
            b.refresh();
            REQUIRE(dumpText(*a.dataset()) == dumpText(*b.dataset()));
            REQUIRE(dumpText(*a.dataset()) == dumpText(*Document::open(folder / "a.flop").dataset()));
            REQUIRE(a.undoLabel() == b.undoLabel());
            REQUIRE(a.redoLabel() == b.redoLabel());
        }
    }
    CHECK(a.dataset()->organizations().size() > 3);
}
