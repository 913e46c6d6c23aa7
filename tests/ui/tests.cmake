# SPDX-License-Identifier: GPL-3.0-or-later
find_package(Qt6 6.4 REQUIRED COMPONENTS Test)

flopulence_test(ui_test LABEL ui
    SOURCES ui/sample_window.cpp support/zip_file.cpp
        ui/calculator_test.cpp ui/check_tree_test.cpp ui/checks_test.cpp ui/command_palette_test.cpp ui/counts_test.cpp ui/exploring_test.cpp ui/figure_making_test.cpp ui/first_document_test.cpp ui/fleet_dialog_test.cpp ui/handling_test.cpp ui/import_dialog_test.cpp ui/job_test.cpp ui/main_window_test.cpp ui/method_window_test.cpp ui/panels_test.cpp ui/pictures_test.cpp ui/pin_test.cpp ui/plain_text_test.cpp ui/quarter_strip_test.cpp ui/record_table_test.cpp ui/rename_test.cpp ui/report_dialog_test.cpp ui/sentence_bar_test.cpp ui/style_test.cpp ui/telling_test.cpp ui/versus_editor_test.cpp ui/view_bar_test.cpp ui/workspace_test.cpp
    LIBRARIES qt_main app ui charts model qt_strict Qt6::Test)
