# SPDX-License-Identifier: GPL-3.0-or-later
# Plants violations and looks whether the check names each: cmake -D CHECK=<include_directions.cmake> -D WORK=<folder> -P ...
cmake_minimum_required(VERSION 3.25)

function(plant file line)
    file(WRITE ${WORK}/${file} "// first line\n${line}\n")
endfunction()

function(expect outcome words)
    execute_process(COMMAND ${CMAKE_COMMAND} -D ROOT=${WORK} -P ${CHECK} RESULT_VARIABLE result OUTPUT_VARIABLE out ERROR_VARIABLE out)
    string(REGEX REPLACE "[ \n]+" " " out "${out}")
    if(outcome STREQUAL "pass" AND NOT result EQUAL 0)
        message(FATAL_ERROR "A clean tree does not pass: ${out}")
    elseif(outcome STREQUAL "fail" AND (result EQUAL 0 OR NOT out MATCHES "${words}"))
        message(FATAL_ERROR "Not named (${words}): ${out}")
    endif()
endfunction()

file(REMOVE_RECURSE ${WORK})
plant(model/figure/figure.h "#include \"model/compute/mark.h\"")
plant(model/store/document.h "#include <SQLiteCpp/Database.h>")
plant(ui/panels/filter_panel.cpp "#include \"ui/panels/filter_panel.h\"")
plant(app/main.cpp "#include \"ui/window/main_window.h\"")
expect(pass "")

# file | line
set(violations
    "model/base/text.cpp|#include \"model/records/quarter.h\""
    "model/records/fields.cpp|#include \"model/store/document.h\""
    "model/view/view_query.cpp|#include \"model/compute/ledger.h\""
    "model/compute/ledger.cpp|#include \"model/store/document.h\""
    "model/figure/ranking.cpp|#include \"model/store/document.h\""
    "model/figure/ticks.cpp|#include <QString>"
    "model/records/dataset.cpp|#include <sqlite3.h>"
    "model/store/tables.cpp|#include <csv.h>"
    "model/compute/metric.cpp|#include <nlohmann/json.hpp>"
    "ui/charts/theme.h|#include \"ui/window/main_window.h\""
    "ui/charts/export_figure.cpp|#include \"model/store/document.h\""
    "ui/workspace/workspace.cpp|#include \"ui/tables/record_table_model.h\""
    "ui/panels/inspector.cpp|#include \"ui/workspace/workspace.h\""
    "ui/panels/inspector.cpp|#include \"ui/panels/filter_panel.h\""
    "ui/window/main_window.cpp|#include <sqlite3.h>"
    "ui/window/main_window.cpp|#include \"app/main.h\""
    "ui/window/main_window.cpp|#include \"actions.h\""
    "ui/elsewhere/thing.cpp|#include <vector>")
foreach(violation IN LISTS violations)
    string(REPLACE "|" ";" parts "${violation}")
    list(POP_FRONT parts file line)
    plant(${file} "${line}")
    expect(fail "${file}:[12]:")
    file(REMOVE ${WORK}/${file})
endforeach()
file(REMOVE_RECURSE ${WORK})
