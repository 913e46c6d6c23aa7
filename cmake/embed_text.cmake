# SPDX-License-Identifier: GPL-3.0-or-later
# embed_text(<target> <file> <namespace> <name>) makes the text of a file a string of the program: who reads it declares
#     extern const char* const <name>;
# The same file writes it when CMake runs it as a script.
if(CMAKE_SCRIPT_MODE_FILE)
    file(READ ${INPUT} text)
    get_filename_component(file ${INPUT} NAME)
    file(WRITE ${OUTPUT} "// Made of ${file}; do not edit.\n"
        "namespace ${NAMESPACE} {\nextern const char* const ${NAME};\nconst char* const ${NAME} = R\"text(${text})text\";\n}\n")
    return()
endif()

function(embed_text target file namespace name)
    set(input ${PROJECT_SOURCE_DIR}/${file})
    set(output ${CMAKE_CURRENT_BINARY_DIR}/${name}.cpp)
    set(script ${CMAKE_CURRENT_FUNCTION_LIST_FILE})
    add_custom_command(OUTPUT ${output} DEPENDS ${input} ${script}
        COMMAND ${CMAKE_COMMAND} -D INPUT=${input} -D OUTPUT=${output} -D NAMESPACE=${namespace} -D NAME=${name} -P ${script})
    target_sources(${target} PRIVATE ${output})
    set_source_files_properties(${output} PROPERTIES SKIP_PRECOMPILE_HEADERS ON SKIP_AUTOGEN ON)
endfunction()
