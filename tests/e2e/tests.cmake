# SPDX-License-Identifier: GPL-3.0-or-later
add_test(NAME "The program from outside" COMMAND bash ${CMAKE_CURRENT_LIST_DIR}/binary_test.sh $<TARGET_FILE:flopulence>)
set_tests_properties("The program from outside" PROPERTIES LABELS e2e TIMEOUT 300)

# The real window on a real X server, which the test brings along.
add_executable(window_session e2e/window_session_test.cpp ui/sample_window.cpp)
target_link_libraries(window_session PRIVATE qt_main ui charts model qt_strict Qt6::Test)
target_precompile_headers(window_session PRIVATE support/catch.h)
target_compile_options(window_session PRIVATE -O0)
target_compile_definitions(window_session PRIVATE SOURCE_DIR="${PROJECT_SOURCE_DIR}")
find_program(XVFB_RUN xvfb-run)
add_test(NAME "A session in a real window" COMMAND ${XVFB_RUN} -a -s "-screen 0 1600x1000x24" $<TARGET_FILE:window_session>)
set_tests_properties("A session in a real window" PROPERTIES LABELS e2e TIMEOUT 300 ENVIRONMENT QT_QPA_PLATFORM=xcb)
