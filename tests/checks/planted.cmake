# SPDX-License-Identifier: GPL-3.0-or-later
# For the tests of checks: writes a file below WORK and fails unless CHECK passes it, or fails and names it, as the outcome says.
function(expect_planted outcome file text shown)
    file(WRITE ${WORK}/${file} "${text}")
    execute_process(COMMAND ${CMAKE_COMMAND} -D ROOT=${WORK} -P ${CHECK} RESULT_VARIABLE result OUTPUT_VARIABLE out ERROR_VARIABLE out)
    if(outcome STREQUAL "pass" AND NOT result EQUAL 0)
        message(FATAL_ERROR "Refused (${shown}): ${out}")
    elseif(outcome STREQUAL "fail" AND (result EQUAL 0 OR NOT out MATCHES "${file}: "))
        message(FATAL_ERROR "Not named (${shown}): ${out}")
    endif()
endfunction()
