# SPDX-License-Identifier: GPL-3.0-or-later
flopulence_test(app_test LABEL app
    SOURCES app/command_line_test.cpp app/command_table_test.cpp app/commands_test.cpp app/import_options_test.cpp app/odd_document_test.cpp
            app/output_file_test.cpp app/own_home.cpp app/readme_test.cpp app/recall_test.cpp app/report_test.cpp app/terminal_test.cpp app/view_choice_test.cpp
            support/golden.cpp support/odd_document.cpp support/zip_file.cpp
    LIBRARIES catch_main packaging_texts app qt_strict SQLiteCpp SQLite::SQLite3)
