# shellcheck shell=bash disable=SC2154
# SPDX-License-Identifier: GPL-3.0-or-later
# Shared by the tests from outside, which set $flopulence and stand in a folder of their own.

failures=0

fail() {
    printf 'FAILED: %s\n' "$*"
    failures=$((failures + 1))
}

# Ends a test that cannot run here, which is told from one that passes: skip <reason>
skip() {
    printf 'Skipped: %s\n' "$*"
    exit 77
}

# expect <exit code> <words on standard error, or "" for nothing> <arguments...>
expect() {
    local code=$1 words=$2 actual=0
    shift 2
    "$flopulence" "$@" >out.txt 2>err.txt </dev/null || actual=$?
    [[ $actual -eq $code ]] || fail "exit $actual, not $code: flopulence $* ($(cat err.txt))"
    if [[ -z $words ]]; then
        [[ ! -s err.txt ]] || fail "says something: flopulence $*: $(cat err.txt)"
    else
        grep -qF -- "$words" err.txt || fail "does not say '$words': flopulence $*: $(cat err.txt)"
        [[ $code -eq 0 || $(wc -l <err.txt) -eq 1 ]] || fail "is not one line: flopulence $*: $(cat err.txt)"
    fi
}
