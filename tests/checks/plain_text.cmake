# SPDX-License-Identifier: GPL-3.0-or-later
# Fails where a text could be taken for HTML: cmake -D ROOT=<project> -P plain_text.cmake
# Labels are PlainLabel or LinkLabel, tooltips are one literal or plainToolTip(), and what shows rich text stands in the files below, which
# escape what they show and load nothing.
cmake_minimum_required(VERSION 3.25)

set(the_one_place "^ui/base/plain_text\\.")
# pattern, files that may have it
set(rich
    "new QLabel|<QLabel>|QLabel [a-zA-Z_]+[({]|public QLabel" "${the_one_place}"
    "Qt::(RichText|AutoText|MarkdownText)" "${the_one_place}"
    "QTextBrowser|QTextEdit|QTextDocument" "^ui/(checks/finding_detail|window/method_(browser|window))\\."
    "setHtml|insertHtml|setMarkdown" "^ui/(checks/finding_detail|panels/figure_table|window/picture_commands)\\.cpp" # the latter two: of the clipboard
    "QMessageBox|QInputDialog|QErrorMessage|QProgressDialog" "^ui/window/dialog_prompts\\.cpp"
    "QWhatsThis|[wW]hatsThis|setToolTipsVisible|QGraphicsTextItem|QStaticText|setTitleText" "^nowhere$")

set(problems "")
file(GLOB_RECURSE files RELATIVE ${ROOT} ${ROOT}/app/*.h ${ROOT}/app/*.cpp ${ROOT}/ui/*.h ${ROOT}/ui/*.cpp)
foreach(file IN LISTS files)
    file(READ ${ROOT}/${file} text)
    string(REGEX REPLACE "//[^\n]*|#include[^\n]*|class Q[A-Za-z]+;" "" text "${text}")
    string(REGEX REPLACE "\"(\\\\.|[^\"\\\\])*\"" "\"\"" text "${text}")
    string(REGEX REPLACE "\\[|\\]" "|" text "${text}") # brackets would keep CMake from seeing where a match ends
    set(left "${rich}")
    while(left)
        list(POP_FRONT left pattern place)
        if(NOT file MATCHES "${place}" AND text MATCHES "${pattern}")
            string(APPEND problems "\n  ${file}: ${CMAKE_MATCH_0}")
        endif()
    endwhile()
    string(REGEX MATCHALL "(set(Tab)?ToolTip|QToolTip::showText)\\([^;]*|ToolTipRole[^;]*" tips "${text}")
    foreach(tip IN LISTS tips)
        if(NOT tip MATCHES "plainToolTip\\(|ToolTip\\(([a-zA-Z0-9]+, )?tr\\(\"\"\\)\\)$|ToolTip\\({}\\)$")
            string(APPEND problems "\n  ${file}: ${tip}")
        endif()
    endforeach()
endforeach()

if(problems)
    message(FATAL_ERROR "Texts that could be taken for HTML (see ui/base/plain_text.h):${problems}")
endif()
list(LENGTH files count)
message(STATUS "${count} files show texts as they are written")
