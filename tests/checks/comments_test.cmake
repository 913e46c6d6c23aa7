# SPDX-License-Identifier: GPL-3.0-or-later
# Plants comments and looks whether the check names those that lead nowhere: cmake -D CHECK=<comments.cmake> -D WORK=<folder> -P ...
cmake_minimum_required(VERSION 3.25)

include(${CMAKE_CURRENT_LIST_DIR}/planted.cmake)
function(expect outcome comment)
    expect_planted("${outcome}" model/base/text.h "int i[2]; ///< first\n${comment}\nint j;\n" "${comment}")
endfunction()

file(REMOVE_RECURSE ${WORK})
file(WRITE ${WORK}/resources/method/en/claims.txt "")
file(WRITE ${WORK}/resources/method/en/per-head.txt "")
expect(pass "/// Reads [resources/method/en]; see help method per-head.")
expect(pass "int x; ///< of help method claims (model/base/text.h)")
expect(pass "#include \"model/base/gone.h\"")
expect(fail "/// What model/base/gone.h says.")
expect(fail "int x; // as in [model/base/] and (tests/gone.cpp)")
expect(fail "/// The rule of help method heads.")
expect(fail "/// The rule of estimates.md section 2.")
file(REMOVE_RECURSE ${WORK})
