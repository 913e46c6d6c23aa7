# SPDX-License-Identifier: GPL-3.0-or-later
# Fails when a test's name has a semicolon, where the list of tests is cut with Catch2 v2: it makes two of it that run nothing, and
# pass. cmake -D ROOT=<project> -P test_names.cmake
cmake_minimum_required(VERSION 3.25)

file(GLOB_RECURSE sources ${ROOT}/tests/*.cpp)
foreach(source IN LISTS sources)
    file(STRINGS ${source} cut REGEX "^TEST_CASE\\(\"[^\"]*;")
    if(cut)
        message(FATAL_ERROR "A semicolon in the name of a test in ${source}:\n  ${cut}")
    endif()
endforeach()
