// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/document.h"

#include "model/records/each_record_type.h"
#include "model/store/new_file.h"
#include "model/store/store.h"

namespace model {

template <class Record> decltype(Record::id) Writer::insert(const Record& record)
{
    return m_store.step().insert(record);
}

template <class Record> void Writer::update(const Record& record)
{
    m_store.step().update(record);
}

template <class Record> void Writer::update(const Record& record, const Record& seen)
{
    m_store.step().update(record, seen);
}

template <class Record> void Writer::remove(decltype(Record::id) id)
{
    m_store.step().remove<Record>(id);
}

const Dataset& Writer::before() const
{
    return m_store.step().before();
}

template <class Record> std::optional<Record> Writer::find(decltype(Record::id) id) const
{
    return m_store.step().find<Record>(id);
}

Renames Writer::renames() const
{
    return m_store.step().renames();
}

#define INSTANTIATE(Record)                                                                                                                \
    template decltype(Record::id) Writer::insert(const Record&);                                                                           \
    template void Writer::update(const Record&);                                                                                           \
    template void Writer::update(const Record&, const Record&);                                                                            \
    template void Writer::remove<Record>(decltype(Record::id));                                                                            \
    template std::optional<Record> Writer::find(decltype(Record::id)) const;
EACH_RECORD_TYPE(INSTANTIATE)
#undef INSTANTIATE

Document Document::create(const std::filesystem::path& path)
{
    NewFile(path, false).finish();
    return open(path);
}

Document Document::open(const std::filesystem::path& path, Mode mode, const Progress& progress)
{
    return Document(std::make_unique<Store>(path, mode, progress));
}

Document::Document(std::unique_ptr<Store> store)
    : m_store(std::move(store))
{
}

Document::Document(Document&&) noexcept = default;
Document& Document::operator=(Document&&) noexcept = default;
Document::~Document() = default;

const std::filesystem::path& Document::path() const
{
    return m_store->path();
}
bool Document::isReadOnly() const
{
    return m_store->isReadOnly();
}
const std::shared_ptr<const Dataset>& Document::dataset() const
{
    return m_store->dataset();
}

void Document::setBeforeUpgrade(std::function<void(const Document&)> act)
{
    m_beforeUpgrade = std::move(act);
}
bool Document::isOlderVersion() const
{
    return m_store->isOlderVersion();
}

void Document::setCarryNames(std::function<void(Writer&, const Renames&)> carry)
{
    m_store->setCarryNames(std::move(carry));
}

void Document::upgrade()
{
    if (isReadOnly() || !isOlderVersion())
        return;
    if (m_beforeUpgrade)
        m_beforeUpgrade(*this);
    m_store->upgrade();
}

Changes Document::transact(const std::string& label, const std::function<void(Writer&)>& write)
{
    upgrade();
    return m_store->transact(label, write);
}
Changes Document::undo()
{
    return m_store->undoOrRedo(Changeset::Direction::Backwards);
}
Changes Document::redo()
{
    return m_store->undoOrRedo(Changeset::Direction::Forwards);
}

std::optional<std::string> Document::undoLabel() const
{
    const auto step = m_store->journal().toUndo();
    return step ? std::optional(step->label) : std::nullopt;
}

std::optional<std::string> Document::redoLabel() const
{
    const auto step = m_store->journal().toRedo();
    return step ? std::optional(step->label) : std::nullopt;
}

std::vector<JournalStep> Document::journal() const
{
    return m_store->steps();
}
StepChanges Document::changesOf(std::int64_t step, std::size_t limit) const
{
    return m_store->changesOf(step, limit);
}
std::vector<std::int64_t> Document::stepsTouching(RecordRef record) const
{
    return m_store->stepsTouching(record);
}
Changes Document::restore(std::int64_t step, std::optional<RecordRef> record)
{
    upgrade();
    return m_store->restore(step, record);
}
Changes Document::replaceRecords(const std::string& label, const Dataset& dataset)
{
    upgrade();
    return m_store->replaceRecords(label, dataset);
}
Changes Document::refresh()
{
    return m_store->refresh();
}
void Document::saveCopy(const std::filesystem::path& path, bool replace, const Progress& progress) const
{
    copyDocument(m_store->original(), path, replace, progress);
}
void Document::saveShared(const std::filesystem::path& path, bool replace) const
{
    copyShared(m_store->original(), path, replace);
}
Written Document::written() const
{
    return m_store->written();
}
void Document::takeSeal(const std::shared_ptr<const Dataset>& dataset, const std::string& seal)
{
    m_store->takeSeal(dataset, seal);
}
void Document::renewSeal()
{
    upgrade();
    m_store->renewSeal();
}
void Document::requireIntact(const Progress& progress) const
{
    m_store->requireIntact(progress);
}
void Document::setJournalCap(std::size_t bytes)
{
    m_store->setJournalCap(bytes);
}

}
