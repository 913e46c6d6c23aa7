# SPDX-License-Identifier: GPL-3.0-or-later
# Writes OUTPUT, a C++ file that holds the SQL of INPUT as model::initialSchemaSql. Run with cmake -P.
file(READ ${INPUT} sql)
file(WRITE ${OUTPUT} "// Made of 001_initial.sql by embed_sql.cmake; do not edit.\n"
    "namespace model {\nextern const char* const initialSchemaSql;\nconst char* const initialSchemaSql = R\"sql(${sql})sql\";\n}\n")
