# SPDX-License-Identifier: GPL-3.0-or-later
add_test(NAME "The program from outside" COMMAND bash ${CMAKE_CURRENT_LIST_DIR}/binary_test.sh $<TARGET_FILE:flopulence>)
set_tests_properties("The program from outside" PROPERTIES LABELS e2e TIMEOUT 300)
