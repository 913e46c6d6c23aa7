# --- numbers and figures ---
flopulence_test(compute_test LABEL model
    SOURCES model/figure_golden_test.cpp model/growth_test.cpp model/holding_test.cpp model/ledger_test.cpp model/metric_test.cpp
            model/number_text_test.cpp model/per_head_test.cpp model/quarter_test.cpp model/uncertainty_test.cpp model/view_query_test.cpp
            support/dataset_text.cpp support/golden.cpp
    LIBRARIES catch_main model nlohmann_json::nlohmann_json)

# --- records, store and exchange ---
find_package(nlohmann_json REQUIRED)
find_package(SQLite3 REQUIRED)
find_package(SQLiteCpp REQUIRED)
add_executable(edit_forever e2e/edit_forever.cpp)
target_link_libraries(edit_forever PRIVATE model strict)
flopulence_test(store_test LABEL model
    SOURCES model/csv_test.cpp model/document_test.cpp model/folder_test.cpp model/journal_test.cpp model/kill_test.cpp model/open_test.cpp
            model/schema_rules_test.cpp model/sha256_test.cpp model/two_documents_test.cpp model/undo_walk_test.cpp model/validate_test.cpp
            support/temp_document.cpp
    LIBRARIES catch_main model SQLiteCpp SQLite::SQLite3)
target_compile_definitions(store_test PRIVATE EDIT_FOREVER="$<TARGET_FILE:edit_forever>")
add_dependencies(store_test edit_forever)
