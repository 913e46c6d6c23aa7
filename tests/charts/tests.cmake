# SPDX-License-Identifier: GPL-3.0-or-later
# --- pictures ---
set_source_files_properties(charts/main.cpp PROPERTIES SKIP_PRECOMPILE_HEADERS ON) # the runner includes Catch2 otherwise
flopulence_test(charts_test LABEL charts
    SOURCES charts/main.cpp charts/chart_view_test.cpp charts/export_figure_test.cpp charts/layout_test.cpp charts/picture_test.cpp
            charts/theme_test.cpp support/sample_figures.cpp
    LIBRARIES charts qt_strict)
