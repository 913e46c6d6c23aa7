# SPDX-License-Identifier: GPL-3.0-or-later
# Built and run by hand: cmake --build build/dev --target figure_frame && build/dev/tests/figure_frame
add_executable(figure_frame EXCLUDE_FROM_ALL bench/figure_frame.cpp)
target_link_libraries(figure_frame PRIVATE charts qt_strict)

# build/dev/tests/bulk_steps <file to make> [shuffled]
add_executable(bulk_steps EXCLUDE_FROM_ALL bench/bulk_steps.cpp)
target_link_libraries(bulk_steps PRIVATE model strict)
add_executable(record_list EXCLUDE_FROM_ALL bench/record_list.cpp)
target_link_libraries(record_list PRIVATE model strict)
