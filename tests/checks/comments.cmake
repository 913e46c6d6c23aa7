# SPDX-License-Identifier: GPL-3.0-or-later
# Fails when a comment names a path that does not exist, or a page of `help method` that there is none of:
# cmake -D ROOT=<project> -P comments.cmake
cmake_minimum_required(VERSION 3.25)

file(GLOB pages RELATIVE ${ROOT}/resources/method/en ${ROOT}/resources/method/en/*.txt)
list(TRANSFORM pages REPLACE "\\.txt$" "")

set(problems "")
file(GLOB_RECURSE files RELATIVE ${ROOT} ${ROOT}/app/*.h ${ROOT}/app/*.cpp ${ROOT}/model/*.h ${ROOT}/model/*.cpp ${ROOT}/ui/*.h
    ${ROOT}/ui/*.cpp ${ROOT}/tests/*.h ${ROOT}/tests/*.cpp)
foreach(file IN LISTS files)
    file(STRINGS ${ROOT}/${file} lines REGEX "//")
    string(REPLACE "[" "(" lines "${lines}") # brackets would keep CMake from seeing where a line ends
    string(REPLACE "]" ")" lines "${lines}")
    foreach(line IN LISTS lines)
        string(REGEX REPLACE "^.*//" "" comment "${line}")
        string(REGEX MATCHALL "(^|[ (])(app|model|ui|resources|tests|packaging)/[A-Za-z0-9_./-]+" paths "${comment}")
        foreach(path IN LISTS paths)
            string(REGEX REPLACE "^[ (]|[./]+$" "" path "${path}")
            if(NOT EXISTS ${ROOT}/${path})
                string(APPEND problems "\n  ${file}: there is no ${path}")
            endif()
        endforeach()
        string(REGEX MATCHALL "help method [a-z-]+" named "${comment}")
        foreach(page IN LISTS named)
            string(REPLACE "help method " "" page "${page}")
            if(NOT page IN_LIST pages)
                string(APPEND problems "\n  ${file}: the method has no page ${page}")
            endif()
        endforeach()
        if(comment MATCHES "[a-z_]+\\.md" AND NOT comment MATCHES "(ARCHITECTURE|CONTRIBUTING|README)\\.md")
            string(APPEND problems "\n  ${file}: there is no ${CMAKE_MATCH_0}")
        endif()
    endforeach()
endforeach()

if(problems)
    message(FATAL_ERROR "Comments cite what nobody can open:${problems}")
endif()
list(LENGTH files count)
message(STATUS "The comments of ${count} files cite what there is")
