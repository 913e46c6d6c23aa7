# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Shared by the benchmarks: paired runs in alternating order, medians of times and of the ratios within a pair.

# Milliseconds that a command takes; with MEASURE_WORK=1 those of a processor, which a busy machine changes least.
time_of() {
    if [[ -n ${MEASURE_WORK:-} ]]; then
        local TIMEFORMAT='%U %S'
        { time "$@" >/dev/null 2>&4; } 4>&2 2>&1 | awk 'END { print int(($1 + $2) * 1000) }'
        return
    fi
    local start=$EPOCHREALTIME
    "$@" >/dev/null
    local end=$EPOCHREALTIME
    echo $(((${end/./} - ${start/./}) / 1000))
}

median() { sort -n | awk '{ v[NR] = $1 } END { print NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'; }

# pair <title> <runs> <ours> <name> <theirs>: a row of the table; ours and theirs are functions that print milliseconds.
pair() {
    local title=$1 runs=$2 ours=$3 name=$4 theirs=$5 a b i
    local times_a=() times_b=() ratios=()
    "$ours" >/dev/null
    "$theirs" >/dev/null
    for ((i = 0; i < runs; i++)); do
        if ((i % 2)); then
            a=$("$ours")
            b=$("$theirs")
        else
            b=$("$theirs")
            a=$("$ours")
        fi
        times_a+=("$a") times_b+=("$b")
        ratios+=("$(awk -v a="$a" -v b="$b" 'BEGIN { printf "%.3f", a / (b > 0 ? b : 1) }')")
    done
    printf '| %s | %s ms | %s | %s ms | %s (%s – %s) |\n' "$title" "$(printf '%s\n' "${times_a[@]}" | median)" "$name" \
        "$(printf '%s\n' "${times_b[@]}" | median)" "$(printf '%s\n' "${ratios[@]}" | median)" \
        "$(printf '%s\n' "${ratios[@]}" | sort -n | head -n 1)" "$(printf '%s\n' "${ratios[@]}" | sort -n | tail -n 1)"
}

table_head() { printf '| what | Flopulence | beside | its time | ratio: median (least – most) of %s pairs |\n|---|---|---|---|---|\n' "$1"; }

need() {
    local tool
    for tool in "$@"; do
        command -v "$tool" >/dev/null || { echo "This needs $tool, which is not installed." >&2 && exit 1; }
    done
}
