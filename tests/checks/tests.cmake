# SPDX-License-Identifier: GPL-3.0-or-later
add_test(NAME "Includes go the way ARCHITECTURE.md says"
    COMMAND ${CMAKE_COMMAND} -D ROOT=${PROJECT_SOURCE_DIR} -P ${CMAKE_CURRENT_LIST_DIR}/include_directions.cmake)
add_test(NAME "The check of includes names planted violations"
    COMMAND ${CMAKE_COMMAND} -D CHECK=${CMAKE_CURRENT_LIST_DIR}/include_directions.cmake -D WORK=${PROJECT_BINARY_DIR}/planted
            -P ${CMAKE_CURRENT_LIST_DIR}/include_directions_test.cmake)
add_test(NAME "The paths in ARCHITECTURE.md exist"
    COMMAND ${CMAKE_COMMAND} -D ROOT=${PROJECT_SOURCE_DIR} -P ${CMAKE_CURRENT_LIST_DIR}/architecture_paths.cmake)
add_test(NAME "Each test is run under its whole name"
    COMMAND ${CMAKE_COMMAND} -D ROOT=${PROJECT_SOURCE_DIR} -P ${CMAKE_CURRENT_LIST_DIR}/test_names.cmake)
add_test(NAME "Comments cite what there is"
    COMMAND ${CMAKE_COMMAND} -D ROOT=${PROJECT_SOURCE_DIR} -P ${CMAKE_CURRENT_LIST_DIR}/comments.cmake)
add_test(NAME "The check of comments names planted ones that lead nowhere"
    COMMAND ${CMAKE_COMMAND} -D CHECK=${CMAKE_CURRENT_LIST_DIR}/comments.cmake -D WORK=${PROJECT_BINARY_DIR}/planted_comments
            -P ${CMAKE_CURRENT_LIST_DIR}/comments_test.cmake)
add_test(NAME "Texts are shown as they are written, never as HTML"
    COMMAND ${CMAKE_COMMAND} -D ROOT=${PROJECT_SOURCE_DIR} -P ${CMAKE_CURRENT_LIST_DIR}/plain_text.cmake)
add_test(NAME "The check of texts names planted ones that could be HTML"
    COMMAND ${CMAKE_COMMAND} -D CHECK=${CMAKE_CURRENT_LIST_DIR}/plain_text.cmake -D WORK=${PROJECT_BINARY_DIR}/planted_texts
            -P ${CMAKE_CURRENT_LIST_DIR}/plain_text_test.cmake)
add_test(NAME "No sentence for people stands in the code"
    COMMAND ${CMAKE_COMMAND} -D ROOT=${PROJECT_SOURCE_DIR} -P ${CMAKE_CURRENT_LIST_DIR}/written_words.cmake)
add_test(NAME "The check of sentences names planted ones"
    COMMAND ${CMAKE_COMMAND} -D CHECK=${CMAKE_CURRENT_LIST_DIR}/written_words.cmake -D WORK=${PROJECT_BINARY_DIR}/planted_words
            -P ${CMAKE_CURRENT_LIST_DIR}/written_words_test.cmake)
add_test(NAME "Local names differ within a folder"
    COMMAND ${CMAKE_COMMAND} -D ROOT=${PROJECT_SOURCE_DIR} -P ${CMAKE_CURRENT_LIST_DIR}/local_names.cmake)
add_test(NAME "The check of local names names planted ones that clash"
    COMMAND ${CMAKE_COMMAND} -D CHECK=${CMAKE_CURRENT_LIST_DIR}/local_names.cmake -D WORK=${PROJECT_BINARY_DIR}/planted_names
            -P ${CMAKE_CURRENT_LIST_DIR}/local_names_test.cmake)
set_tests_properties("Includes go the way ARCHITECTURE.md says" "The check of includes names planted violations"
    "The paths in ARCHITECTURE.md exist" "Each test is run under its whole name" "Comments cite what there is"
    "The check of comments names planted ones that lead nowhere" "Texts are shown as they are written, never as HTML"
    "The check of texts names planted ones that could be HTML" "No sentence for people stands in the code"
    "The check of sentences names planted ones" "Local names differ within a folder"
    "The check of local names names planted ones that clash" PROPERTIES LABELS checks TIMEOUT 60)
