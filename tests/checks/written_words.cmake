# SPDX-License-Identifier: GPL-3.0-or-later
# Fails where a sentence for people stands in the code: cmake -D ROOT=<project> -P written_words.cmake
cmake_minimum_required(VERSION 3.25)

set(literal "\"(\\\\.|[^\"\\\\])*\"")
# files, which literals they may have
set(allowed
    "^model/exchange/(column_names|date_format)\\.cpp$" "." # what others call a column and a month
    "^model/fleet/read_lspci\\.cpp$" "VGA compatible controller" # what others print
    "^model/store/" "SELECT|INSERT|UPDATE|DELETE|PRAGMA|in database main" # SQL, and what SQLite says
    "^model/compute/per_head\\.cpp$" "^.chip figure unknown.$" # a word of the table's column of notes
    "^model/figure/palette\\.cpp$" "^.Other .rest of world..$" # the name of a record
    "^app/commands/" "fleet\\.flop") # examples to be typed

set(problems "")
file(GLOB_RECURSE files RELATIVE ${ROOT} ${ROOT}/app/*.h ${ROOT}/app/*.cpp ${ROOT}/model/*.h ${ROOT}/model/*.cpp ${ROOT}/ui/*.h ${ROOT}/ui/*.cpp)
foreach(file IN LISTS files)
    file(READ ${ROOT}/${file} text)
    string(REGEX REPLACE "\\[|\\]|;" "|" text "\n${text}") # else CMake takes them for the bounds of lists
    string(REGEX REPLACE "[\n ]//[^\n]*|#include[^\n]*|'\"'|'\\\\\"'" "" text "${text}")
    # What is translated, and faults of the program itself.
    string(REGEX REPLACE "(tr|translate|NOOP|logic_error|counted)\\([^()\"]*(${literal}[, \n]*)+|throw ${literal}" "" text "${text}")
    string(REGEX MATCHALL "${literal}" literals "${text}")
    foreach(one IN LISTS literals)
        set(isWrong OFF)
        if(one MATCHES "[a-zA-Z]+,? [a-z]+,? [a-z]+")
            set(isWrong ON)
        endif()
        set(left "${allowed}")
        while(isWrong AND left)
            list(POP_FRONT left place what)
            if(file MATCHES "${place}" AND one MATCHES "${what}")
                set(isWrong OFF)
            endif()
        endwhile()
        if(isWrong)
            string(APPEND problems "\n  ${file}: ${one}")
        endif()
    endforeach()
endforeach()

if(problems)
    message(FATAL_ERROR "Sentences that stand in the code instead of resources/words:${problems}")
endif()
list(LENGTH files count)
message(STATUS "No sentence stands in ${count} files")
