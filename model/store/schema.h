// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <SQLiteCpp/Database.h>

#include <cstdint>

namespace model {

class Connection;

inline constexpr std::int32_t applicationId = 0x464C4F50; // "FLOP"
inline constexpr std::int32_t schemaVersion = 2;

enum class SchemaPart { Tables, Indexes };

/// Makes the tables, or their unique indexes, of the newest version; a bulk load makes the indexes last.
void createSchema(SQLite::Database& database, SchemaPart part);

/// Leads the tables, inside a transaction, from the file's version of the schema to the newest one, a step a version.
void climbToNewest(SQLite::Database& database);

/// Throws Error (Foreign) naming a table, view, trigger or index that does not belong or is not as the file's version of the schema
/// has it. Statistics of ANALYZE may be there.
void checkSchema(Connection& connection);

}
