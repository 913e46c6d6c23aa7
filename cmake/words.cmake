# SPDX-License-Identifier: GPL-3.0-or-later
# The catalogue: each resources/words/en/NAME.words becomes the header words/NAME.h, the pages in resources/method/en words/method_pages.h.
# Sets words_sources, which the target that holds them takes as sources.
add_executable(words_to_cpp ${CMAKE_CURRENT_LIST_DIR}/words_to_cpp.cpp)
set(words_folder ${PROJECT_BINARY_DIR}/generated/words)
file(MAKE_DIRECTORY ${words_folder})
file(GLOB words_files CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/resources/words/en/*.words)
file(GLOB page_files CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/resources/method/en/*.txt)
set(words_sources)
function(make_words kind output)
    add_custom_command(OUTPUT ${output} COMMAND words_to_cpp ${kind} ${output} ${ARGN} DEPENDS words_to_cpp ${ARGN} VERBATIM)
    set(words_sources ${words_sources} ${output} PARENT_SCOPE)
endfunction()
foreach(file ${words_files})
    cmake_path(GET file STEM name)
    make_words(words ${words_folder}/${name}.h ${file})
endforeach()
make_words(pages ${words_folder}/method_pages.h ${page_files})
make_words(catalogue ${words_folder}/catalogue.cpp ${words_files} ${page_files})
