# SPDX-License-Identifier: GPL-3.0-or-later
# Short here; by hand as long as one likes, see README.md.
add_library(failing_calls MODULE trials/failing_calls.cpp)
target_link_libraries(failing_calls PRIVATE ${CMAKE_DL_LIBS})
add_executable(trials trials/trials.cpp)
target_link_libraries(trials PRIVATE model strict)
target_compile_definitions(trials PRIVATE SOURCE_DIR="${PROJECT_SOURCE_DIR}" FAILING_CALLS="$<TARGET_FILE:failing_calls>")
add_dependencies(trials failing_calls flopulence)
foreach(trial "kills 16" "writes 6" "damage 200" "together 60")
    separate_arguments(words UNIX_COMMAND "${trial}")
    list(GET words 0 name)
    add_test(NAME "Trial of ${name}" COMMAND trials $<TARGET_FILE:flopulence> ${words})
    set_tests_properties("Trial of ${name}" PROPERTIES LABELS e2e TIMEOUT 300)
endforeach()
