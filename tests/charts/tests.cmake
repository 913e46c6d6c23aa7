# SPDX-License-Identifier: GPL-3.0-or-later
# --- pictures ---
flopulence_test(charts_test LABEL charts
    SOURCES charts/chart_view_test.cpp charts/colours_test.cpp charts/export_figure_test.cpp charts/extremes_test.cpp charts/layout_test.cpp charts/pdf_text_test.cpp charts/picture_memory_test.cpp charts/picture_test.cpp charts/report_test.cpp
            charts/targets_test.cpp charts/theme_test.cpp support/dataset_text.cpp support/sample_figures.cpp charts/presets_test.cpp support/odd_document.cpp support/temp_document.cpp
    LIBRARIES qt_main charts qt_strict SQLiteCpp SQLite::SQLite3)
