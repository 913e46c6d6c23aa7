#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# qpdf 11.3.0 (Debian 12, libqpdf-dev=11.3.0-1+deb12u1) under clang 16.0.6 (clang-16=1:16.0.6-15~deb12u1) with libstdc++ 12.
#
# A good guess expects: a program that only includes <qpdf/QPDF.hh> compiles wherever C++17 or newer does, as it does with GCC in C++20.
# Seen: clang compiles it in C++17 and refuses it in C++20, with errors about a vector of the incomplete class JSON. qpdf/JSON.hh defaults
# the virtual destructor of a class with such a vector inside JSON itself; in C++20 the vector's destructor may be constexpr, so clang
# looks into it at once, where GCC waits for the end of JSON.
#
# What follows: a program in C++20 that is fuzzed or checked with clang keeps qpdf's headers out of what clang reads, or puts a declaration
# of JSON in the place of that header.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
clang=1:16.0.6-15~deb12u1
apt-get download -qq libqpdf-dev=11.3.0-1+deb12u1 clang-16=$clang libclang-cpp16=$clang libllvm16=$clang libclang-common-16-dev=$clang 2>/dev/null
for package in ./*.deb; do dpkg-deb -x "$package" root; done
export LD_LIBRARY_PATH=$(echo root/usr/lib/*-linux-gnu):root/usr/lib/llvm-16/lib
printf '#include <qpdf/QPDF.hh>\nint main() { return QPDF::QPDFVersion().empty(); }\n' >program.cpp

status=0
while read -r seen compiler standard; do
    now=compiles
    "$compiler" "$standard" -DPOINTERHOLDER_TRANSITION=4 -Iroot/usr/include -fsyntax-only program.cpp 2>errors.txt || now=refused
    echo "$(basename "$compiler") $standard: $now$(grep -m 1 -o "error: .*" errors.txt | cut -c 1-100 | sed 's/^/, /' || true)"
    [[ $now == "$seen" ]] || status=1
done <<'END'
compiles root/usr/lib/llvm-16/bin/clang++ -std=c++17
refused root/usr/lib/llvm-16/bin/clang++ -std=c++20
compiles g++ -std=c++20
END
[[ $status -eq 0 ]] || echo "It is otherwise now."
exit "$status"
