// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/imported_file.h"

#include "model/base/sha256.h"
#include "model/store/connection.h"
#include "model/store/store.h"

#include <fstream>

namespace model {

template <> std::int64_t Writer::insert(const ImportedFile& file)
{
    m_store.step().noteImported(file);
    return 0;
}

std::string fileHash(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    std::vector<char> block(1u << 20);
    Sha256 hash;
    while (file.read(block.data(), static_cast<std::streamsize>(block.size())), file.gcount() > 0)
        hash.add({ block.data(), static_cast<std::size_t>(file.gcount()) });
    return hash.hex();
}

std::vector<ImportedFile> importedFiles(const Document& document)
{
    std::vector<ImportedFile> files;
    try {
        Connection connection(document.path(), Connection::Access::ReadOnly);
        connection.guarded([&] {
            auto& database = connection.database();
            if (database.execAndGet("PRAGMA user_version").getInt() < 2)
                return;
            SQLite::Statement select(database, "SELECT id, sha256, name, time FROM imported_file ORDER BY id");
            while (select.executeStep())
                files.push_back({ select.getColumn(0).getInt64(), select.getColumn(1).getString(), select.getColumn(2).getString(),
                    select.getColumn(3).getString() });
        });
    } catch (const Error&) {
        // Another program is writing just now: nothing is known then.
    }
    return files;
}

}
