// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <SQLiteCpp/Database.h>

#include <cstdint>

namespace model {

class Connection;

inline constexpr std::int32_t applicationId = 0x464C4F50; // "FLOP"
inline constexpr std::int32_t schemaVersion = 1;

enum class SchemaPart { Tables, Indexes };

/// Makes the tables, or their unique indexes, of the newest version; a bulk load makes the indexes last.
void createSchema(SQLite::Database& database, SchemaPart part);

/// Throws Error (Foreign) naming a table, view, trigger or index that does not belong or is not as it should be. Statistics of ANALYZE may
/// be there.
void checkSchema(Connection& connection);

}
