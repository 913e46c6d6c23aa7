# SPDX-License-Identifier: GPL-3.0-or-later
add_test(NAME "The program from outside" COMMAND bash ${CMAKE_CURRENT_LIST_DIR}/binary_test.sh $<TARGET_FILE:flopulence>)
add_test(NAME "What cannot be written" COMMAND bash ${CMAKE_CURRENT_LIST_DIR}/errors_test.sh $<TARGET_FILE:flopulence>
         $<TARGET_FILE:failing_calls>)
add_test(NAME "Help, completion and man page" COMMAND bash ${CMAKE_CURRENT_LIST_DIR}/shell_test.sh $<TARGET_FILE:flopulence>
    ${PROJECT_BINARY_DIR}/packaging/texts)
add_test(NAME "What is installed" COMMAND bash ${CMAKE_CURRENT_LIST_DIR}/install_test.sh ${CMAKE_COMMAND} ${PROJECT_BINARY_DIR})
set_tests_properties("The program from outside" "What cannot be written" "Help, completion and man page" "What is installed" PROPERTIES LABELS e2e TIMEOUT 300
    SKIP_RETURN_CODE 77)

# Needs libxml2-utils, librsvg2-bin and poppler-utils.
find_package(Qt6 6.4 REQUIRED COMPONENTS Gui)
add_executable(picture_difference e2e/picture_difference.cpp)
target_link_libraries(picture_difference PRIVATE Qt6::Gui qt_strict)
add_test(NAME "Other programs read the pictures" COMMAND bash ${CMAKE_CURRENT_LIST_DIR}/pictures_test.sh $<TARGET_FILE:flopulence>
    $<TARGET_FILE:picture_difference> ${PROJECT_SOURCE_DIR})
set_tests_properties("Other programs read the pictures" PROPERTIES LABELS e2e TIMEOUT 300 SKIP_RETURN_CODE 77)

add_test(NAME "The environment changes no picture" COMMAND bash ${CMAKE_CURRENT_LIST_DIR}/same_bytes_test.sh $<TARGET_FILE:charts_test>)
set_tests_properties("The environment changes no picture" PROPERTIES LABELS e2e TIMEOUT 300)

# The real window on a real X server, which the test brings along.
function(flopulence_session target source title)
    add_executable(${target} ${source} ui/sample_window.cpp)
    target_link_libraries(${target} PRIVATE qt_main ui charts model qt_strict Qt6::Test)
    precompile_test_headers(${target} qt_main)
    target_compile_options(${target} PRIVATE -O0)
    add_test(NAME "${title}" COMMAND bash ${PROJECT_SOURCE_DIR}/tests/e2e/session.sh $<TARGET_FILE:${target}>)
    set_tests_properties("${title}" PROPERTIES LABELS e2e TIMEOUT 300 SKIP_RETURN_CODE 77)
endfunction()
flopulence_session(window_session e2e/window_session_test.cpp "A session in a real window")
flopulence_session(keyboard_session e2e/keyboard_session_test.cpp "A session by keyboard alone")
flopulence_session(own_lab_session e2e/own_lab_session_test.cpp "Own cards typed in by hand")
flopulence_session(three_labs_session e2e/three_labs_session_test.cpp "Three labs over time for print")
