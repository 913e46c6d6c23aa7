// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/words.h"

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace model {

enum class ErrorCode { Usage, NotFound, Invalid, Unreadable, Unwritable, Locked, ReadOnly, Full, Damaged, Foreign, Newer, Conflict };

/// "Cannot go on": one sentence saying what, where and what to do. Where a file has many problems it is the summary and `problems` lists
/// them. Worded where it is shown; what() is the English.
class Error : public std::runtime_error {
public:
    Error(ErrorCode why, Sentence said, std::vector<Sentence> all = {})
        : std::runtime_error(Words()(said))
        , code(why)
        , sentence(std::move(said))
        , problems(std::move(all))
    {
    }
    Error(ErrorCode why, const Message& message, Arguments arguments = {})
        : Error(why, Sentence { message, std::move(arguments) })
    {
    }

    ErrorCode code;
    Sentence sentence;
    std::vector<Sentence> problems;
};

/// Thrown by Progress::update when the user asked to stop; the transaction's destructor rolls back.
class Cancelled : public std::exception {
public:
    const char* what() const noexcept override { return "cancelled"; }
};

}
