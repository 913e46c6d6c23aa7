// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/workbook/package.h"

#include "model/base/error.h"
#include "words/workbook.h"

#include <zip.h>

#include <algorithm>

namespace model {

namespace {

constexpr zip_uint64_t mostUnpacked = 4ull << 30;
constexpr zip_uint64_t unpackedWithoutQuestion = 64ull << 20;
constexpr zip_uint64_t mostRatio = 250;
constexpr zip_int64_t mostParts = 65'536;

struct CloseZip {
    void operator()(zip_t* zip) const { zip_discard(zip); }
};
struct ClosePart {
    void operator()(zip_file_t* part) const { zip_fclose(part); }
};

}

struct Package::State {
    std::string shown;
    std::unique_ptr<zip_t, CloseZip> zip;

    zip_stat_t factsOf(const std::string& name) const;
};

struct Package::Part::State {
    std::string shown;
    std::unique_ptr<zip_file_t, ClosePart> file;
    zip_uint64_t packed = 0;
    zip_uint64_t size = 0; ///< as the package says, which may be wrong
    zip_uint64_t bytesRead = 0;
    std::shared_ptr<const std::string> bytes; ///< instead of the file

    void refuseBeyondMeasure(zip_uint64_t unpacked) const
    {
        if (unpacked > mostUnpacked || (unpacked > unpackedWithoutQuestion && unpacked / mostRatio > packed))
            throw Error(ErrorCode::Invalid, say::workbook::tooLarge, { { "file", shown } });
    }
};

Package::Part::Part(std::unique_ptr<State> state)
    : m_state(std::move(state))
{
}
Package::Part::Part(std::shared_ptr<const std::string> bytes)
    : m_state(std::make_unique<State>())
{
    m_state->size = bytes->size();
    m_state->bytes = std::move(bytes);
}
Package::Part::Part(Part&&) noexcept = default;
Package::Part& Package::Part::operator=(Part&&) noexcept = default;
Package::Part::~Part() = default;

std::size_t Package::Part::read(char* to, std::size_t size)
{
    auto& part = *m_state;
    if (part.bytes) {
        const auto copied = part.bytes->copy(to, size, part.bytesRead);
        part.bytesRead += copied;
        return copied;
    }
    const auto got = zip_fread(part.file.get(), to, size);
    if (got < 0)
        throw Error(ErrorCode::Damaged, say::workbook::damaged, { { "file", part.shown } });
    part.bytesRead += static_cast<zip_uint64_t>(got);
    part.refuseBeyondMeasure(part.bytesRead);
    return static_cast<std::size_t>(got);
}

double Package::Part::share() const
{
    return m_state->size == 0 ? 1 : std::min(1.0, static_cast<double>(m_state->bytesRead) / static_cast<double>(m_state->size));
}

Package::Package(const std::filesystem::path& path)
    : m_state(std::make_unique<State>())
{
    m_state->shown = path.filename().string();
    int error = 0;
    m_state->zip.reset(zip_open(path.c_str(), ZIP_RDONLY, &error));
    if (!m_state->zip && error == ZIP_ER_OPEN)
        throw Error(ErrorCode::Unreadable, say::workbook::unreadable, { { "file", m_state->shown } });
    if (!m_state->zip || zip_get_num_entries(m_state->zip.get(), 0) > mostParts)
        throw Error(ErrorCode::Damaged, say::workbook::half, { { "file", m_state->shown } });
}
Package::Package(Package&&) noexcept = default;
Package& Package::operator=(Package&&) noexcept = default;
Package::~Package() = default;

const std::string& Package::shownName() const
{
    return m_state->shown;
}

std::vector<std::string> Package::names() const
{
    std::vector<std::string> all;
    auto* zip = m_state->zip.get();
    for (zip_int64_t i = 0; i < zip_get_num_entries(zip, 0); ++i) {
        if (const auto* name = zip_get_name(zip, static_cast<zip_uint64_t>(i), 0))
            all.emplace_back(name);
    }
    return all;
}

bool Package::has(const std::string& name) const
{
    return zip_name_locate(m_state->zip.get(), name.c_str(), ZIP_FL_NOCASE) >= 0;
}

zip_stat_t Package::State::factsOf(const std::string& name) const
{
    const auto index = zip_name_locate(zip.get(), name.c_str(), ZIP_FL_NOCASE);
    zip_stat_t facts;
    if (index < 0 || zip_stat_index(zip.get(), static_cast<zip_uint64_t>(index), 0, &facts) != 0)
        throw Error(ErrorCode::Damaged, say::workbook::lacksPart, { { "file", shown }, { "part", name } });
    return facts;
}

std::size_t Package::sizeOf(const std::string& name) const
{
    return m_state->factsOf(name).size;
}

Package::Part Package::open(const std::string& name) const
{
    const auto facts = m_state->factsOf(name);
    if ((facts.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && facts.encryption_method != ZIP_EM_NONE)
        throw Error(ErrorCode::Invalid, say::workbook::password, { { "file", m_state->shown } });
    auto state = std::make_unique<Part::State>();
    state->shown = m_state->shown;
    state->packed = facts.comp_size;
    state->size = facts.size;
    state->refuseBeyondMeasure(facts.size);
    state->file.reset(zip_fopen_index(m_state->zip.get(), facts.index, 0));
    if (!state->file)
        throw Error(ErrorCode::Damaged, say::workbook::damaged, { { "file", m_state->shown } });
    return Part(std::move(state));
}

std::string Package::text(const std::string& name, std::size_t most) const
{
    constexpr std::size_t blockSize = 256u << 10;
    auto part = open(name);
    std::string bytes;
    for (std::size_t got = 1; got > 0;) {
        const auto before = bytes.size();
        bytes.resize(before + blockSize);
        got = part.read(bytes.data() + before, blockSize);
        bytes.resize(before + got);
        if (bytes.size() > most)
            throw Error(ErrorCode::Invalid, say::workbook::tooLarge, { { "file", m_state->shown } });
    }
    return bytes;
}

}
