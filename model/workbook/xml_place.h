// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <expat.h>

#include <cstdint>

namespace model {

/// How many bytes stand in front of what a parser is at; -1 where it does not know.
inline std::int64_t byteIndexOf(XML_Parser parser)
{
#if XML_MAJOR_VERSION > 2 || XML_MINOR_VERSION >= 9 // which warns of the older call
    return XML_GetCurrentByteIndex64(parser);
#else
    return XML_GetCurrentByteIndex(parser);
#endif
}

/// The line a parser is at, from 1 on.
inline std::uint64_t lineOf(XML_Parser parser)
{
#if XML_MAJOR_VERSION > 2 || XML_MINOR_VERSION >= 9
    return XML_GetCurrentLineNumber64(parser);
#else
    return XML_GetCurrentLineNumber(parser);
#endif
}

}
