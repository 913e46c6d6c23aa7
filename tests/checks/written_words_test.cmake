# SPDX-License-Identifier: GPL-3.0-or-later
# Plants lines and looks whether the check names those that say something: cmake -D CHECK=<written_words.cmake> -D WORK=<folder> -P ...
cmake_minimum_required(VERSION 3.25)

include(${CMAKE_CURRENT_LIST_DIR}/planted.cmake)
function(expect outcome line)
    expect_planted("${outcome}" ui/panels/panel.cpp "#include <a b c>\n// Three words here.\n${line}\n" "${line}")
endfunction()

file(REMOVE_RECURSE ${WORK})
expect(pass "label->setText(tr(\"Nothing to be seen; %1\").arg(name));")
expect(pass "label->setText(tr(\"Nothing to be seen\",\n    \"what is said of a picture\"));")
expect(pass "throw std::logic_error(\"There is no such kind.\");")
expect(pass "const auto cell = fmt::format(\"{}, {}\", list[0], \"chip kind\"); // the first of them")
expect(fail "label->setText(QStringLiteral(\"Nothing to be seen\"));")
expect(fail "throw Error(ErrorCode::Invalid, asWritten(\"the list is too long\"));")
expect(fail "text += c == '\"' ? \"the quote is open\" : \"\";")
expect(fail "fmt::format(\"{} of them, {} in all: too many of them\", list[0], n);")
file(REMOVE_RECURSE ${WORK})
