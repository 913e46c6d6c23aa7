// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace model {

/// All records of one kind, in the order of their ids, as immutable chunks that copies share: a copy with one record
/// changed costs one chunk, not the table. Ids are unique.
template <class Record> class RecordTable {
public:
    using RecordId = decltype(Record::id);
    static constexpr std::size_t chunkSize = 4096;

    RecordTable() = default;

    /// Takes records in any order.
    explicit RecordTable(std::vector<Record> records)
    {
        if (!std::ranges::is_sorted(records, {}, &Record::id))
            std::ranges::sort(records, {}, &Record::id);
        for (std::size_t begin = 0; begin < records.size(); begin += chunkSize) {
            const auto end = std::min(records.size(), begin + chunkSize);
            m_chunks.push_back(
                std::make_shared<const std::vector<Record>>(std::make_move_iterator(records.begin() + static_cast<std::ptrdiff_t>(begin)),
                    std::make_move_iterator(records.begin() + static_cast<std::ptrdiff_t>(end))));
        }
        count();
    }

    std::size_t size() const { return m_starts.empty() ? 0 : m_starts.back(); }
    bool empty() const { return size() == 0; }

    const Record& operator[](std::size_t index) const
    {
        const auto chunk = static_cast<std::size_t>(std::ranges::upper_bound(m_starts, index) - m_starts.begin());
        return (*m_chunks[chunk])[index - (chunk == 0 ? 0 : m_starts[chunk - 1])];
    }

    /// Null where there is none.
    const Record* find(RecordId id) const
    {
        const auto index = indexOf(id);
        return index < size() && (*this)[index].id == id ? &(*this)[index] : nullptr;
    }

    /// Where the record with this id stands, or would stand.
    std::size_t indexOf(RecordId id) const
    {
        const auto chunk = chunkOf(id);
        if (chunk == m_chunks.size())
            return size();
        const auto& records = *m_chunks[chunk];
        const auto place = std::ranges::lower_bound(records, id, {}, &Record::id) - records.begin();
        return (chunk == 0 ? 0 : m_starts[chunk - 1]) + static_cast<std::size_t>(place);
    }

    template <class Visit> void forEach(Visit visit) const
    {
        for (const auto& chunk : m_chunks) {
            for (const auto& record : *chunk)
                visit(record);
        }
    }

    /// Visits the records of the chunks that `other` does not share. Two tables that share all chunks are equal; what follows another
    /// table looks at these.
    template <class Visit> void forEachNotIn(const RecordTable& other, Visit visit) const
    {
        for (const auto& chunk : m_chunks) {
            if (!other.has(chunk)) {
                for (const auto& record : *chunk)
                    visit(record);
            }
        }
    }

    /// How many records stand in chunks that `other` does not share.
    std::size_t countNotIn(const RecordTable& other) const
    {
        std::size_t count = 0;
        for (const auto& chunk : m_chunks)
            count += other.has(chunk) ? 0 : chunk->size();
        return count;
    }

    bool isSameAs(const RecordTable& other) const { return m_chunks == other.m_chunks; } ///< the very same chunks

    /// A table with `written` added or replaced and `removed` taken out, sharing every chunk that none of them touches.
    RecordTable with(std::vector<Record> written, std::vector<RecordId> removed) const
    {
        std::ranges::sort(written, {}, &Record::id);
        std::ranges::sort(removed);
        RecordTable table;
        auto next = written.begin();
        for (std::size_t i = 0; i < m_chunks.size(); ++i) {
            const bool isLast = i + 1 == m_chunks.size();
            auto end = next;
            while (end != written.end() && (isLast || end->id < m_chunks[i + 1]->front().id))
                ++end;
            const auto& old = *m_chunks[i];
            const auto firstRemoved = std::ranges::lower_bound(removed, old.front().id);
            if (next == end && (firstRemoved == removed.end() || *firstRemoved > old.back().id)) {
                table.m_chunks.push_back(m_chunks[i]);
                continue;
            }
            table.append(merged(old, std::span<Record>(next, end), removed));
            next = end;
        }
        if (m_chunks.empty())
            table.append(std::move(written));
        table.count();
        return table;
    }

private:
    using Chunk = std::shared_ptr<const std::vector<Record>>;

    /// Ids ascend over the chunks, so a shared one stands where its first id says.
    bool has(const Chunk& chunk) const
    {
        const auto place = chunkOf(chunk->front().id);
        return place < m_chunks.size() && m_chunks[place] == chunk;
    }

    static std::vector<Record> merged(const std::vector<Record>& old, std::span<Record> written, const std::vector<RecordId>& removed)
    {
        std::vector<Record> records;
        records.reserve(old.size() + written.size());
        auto next = written.begin();
        for (const auto& record : old) {
            while (next != written.end() && next->id < record.id)
                records.push_back(std::move(*next++));
            if (next != written.end() && next->id == record.id)
                records.push_back(std::move(*next++));
            else if (!std::ranges::binary_search(removed, record.id))
                records.push_back(record);
        }
        while (next != written.end())
            records.push_back(std::move(*next++));
        return records;
    }

    void append(std::vector<Record> records)
    {
        for (std::size_t begin = 0; begin < records.size();) {
            const auto left = records.size() - begin;
            const auto size = left > 2 * chunkSize ? chunkSize : left;
            const auto first = records.begin() + static_cast<std::ptrdiff_t>(begin);
            m_chunks.push_back(std::make_shared<const std::vector<Record>>(
                std::make_move_iterator(first), std::make_move_iterator(first + static_cast<std::ptrdiff_t>(size))));
            begin += size;
        }
    }

    std::size_t chunkOf(RecordId id) const
    {
        const auto chunk = std::ranges::lower_bound(m_chunks, id, {}, [](const auto& records) { return records->back().id; });
        return static_cast<std::size_t>(chunk - m_chunks.begin());
    }

    void count()
    {
        m_starts.clear();
        std::size_t total = 0;
        for (const auto& chunk : m_chunks)
            m_starts.push_back(total += chunk->size());
    }

    std::vector<Chunk> m_chunks;       // none of them empty
    std::vector<std::size_t> m_starts; // records up to and including each chunk
};

}
