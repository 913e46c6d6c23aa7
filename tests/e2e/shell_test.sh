#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Help, completion and man page beside each other, in a real bash: shell_test.sh <flopulence> <folder of the texts>
set -euo pipefail
flopulence=$1
texts=$2
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
failures=0

fail() {
    printf 'FAILED: %s\n' "$*"
    failures=$((failures + 1))
}

# shellcheck source=/dev/null
source "$texts/flopulence.bash"
[[ $(complete -p flopulence) == "complete -F _flopulence flopulence" ]] || fail "bash has no completion of flopulence"

# completes <words as the shell has them; the last one is being typed>: the offers, one a line
completes() {
    COMP_WORDS=(flopulence "$@")
    COMP_CWORD=$#
    COMPREPLY=()
    _flopulence flopulence "${*: -1}" "${COMP_WORDS[COMP_CWORD - 1]}"
    [[ ${#COMPREPLY[@]} -eq 0 ]] || printf '%s\n' "${COMPREPLY[@]}" | sort
}

# offers <expected, separated by spaces> <words...>
offers() {
    local expected=$1 actual
    shift
    actual=$(completes "$@" | tr '\n' ' ')
    [[ ${actual% } == "$expected" ]] || fail "flopulence $* offers '${actual% }', not '$expected'"
}

sorted() { tr -s ' ,' '\n' | sed '/^$/d' | sort -u | tr '\n' ' '; }

# The options at the beginning of an item's line of the help.
options_in_help() { "$flopulence" help "$1" | sed -nE 's/^  (-[^ ,]+)(, (-[^ ]+))?( .*)?$/\1 \3/p' | sorted; }

# The same in the man page's section of a command; those of a view stand in a section of their own.
options_in_man() {
    awk -v section="$1" '/^\.S[SH] / { here = $0 == section } here && term { print; term = 0 } here && /^\.TP/ { term = 1 }' \
        "$texts/flopulence.1" | sed -E 's/\\-/-/g; s/\\fI.*//; s/\\f[BR]//g' | sorted
}

commands=$("$flopulence" help | sed -nE 's/^  flopulence ([a-z]+).*/\1/p' | sort -u)
[[ $(wc -w <<<"$commands") -ge 10 ]] || fail "the help names too few commands: $commands"
offers "$(tr '\n' ' ' <<<"$commands" | sed 's/ $//')" ""
offers "$(printf '%s\n' "$commands" method | sort | tr '\n' ' ' | sed 's/ $//')" help ""
[[ $(sed -n 's/^\.SS //p' "$texts/flopulence.1" | sort) == "$commands" ]] || fail "the man page describes other commands"

view_options=$(options_in_man ".SH VIEWS")
for command in $commands; do
    helped=$(options_in_help "$command")
    completed=$(completes "$command" - | sed '/^--help$/d; /^-h$/d' | sorted)
    manned=$(options_in_man ".SS $command")
    if [[ $command == export || $command == explain ]]; then
        manned=$(sorted <<<"$manned $view_options")
    fi
    [[ $helped == "$completed" ]] || fail "$command: help has '$helped', completion '$completed'"
    [[ $helped == "$manned" ]] || fail "$command: help has '$helped', man page '$manned'"
    [[ $(completes "$command" - | grep -c '^--help$') -eq 1 ]] || fail "$command completes no --help"
done

# Values of options.
offers "csv json pdf png svg xlsx" export fleet.flop --format ""
offers "pdf png" export --format p
offers "dark" export fleet.flop -o a.png --theme d
offers "chips cost flops gpt4s h100e memory power" export fleet.flop --unit ""
offers "h100e" explain fleet.flop --unit = h
offers "chips decode growth lorenz ranking shares suppliers timeline training versus wealth" export fleet.flop --figure =
offers "GPU,TPU" export fleet.flop --chip-kind GPU,T
offers "off on" export --intervals o
offers "update" import fleet.flop a.csv --on-conflict u
offers "training_run" import fleet.flop a.csv --table t
offers "bibtex" explain fleet.flop --cite b
offers "" export fleet.flop --size ""
offers "--sample" new fleet.flop --s
offers "--force" load tables -o fleet.flop --f
offers "--help --version -V -h" -
pages=$("$flopulence" help method | awk 'NF == 0 && seen { seen = 2 } /^  / && seen < 2 { seen = 1; print $1 }' | sorted)
[[ $(wc -w <<<"$pages") -ge 20 ]] || fail "the method has too few pages: $pages"
offers "${pages% }" help method ""
offers "per-head" help method per-h

# Files.
mkdir tables "a folder"
touch fleet.flop "my fleet.flop"
offers "fleet.flop" export fle
offers "my fleet.flop" fleet.flop my
offers "fleet.flop" f
offers "a folder fleet.flop my fleet.flop tables" dump fleet.flop -o ""
offers "a folder" diff a

# The man page without warnings, where there is something to read it with.
page=$texts/flopulence.1
if command -v groff >/dev/null; then
    warnings=$(groff -man -Tutf8 -P-cbou -ww "$page" 2>&1 >page.txt)
    [[ -z $warnings ]] || fail "groff warns: $warnings"
    grep -q '^EXIT STATUS' page.txt || fail "the man page has no EXIT STATUS"
fi
if command -v shellcheck >/dev/null; then
    shellcheck "$texts/flopulence.bash" || fail "shellcheck of the completion"
fi

[[ $failures -eq 0 ]] || exit 1
echo "Help, completion and man page say the same."
