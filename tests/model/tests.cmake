# --- numbers and figures ---
flopulence_test(compute_test LABEL model
    SOURCES model/alternatives_test.cpp model/bad_input_test.cpp model/checks_test.cpp model/comparison_test.cpp model/dataset_diff_test.cpp model/drawn_intervals_test.cpp model/explain_test.cpp model/order_test.cpp model/log_line_test.cpp model/draws_test.cpp model/lorenz_test.cpp model/shares_test.cpp model/training_test.cpp
            model/chips_figure_test.cpp model/decode_figure_test.cpp model/lorenz_figure_test.cpp model/palette_test.cpp model/ticks_test.cpp model/training_estimate_test.cpp
            model/timeline_test.cpp model/training_figure_test.cpp model/wealth_figure_test.cpp model/caption_test.cpp model/compare_tables_test.cpp model/picture_words_test.cpp model/saved_views_test.cpp
            model/figure_golden_test.cpp model/fingerprint_test.cpp model/figure_maker_test.cpp model/growth_test.cpp model/heeded_keys_test.cpp model/holding_test.cpp model/ledger_test.cpp model/method_test.cpp model/metric_test.cpp
            model/number_text_test.cpp model/per_head_test.cpp model/part_of_test.cpp model/paste_test.cpp model/pin_test.cpp model/quarter_test.cpp
            model/record_list_test.cpp model/report_html_test.cpp model/report_test.cpp model/records_behind_test.cpp model/shown_records_test.cpp model/operational_test.cpp model/signed_sum_test.cpp model/sound_records_test.cpp model/number_format_test.cpp model/uncertainty_test.cpp model/validation_test.cpp model/view_query_test.cpp model/waiving_test.cpp model/words_test.cpp
            support/dataset_text.cpp support/explained.cpp support/golden.cpp support/published_stocks.cpp support/sampling.cpp
    LIBRARIES catch_main model nlohmann_json::nlohmann_json)
# Millions of drawn numbers are too slow without.
set_source_files_properties(support/sampling.cpp PROPERTIES COMPILE_OPTIONS -O2 SKIP_PRECOMPILE_HEADERS ON)

# A person reads it with: cmake --build build/dev --target validation_report && build/dev/tests/validation_report
add_executable(validation_report EXCLUDE_FROM_ALL support/validation_report.cpp support/published_stocks.cpp support/sampling.cpp
               support/dataset_text.cpp)
target_link_libraries(validation_report PRIVATE model strict)

# --- records, store and exchange ---
find_package(nlohmann_json REQUIRED)
find_package(SQLite3 REQUIRED)
find_package(SQLiteCpp REQUIRED)
add_executable(edit_forever e2e/edit_forever.cpp)
target_link_libraries(edit_forever PRIVATE model strict)
add_executable(edit_many e2e/edit_many.cpp)
target_link_libraries(edit_many PRIVATE model strict)
flopulence_test(store_test LABEL model
    SOURCES model/backups_test.cpp model/bulk_steps_test.cpp model/dependents_test.cpp model/history_test.cpp model/two_programs_test.cpp
            model/csv_test.cpp model/document_test.cpp model/files_test.cpp model/folder_test.cpp model/import_export_test.cpp
            model/import_cases_test.cpp model/import_formats_test.cpp model/import_kinds_test.cpp model/import_recipes_test.cpp model/import_table_file_test.cpp model/import_table_test.cpp model/journal_test.cpp model/damage_test.cpp model/kill_test.cpp model/migration_test.cpp model/open_test.cpp
            model/schema_rules_test.cpp model/sha256_test.cpp model/two_documents_test.cpp model/undo_walk_test.cpp model/validate_test.cpp
            support/temp_document.cpp
    LIBRARIES catch_main model SQLiteCpp SQLite::SQLite3)
# --- what an edit carries along: of documents, views and figures together ---
flopulence_test(edit_test LABEL model
    SOURCES model/carry_names_test.cpp model/merge_records_test.cpp model/release_changes_test.cpp model/unknown_names_test.cpp support/dataset_text.cpp support/temp_document.cpp
    LIBRARIES catch_main model SQLiteCpp SQLite::SQLite3)
target_compile_definitions(store_test PRIVATE EDIT_FOREVER="$<TARGET_FILE:edit_forever>" EDIT_MANY="$<TARGET_FILE:edit_many>")
add_dependencies(store_test edit_forever edit_many)
# --- workbooks ---
flopulence_test(workbook_test LABEL model
    SOURCES model/unfold_test.cpp model/workbook_test.cpp model/workbook_writer_test.cpp support/dataset_text.cpp support/temp_document.cpp support/zip_file.cpp
    LIBRARIES catch_main model SQLiteCpp SQLite::SQLite3 ${ZIP_LIBRARY})
target_include_directories(workbook_test SYSTEM PRIVATE ${ZIP_INCLUDE_DIR})
# --- fleets as tools list them ---
flopulence_test(fleet_test LABEL model
    SOURCES model/fleet_test.cpp support/temp_document.cpp
    LIBRARIES catch_main model SQLiteCpp SQLite::SQLite3)
