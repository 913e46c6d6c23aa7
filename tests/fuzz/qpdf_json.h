// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Stands in the place of qpdf 11's JSON.hh, which clang does not take in C++20: it looks into a vector of JSON before JSON is known. Nobody
// here has to do with it.
#define JSON_HH
class JSON;
