# SPDX-License-Identifier: GPL-3.0-or-later
# For the tests of checks: fails unless CHECK passes WORK, or fails and says what is named, as the outcome says.
function(expect_check outcome named shown)
    execute_process(COMMAND ${CMAKE_COMMAND} -D ROOT=${WORK} -P ${CHECK} RESULT_VARIABLE result OUTPUT_VARIABLE out ERROR_VARIABLE out)
    if(outcome STREQUAL "pass" AND NOT result EQUAL 0)
        message(FATAL_ERROR "Refused (${shown}): ${out}")
    elseif(outcome STREQUAL "fail" AND (result EQUAL 0 OR NOT out MATCHES "${named}"))
        message(FATAL_ERROR "Not named (${shown}): ${out}")
    endif()
endfunction()

# The same with one file written below WORK, which is what is named.
function(expect_planted outcome file text shown)
    file(WRITE ${WORK}/${file} "${text}")
    expect_check("${outcome}" "${file}: " "${shown}")
endfunction()
