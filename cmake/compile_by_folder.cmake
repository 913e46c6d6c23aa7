# SPDX-License-Identifier: GPL-3.0-or-later
# compile_by_folder(<target>): with FLOPULENCE_BY_FOLDER the files of a folder, up to 16, are compiled as one, so that headers are read and
# templates made once for all of them. By folder and not by CMake's own batches, for what must not clash is then a folder's names alone
# (tests/checks/local_names.cmake).
function(compile_by_folder target)
    if(NOT FLOPULENCE_BY_FOLDER)
        return()
    endif()
    set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_MODE GROUP)
    # GCC takes each file for a header here, whose types with local parts it warns of.
    target_compile_options(${target} PRIVATE $<$<CXX_COMPILER_ID:GNU>:-Wno-subobject-linkage>)
    get_target_property(sources ${target} SOURCES)
    foreach(source IN LISTS sources)
        cmake_path(RELATIVE_PATH source BASE_DIRECTORY ${PROJECT_SOURCE_DIR} OUTPUT_VARIABLE path)
        if(path MATCHES "^((app|model|ui).*)/[^/]+\\.cpp$")
            string(REPLACE "/" "_" folder ${CMAKE_MATCH_1})
            list(LENGTH ${folder} count)
            list(APPEND ${folder} ${source})
            math(EXPR group "${count} / 16")
            set_source_files_properties(${source} PROPERTIES UNITY_GROUP ${folder}_${group})
        endif()
    endforeach()
endfunction()
