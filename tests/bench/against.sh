#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# By hand: against.sh <revision> [rounds] [part of a move's name...]
# figure_frame of an older revision beside the present one's, in turn, both compiled with the flags of build/dev and both by their time on a
# processor: for each move that both know, the least median of the rounds of each and their ratio. The older one is built once, under
# build/against, with the present figure_frame's clock.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
[[ $# -ge 1 ]] || { echo "usage: $0 <revision> [rounds] [part of a move's name...]" >&2 && exit 1; }
revision=$(git rev-parse --short "$1^{commit}")
rounds=${2:-3}
shift $(($# < 2 ? $# : 2))
older=$PWD/build/against/$revision
results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT

value_of() { sed -n "s/^$1:[A-Z]*=//p" build/dev/CMakeCache.txt; }
if [[ ! -d $older ]]; then
    mkdir -p "$older.new"
    git archive "$revision" | tar -x -C "$older.new"
    # An older clock is that of the wall.
    sed -n '/^struct Clock {/,/^};/p' tests/bench/figure_frame.cpp >"$older.clock"
    sed -i -e "/^using Clock = std::chrono::steady_clock;/{r $older.clock
        d}" -e '0,/^#include </s//#include <cstdlib>\n#include <ctime>\n#include </' "$older.new/tests/bench/figure_frame.cpp"
    mv "$older.new" "$older"
fi
export FIGURE_FRAME_WORK=1
cmake -S "$older" -B "$older/build/dev" -G Ninja -DCMAKE_BUILD_TYPE="$(value_of CMAKE_BUILD_TYPE)" \
    -DCMAKE_CXX_FLAGS="$(value_of CMAKE_CXX_FLAGS)" >/dev/null
for folder in "$older" "$PWD"; do
    nice -n 10 cmake --build "$folder/build/dev" --target figure_frame >"$results/build.txt" 2>&1 || { cat "$results/build.txt" >&2 && exit 1; }
done

# Lines of "records|move|what|median|p95" out of what figure_frame prints.
rows() {
    awk '/^[^ ]/ { records = $0 } /^  [^ ]/ { move = substr($0, 3) } /^    / { print records "|" move "|" $1 "|" $3 "|" $5 }' "$1"
}
for ((i = 0; i < rounds; i++)); do
    for which in $( ((i % 2)) && echo now then || echo then now); do
        folder=$([[ $which == now ]] && echo "$PWD" || echo "$older")
        "$folder/build/dev/tests/figure_frame" "$@" >"$results/$which-$i.txt"
        rows "$results/$which-$i.txt" >>"$results/$which.rows"
    done
done
printf '| records | move | figure now | %s | ratio | painted frame (p95) now | %s | ratio |\n|---|---|---|---|---|---|---|---|\n' "$revision" "$revision"
awk -F'|' '
    function least(table, key, value) { if (!(key in table) || value + 0 < table[key]) table[key] = value + 0 }
    { key = $1 "|" $2; if ($3 == "figure" || $3 == "found") least(FILENAME ~ /now/ ? now : before, key, $4) }
    $3 == "whole" { least(FILENAME ~ /now/ ? frame : frameBefore, key, $5) }
    FILENAME ~ /now/ && !(key in seen) { seen[key]; order[++n] = key }
    END { for (i = 1; i <= n; i++) { key = order[i]; if (!(key in before)) continue; split(key, name, "|")
        printf "| %s | %s | %.2f | %.2f | %.2f |", name[1], name[2], now[key], before[key], now[key] / before[key]
        if (key in frame) printf " %.2f | %.2f | %.2f |\n", frame[key], frameBefore[key], frame[key] / frameBefore[key]; else print " | | |" } }
' "$results/then.rows" "$results/now.rows"
