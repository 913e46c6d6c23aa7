# SPDX-License-Identifier: GPL-3.0-or-later
# Fails naming every #include that goes against the directions of ARCHITECTURE.md: cmake -D ROOT=<project> -P include_directions.cmake
cmake_minimum_required(VERSION 3.25)

# What a room may include of ours, as regular expressions of paths; @STEM@ is the file's own name.
set(model_all "model/(base|records|table|store|workbook|exchange|fleet|view|compute|figure|edit)/")
set(values "model/(base|records|view|compute|figure)/")
set(room_model_base "model/base/")
set(room_model_records "model/(base|records)/")
set(room_model_table "model/(base|records|table)/")
set(room_model_store "model/(base|records|store)/")
set(room_model_workbook "model/(base|records|workbook)/")
set(room_model_exchange "model/(base|records|store|workbook|exchange)/")
set(room_model_fleet "model/(base|records|store|workbook|fleet)/")
set(room_model_view "model/(base|records|view)/")
set(room_model_compute "model/(base|records|view|compute)/")
set(room_model_figure "${values}|model/workbook/")
set(room_model_edit "model/(base|records|store|exchange|view|compute|figure|edit)/")
set(room_ui_base "${values}|ui/base/")
set(room_ui_charts "${values}|model/workbook/|ui/(base|charts)/")
set(room_ui_workspace "${model_all}|ui/(base|charts|workspace)/")
set(room_ui_tables "${model_all}|ui/(base|charts|workspace|tables)/")
set(room_ui_checks "${model_all}|ui/(base|charts|workspace|checks)/")
set(room_ui_import "${model_all}|ui/(base|charts|workspace|import)/")
# A panel knows itself and the small parts that panels are made of, but no other panel.
set(parts "check_tree|check_tree_model|choice_button|filter_names|flow_layout|method_options|number_box|operand_delegate|operand_tree|panel_scroll|quarter_rail|sentence_words")
set(room_ui_panels "${values}|ui/(base|charts)/|ui/panels/(@STEM@|${parts})\\.h")
set(room_ui_window "${model_all}|ui/(base|charts|workspace|tables|checks|import|panels|window)/")
set(room_app "${model_all}|ui/(base|charts|workspace|tables|checks|import|panels|window)/|app/")
set(room_app_commands "${room_app}")

# Other people's headers that only some rooms may know: header, rooms.
set(foreign
    "^(Q[A-Za-z]|qt|q[a-z]+\\.h)" "^(ui/|app$)"
    "^(sqlite3|SQLiteCpp/)" "^model/store$"
    "^csv\\.h$" "^model/base$"
    "^(zip|xlsxwriter)\\.h$" "^model/workbook$"
    "^nettle/" "^model/base$"
    "^(png\\.h$|qpdf/)" "^ui/charts$"
    "^nlohmann/" "^model/(exchange|figure|fleet)$"
    "^yaml-cpp/" "^model/fleet$"
    "^expat\\.h$" "^model/(workbook|fleet)$"
    "^(catch2/|tests/)" "^tests$")

set(problems "")
function(report file line why)
    file(READ ${ROOT}/${file} text)
    string(FIND "${text}" "${line}" position)
    string(SUBSTRING "${text}" 0 ${position} before)
    string(REGEX MATCHALL "\n" ends "${before}")
    list(LENGTH ends number)
    math(EXPR number "${number} + 1")
    set(problems "${problems}\n  ${file}:${number}: ${line} - ${why}" PARENT_SCOPE)
endfunction()

file(GLOB_RECURSE files RELATIVE ${ROOT} ${ROOT}/app/*.h ${ROOT}/app/*.cpp ${ROOT}/model/*.h ${ROOT}/model/*.cpp ${ROOT}/ui/*.h ${ROOT}/ui/*.cpp)
list(LENGTH files count)
foreach(file IN LISTS files)
    get_filename_component(room ${file} DIRECTORY)
    get_filename_component(stem ${file} NAME_WE)
    string(REPLACE "/" "_" rule "room_${room}")
    file(STRINGS ${ROOT}/${file} lines REGEX "^[ \t]*#[ \t]*include")
    if(NOT DEFINED ${rule})
        set(problems "${problems}\n  ${file}:1: no rule says what ${room}/ may include - add one to tests/checks/include_directions.cmake")
        continue()
    endif()
    string(REPLACE "@STEM@" "${stem}" allowed "${${rule}}")
    foreach(line IN LISTS lines)
        if(NOT line MATCHES "include[ \t]*[<\"]([^>\"]+)[>\"]")
            report(${file} "${line}" "not an include this check can read")
            continue()
        endif()
        set(header ${CMAKE_MATCH_1})
        if(header MATCHES "^(app|model|ui)/" AND NOT header MATCHES "^(${allowed})")
            report(${file} "${line}" "${room} may not know this")
        elseif(line MATCHES "\"" AND NOT header MATCHES "^(app|model|ui|tests|words)/" AND NOT header MATCHES "\\.moc$")
            report(${file} "${line}" "write our paths from the project's root")
        endif()
        set(rules ${foreign})
        while(rules)
            list(POP_FRONT rules pattern rooms)
            if(header MATCHES "${pattern}" AND NOT room MATCHES "${rooms}")
                report(${file} "${line}" "${room} may not know this library")
            endif()
        endwhile()
    endforeach()
endforeach()

if(problems)
    message(FATAL_ERROR "Includes against the directions:${problems}")
endif()
message(STATUS "${count} files include only what they may")
