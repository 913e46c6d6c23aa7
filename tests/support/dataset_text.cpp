// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/dataset_text.h"

#include "model/base/text.h"
#include "model/exchange/folder.h"
#include "model/records/field_text.h"
#include "model/records/words.h"
#include "model/store/document.h"
#include "tests/support/folders.h"

#include <filesystem>
#include <map>
#include <sstream>
#include <stdexcept>
#include <unistd.h>

using namespace model;

namespace {

class DatasetReader {
public:
    Dataset read(std::string_view text)
    {
        for (const auto& raw : split(text, '\n')) {
            const auto line = trimmed(raw);
            const auto colon = line.find(':');
            if (line.empty())
                continue;
            m_cells.clear();
            for (const auto& cell : split(line.substr(colon + 1), '|'))
                m_cells.emplace_back(trimmed(cell));
            record(line.substr(0, colon));
        }
        Dataset dataset;
        dataset.setTable(RecordTable<Organization>(std::move(m_organizations)));
        dataset.setTable(RecordTable<Chip>(std::move(m_chips)));
        dataset.setTable(RecordTable<Source>(std::move(m_sources)));
        dataset.setTable(RecordTable<InventoryRecord>(std::move(m_inventory)));
        dataset.setTable(RecordTable<HeadcountRecord>(std::move(m_headcounts)));
        dataset.setTable(RecordTable<TrainingRun>(std::move(m_runs)));
        dataset.setTable(RecordTable<OperationalShare>(std::move(m_shares)));
        dataset.setTable(RecordTable<Event>(std::move(m_events)));
        dataset.setTable(RecordTable<SavedView>(std::move(m_views)));
        dataset.setTable(RecordTable<Waiver>(std::move(m_waivers)));
        dataset.setTable(RecordTable<Recipe>(std::move(m_recipes)));
        return dataset;
    }

private:
    std::string cell(std::size_t i) const { return i < m_cells.size() ? m_cells[i] : std::string(); }

    void record(std::string_view kind)
    {
        if (kind == "org") {
            auto& organization = m_organizations[static_cast<std::size_t>(org(cell(0)).value - 1)];
            organization.kind = fromWord<OrganizationKind>(cell(1)).value();
            organization.country = cell(2);
            if (!cell(3).empty()) {
                const auto whole = org(cell(3));
                m_organizations[static_cast<std::size_t>(org(cell(0)).value - 1)].partOf = whole;
            }
        } else if (kind == "chip") {
            auto& described = m_chips[static_cast<std::size_t>(chip(cell(0)).value - 1)];
            described.bf16Tflops.reset();
            described.kind = fromWord<ChipKind>(cell(1)).value();
            described.vendor = cell(3);
            if (!cell(4).empty())
                described.introduced = parseQuarter(cell(4)).value();
            for (const auto& [name, value] : numbers(cell(2))) {
                (name == "bf16"               ? described.bf16Tflops
                        : name == "int8"      ? described.int8Tops
                        : name == "fp4"       ? described.fp4Tops
                        : name == "memory"    ? described.memoryGb
                        : name == "bandwidth" ? described.memoryBandwidthGbs
                        : name == "tdp"       ? described.tdpW
                                              : described.priceUsd)
                    = value;
            }
        } else if (kind == "source") {
            auto& described = m_sources[static_cast<std::size_t>(source(cell(0)).value - 1)];
            described.kind = fromWord<SourceKind>(cell(1)).value();
            described.published = cell(2);
            const auto place = static_cast<std::size_t>(described.id.value - 1);
            for (std::size_t i = 3; i < m_cells.size(); ++i) {
                if (!cell(i).starts_with("replaces ")) {
                    m_sources[place].state = fromWord<SourceState>(cell(i)).value();
                    continue;
                }
                for (const auto& key : listedNames(cell(i).substr(9))) {
                    const auto older = source(key);
                    m_sources[place].replaces.push_back(older);
                }
            }
        } else if (kind == "inventory") {
            inventory();
        } else if (kind == "people") {
            people();
        } else if (kind == "run") {
            TrainingRun run;
            run.id.value = static_cast<std::int64_t>(m_runs.size()) + 1;
            run.name = cell(0);
            run.quarter = parseQuarter(cell(1)).value();
            for (const auto& [name, value] : numbers(cell(2)))
                (name == "flop" ? run.flop : name == "chips" ? run.chips : name == "days" ? run.days : run.mfu) = value;
            run.source = source(cell(3));
            if (!cell(4).empty())
                run.organization = org(cell(4));
            if (!cell(5).empty())
                run.chip = chip(cell(5));
            m_runs.push_back(run);
        } else if (kind == "share") {
            OperationalShare share;
            share.id.value = static_cast<std::int64_t>(m_shares.size()) + 1;
            share.organization = org(cell(0));
            share.quarter = parseQuarter(cell(1)).value();
            const auto amount = split(cell(2), ' ');
            share.share = parseNumber(amount.at(0)).value();
            if (amount.size() > 1)
                interval(amount[1], share.shareLow, share.shareHigh);
            share.source = source(cell(3));
            m_shares.push_back(share);
        } else if (kind == "event") {
            Event event;
            event.id.value = static_cast<std::int64_t>(m_events.size()) + 1;
            event.date = cell(0);
            event.title = cell(1);
            if (!cell(2).empty())
                event.organization = org(cell(2));
            if (!cell(3).empty())
                event.chip = chip(cell(3));
            event.source = source(cell(4));
            m_events.push_back(event);
        } else if (kind == "view") {
            const auto number = static_cast<std::int64_t>(m_views.size()) + 1;
            m_views.push_back({ { number }, cell(0), static_cast<double>(number), cell(1), cell(2) });
        } else if (kind == "waiver") {
            const auto number = static_cast<std::int64_t>(m_waivers.size()) + 1;
            m_waivers.push_back({ { number }, cell(0), org(cell(1)), chip(cell(2)), {}, {}, cell(3) });
        } else if (kind == "recipe") {
            m_recipes.push_back({ { static_cast<std::int64_t>(m_recipes.size()) + 1 }, cell(0), cell(1), cell(2) });
        } else {
            throw std::runtime_error("no record kind " + std::string(kind));
        }
    }

    static std::map<std::string, double> numbers(const std::string& text)
    {
        std::map<std::string, double> numbers;
        for (const auto& word : split(text, ' ')) {
            if (const auto equals = word.find('='); equals != std::string::npos)
                numbers[word.substr(0, equals)] = parseNumber(word.substr(equals + 1)).value();
        }
        return numbers;
    }

    static void interval(const std::string& text, std::optional<double>& low, std::optional<double>& high)
    {
        const auto dots = text.find("..");
        low = parseNumber(text.substr(0, dots));
        high = parseNumber(text.substr(dots + 2));
    }

    void inventory()
    {
        InventoryRecord record;
        record.id.value = static_cast<std::int64_t>(m_inventory.size()) + 1;
        record.organization = org(cell(0));
        record.chip = chip(cell(1));
        record.quarter = parseQuarter(cell(2)).value();
        const auto amount = split(cell(3), ' ');
        record.measure = fromWord<Measure>(amount.at(0)).value();
        record.units = parseNumber(amount.at(1)).value();
        if (amount.size() > 2)
            interval(amount[2], record.unitsLow, record.unitsHigh);
        std::string key;
        for (std::size_t i = 4; i < m_cells.size(); ++i) {
            if (cell(i).starts_with("rented")) {
                record.access = Access::Rented;
                if (cell(i).size() > 7)
                    record.provider = org(cell(i).substr(7));
            } else if (cell(i) == "planned") {
                record.status = Status::Planned;
            } else if (cell(i) != "owned" && cell(i) != "actual") {
                key = cell(i);
            }
        }
        record.source = source(key);
        m_inventory.push_back(record);
    }

    void people()
    {
        HeadcountRecord record;
        record.id.value = static_cast<std::int64_t>(m_headcounts.size()) + 1;
        record.organization = org(cell(0));
        record.quarter = parseQuarter(cell(1)).value();
        const auto amount = split(cell(2), ' ');
        record.population = fromWord<Population>(amount.at(0)).value();
        record.people = parseNumber(amount.at(1)).value();
        if (amount.size() > 2)
            interval(amount[2], record.peopleLow, record.peopleHigh);
        record.source = source(cell(3));
        m_headcounts.push_back(record);
    }

    OrganizationId org(const std::string& name)
    {
        for (const auto& organization : m_organizations) {
            if (organization.name == name)
                return organization.id;
        }
        Organization organization;
        organization.id.value = static_cast<std::int64_t>(m_organizations.size()) + 1;
        organization.name = name;
        m_organizations.push_back(organization);
        return organization.id;
    }

    ChipId chip(const std::string& name)
    {
        for (const auto& known : m_chips) {
            if (known.name == name)
                return known.id;
        }
        Chip made;
        made.id.value = static_cast<std::int64_t>(m_chips.size()) + 1;
        made.name = name;
        made.bf16Tflops = 989.4;
        m_chips.push_back(made);
        return made.id;
    }

    SourceId source(const std::string& key)
    {
        const auto name = key.empty() ? std::string("s") : key;
        for (const auto& known : m_sources) {
            if (known.key == name)
                return known.id;
        }
        Source made;
        made.id.value = static_cast<std::int64_t>(m_sources.size()) + 1;
        made.key = name;
        made.title = name;
        made.kind = SourceKind::Dataset;
        m_sources.push_back(made);
        return made.id;
    }

    std::vector<std::string> m_cells;
    std::vector<Organization> m_organizations;
    std::vector<Chip> m_chips;
    std::vector<Source> m_sources;
    std::vector<InventoryRecord> m_inventory;
    std::vector<HeadcountRecord> m_headcounts;
    std::vector<TrainingRun> m_runs;
    std::vector<OperationalShare> m_shares;
    std::vector<Event> m_events;
    std::vector<SavedView> m_views;
    std::vector<Waiver> m_waivers;
    std::vector<Recipe> m_recipes;
};

}

Dataset datasetOf(std::string_view text)
{
    return DatasetReader().read(text);
}

Books::Books(std::string_view text, ClaimOptions options)
    : dataset(datasetOf(text))
    , order(dataset)
    , ledger(dataset, order, std::move(options))
{
}

const Position& Books::position(std::string_view organization, std::string_view chip, std::string_view provider) const
{
    for (const auto& position : ledger.positions()) {
        const auto name = position.provider == none ? std::string() : ledger.organization(position.provider).name;
        if (ledger.organization(position.organization).name == organization && (chip.empty() || ledger.chip(position.chip).name == chip)
            && (provider.empty() || name == provider))
            return position;
    }
    throw std::runtime_error("no position of " + std::string(organization));
}

std::optional<Stock> Books::stock(std::string_view organization, std::string_view quarter) const
{
    return ledger.stock(position(organization, {}), parseQuarter(quarter).value());
}

std::optional<Flow> Books::flow(std::string_view organization, std::string_view quarter) const
{
    return ledger.flow(position(organization, {}), parseQuarter(quarter).value());
}

const Dataset& sample()
{
    static const Dataset dataset = [] {
        const auto path = std::filesystem::temp_directory_path() / ("flopulence-sample-" + std::to_string(::getpid()) + ".flop");
        loadFolder(std::string(SOURCE_DIR) + "/resources/sample", path, true);
        auto document = Document::open(path, Document::Mode::ReadOnly);
        auto records = *document.dataset();
        std::filesystem::remove(path);
        return records;
    }();
    return dataset;
}
