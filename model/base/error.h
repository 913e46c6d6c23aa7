// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace model {

enum class ErrorCode { Usage, NotFound, Invalid, Unreadable, Unwritable, Locked, ReadOnly, Full, Damaged, Foreign, Newer, Conflict };

/// "Cannot go on": what() is one sentence saying what, where and what to do. Where a file has many
/// problems, what() is the summary and `problems` lists them, one sentence each.
class Error : public std::runtime_error {
public:
    Error(ErrorCode why, const std::string& sentence, std::vector<std::string> all = {})
        : std::runtime_error(sentence)
        , code(why)
        , problems(std::move(all))
    {
    }

    ErrorCode code;
    std::vector<std::string> problems;
};

/// Thrown by Progress::update when the user asked to stop; the transaction's destructor rolls back.
class Cancelled : public std::exception {
public:
    const char* what() const noexcept override { return "cancelled"; }
};

}
