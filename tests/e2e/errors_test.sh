#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Where something cannot be written, each command says so in one line and leaves what was there: errors_test.sh <flopulence> <failing_calls>
set -euo pipefail
flopulence=$1
failing_calls=$2
# Root may write nearly everywhere, so that nothing would be refused.
ordinary=(setpriv --reuid=65534 --regid=65534 --clear-groups)
if [[ $EUID -eq 0 ]] && "${ordinary[@]}" test -x "$flopulence" -a -r "$0" 2>/dev/null; then
    exec "${ordinary[@]}" bash "$0" "$@"
fi
here=$(CDPATH='' cd -P -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
folder=$(mktemp -d)
trap 'chmod -R u+w "$folder"; rm -rf "$folder"' EXIT
cd "$folder"
unset DISPLAY WAYLAND_DISPLAY WAYLAND_SOCKET QT_QPA_PLATFORM
export HOME=$folder XDG_DATA_HOME=$folder/data
# shellcheck source=tests/e2e/expect.sh
source "$here/expect.sh"
[[ $EUID -ne 0 || -d /sys/kernel ]] || skip "root may write everywhere where /sys is not mounted"

expect 0 "" new fleet.flop --sample
expect 0 "" dump fleet.flop -o tables
mkdir figures

# What each command writes, with OUT for the place: a document, a file or a folder.
writers=(
    "new OUT.flop" "new OUT.flop --sample" "load tables -o OUT.flop" "backup fleet.flop OUT.flop" "backup fleet.flop OUT.flop --share"
    "export fleet.flop -o OUT.svg" "export fleet.flop -o OUT.png" "export fleet.flop -o OUT.pdf" "export fleet.flop -o OUT.csv"
    "report fleet.flop -o OUT.pdf" "export fleet.flop -o OUT.json" "dump fleet.flop -o OUT" "export fleet.flop --all -o OUT --format csv"
)

# Whether the command replaces what is there only when it is told to.
needs_force() { [[ $1 != export*-o\ OUT.* && $1 != report* ]]; }

# expect_all <exit code> <words> <place>
expect_all() {
    local writer words
    for writer in "${writers[@]}"; do
        read -r -a words <<<"${writer//OUT/$3}"
        expect "$1" "$2" "${words[@]}"
    done
}

# A folder that nobody may write into, and one that is not there. Folders of dumps are made with those above them.
expect_all 1 "/sys/flopulence" /sys/flopulence
for writer in "${writers[@]}"; do
    [[ $writer != dump* ]] || continue
    read -r -a words <<<"${writer//OUT/nowhere/out}"
    expect 1 "nowhere" "${words[@]}"
done
[[ ! -e nowhere ]] || fail "an error made a folder"

# A folder in the way of a file, and a file in the way of a folder.
mkdir way.flop way.svg way.png way.pdf way.csv way.json
touch way
expect_all 1 "way" way
for writer in "${writers[@]:0:5}"; do
    read -r -a words <<<"${writer//OUT/way}"
    expect 1 "a folder has this name" "${words[@]}" --force
done

# What is read-only stays.
if [[ $EUID -ne 0 ]]; then
    mkdir locked
    for end in flop svg png pdf csv json; do
        echo old >"locked/out.$end"
    done
    expect 0 "" dump fleet.flop -o locked/out
    expect 0 "" export fleet.flop --all -o locked/figures --format csv
    chmod a-w locked/out.* locked/out/* locked/figures/*
    for writer in "${writers[@]}"; do
        read -r -a words <<<"${writer//OUT/locked/out}"
        [[ $writer != *--all* ]] || words[4]=locked/figures
        ! needs_force "$writer" || words+=(--force)
        expect 1 "read-only" "${words[@]}"
    done
    [[ $(cat locked/out.*) == $'old\nold\nold\nold\nold\nold' ]] || fail "a read-only file was replaced"
    chmod a-w locked
    expect 1 "locked/new" export fleet.flop -o locked/new.csv
    expect 1 "locked/new" new locked/new.flop
fi

# Files that may not grow any more, as on a disk that is full: the old ones stay, and nothing lies beside them.
mkdir small
for end in flop svg png pdf csv json; do
    echo old >"small/out.$end"
done
for writer in "${writers[@]}"; do
    [[ $writer != *OUT.csv && $writer != *"--format csv" && $writer != new* ]] || continue # small, or made of files in between
    read -r -a words <<<"${writer//OUT/small/out}"
    ! needs_force "$writer" || words+=(--force)
    (ulimit -f 16 && expect 1 "small/out" "${words[@]}" && [[ $failures -eq 0 ]]) || failures=$((failures + 1))
    rm -rf small/out
done
[[ $(cat small/out.*) == $'old\nold\nold\nold\nold\nold' ]] || fail "a file that could not be written whole was replaced"
[[ $(find small -type f | wc -l) -eq 6 ]] || fail "something lies beside: $(ls -A small)"

# A disk that is full, where a small one can be had.
# shellcheck disable=SC2016
if unshare -rm mount -t tmpfs none small 2>/dev/null; then
    for writer in "${writers[@]}"; do
        [[ $writer != *OUT.csv && $writer != "new OUT.flop" ]] || continue
        read -r -a words <<<"${writer//OUT/small/out}"
        actual=0
        unshare -rm bash -c 'mount -t tmpfs -o size=20k none small && "$@"; status=$?; [[ -z $(ls -A small/*.* small/.[!.]* 2>/dev/null) ]] ||
            echo "left: $(ls -A small)"; exit $status' - "$flopulence" "${words[@]}" >out.txt 2>err.txt || actual=$?
        [[ $actual -eq 1 && $(wc -l <err.txt) -eq 1 && ! -s out.txt ]] || fail "on a full disk exit $actual: ${words[*]}: $(cat err.txt out.txt)"
        grep -q 'disk.* is full' err.txt || fail "says nothing of a full disk: ${words[*]}: $(cat err.txt)"
    done
fi

# Calls that fail, each told by its own sentence: failing <call> <which> <error> <words> <arguments...>
failing() {
    local call=$1 at=$2 error=$3 words=$4 actual=0
    shift 4
    env LD_PRELOAD="$failing_calls" FAIL_CALL="$call" FAIL_AT="$at" FAIL_WITH="$error" "$flopulence" "$@" >out.txt 2>err.txt </dev/null || actual=$?
    [[ $actual -eq 1 && $(wc -l <err.txt) -eq 1 ]] || fail "exit $actual where $call $at fails: $*: $(cat err.txt)"
    grep -qF -- "$words" err.txt || fail "does not say '$words' where $call $at fails: $*: $(cat err.txt)"
    ! grep -qF ".tmp" err.txt || fail "tells a temporary name where $call $at fails: $*: $(cat err.txt)"
}
# How often something is called: calls <call> <arguments...>
calls() {
    local call=$1
    shift
    env LD_PRELOAD="$failing_calls" FAIL_CALL="$call" FAIL_COUNT=count.txt "$flopulence" "$@" >/dev/null || fail "does not run: $*"
    cat count.txt
}
denied=13 full=28 quota=122 broken=5
mkdir told
for writer in "new OUT.flop" "load tables -o OUT.flop" "backup fleet.flop OUT.flop" "backup fleet.flop OUT.flop --share" "export fleet.flop -o OUT.csv" \
    "dump fleet.flop -o OUT"; do
    read -r -a words <<<"${writer//OUT/told/out}"
    failing write 1 $full "full" "${words[@]}"
    failing write 1 $quota "your quota on this disk is used up" "${words[@]}"
    [[ $writer == *--share ]] || failing rename 1 $denied "was written, but could not be brought into its place: Permission denied" "${words[@]}"
    failing sync 1 $broken "could not be written" "${words[@]}"
done
[[ -z $(find told -type f) ]] || fail "something lies there after failures: $(find told -type f)"
expect 0 "" dump fleet.flop -o told/tables
failing rename 2 $denied "'told/tables' holds tables of two dumps now, so make the dump again" dump fleet.flop -o told/tables --force
# An edit of a document: its backup comes first, itself last.
head -n 1 tables/headcount.csv >later.csv
tail -n 1 tables/headcount.csv | sed -E 's/[0-9]{4}Q[1-4]/1998Q1/' >>later.csv
cp fleet.flop edited.flop
import=(import edited.flop later.csv --table headcount)
writes=$(calls write "${import[@]}")
for error in $full $quota $broken; do
    cp fleet.flop edited.flop
    case $error in
    "$full") said="The disk of 'edited.flop' is full, and nothing was changed" ;;
    "$quota") said="'edited.flop' could not be written: your quota on this disk is used up, and nothing was changed" ;;
    *) said="'edited.flop' could not be written (disk I/O error), and nothing was changed" ;;
    esac
    failing write "$writes" "$error" "$said" "${import[@]}"
    expect 0 "" diff fleet.flop edited.flop
done
cp fleet.flop edited.flop
syncs=$(calls sync-folder "${import[@]}")
cp fleet.flop edited.flop
failing sync-folder "$syncs" $broken "the change is in the file, and only a power cut now could lose it" "${import[@]}"
expect 2 "" diff fleet.flop edited.flop

# The folder of a copy is not brought to the disk before the copy is in it: that failing takes none away.
for writer in "new OUT.flop" "load tables -o OUT.flop" "backup fleet.flop OUT.flop" "backup fleet.flop OUT.flop --share"; do
    read -r -a words <<<"${writer//OUT/there}"
    env LD_PRELOAD="$failing_calls" FAIL_CALL=sync-folder FAIL_AT=1 FAIL_ON=1 FAIL_WITH=$broken "$flopulence" "${words[@]}" >out.txt 2>err.txt ||
        fail "fails where no folder can be brought to the disk: ${words[*]}: $(cat err.txt)"
    [[ -s there.flop ]] || fail "nothing is there: ${words[*]}"
    rm there.flop
done

# Results that nobody can take.
printers=(
    "help" "help export" "help method" "--version" "export fleet.flop -o -" "export fleet.flop -o - --format json"
    "explain fleet.flop --item OpenAI" "explain fleet.flop --item OpenAI --json" "check fleet.flop --json"
    "diff fleet.flop changed" "diff fleet.flop changed --json" "import fleet.flop more.csv --dry-run"
)
cp -r tables changed
sed -i '$d' changed/headcount.csv
head -n 1 tables/headcount.csv >more.csv
tail -n 1 tables/headcount.csv | sed -E 's/[0-9]{4}Q[1-4]/1999Q1/' >>more.csv
for printer in "${printers[@]}"; do
    read -r -a words <<<"$printer"
    actual=0
    "$flopulence" "${words[@]}" >/dev/full 2>err.txt || actual=$?
    [[ $actual -eq 1 && $(grep -c 'standard output cannot be written' err.txt) -eq 1 ]] || fail "full output, exit $actual: $printer: $(cat err.txt)"
    actual=0
    "$flopulence" "${words[@]}" >&- 2>err.txt || actual=$?
    [[ $actual -eq 1 && $(grep -c 'standard output cannot be written' err.txt) -eq 1 ]] || fail "closed output, exit $actual: $printer: $(cat err.txt)"
    for ignored in "" PIPE; do
        (
            [[ -z $ignored ]] || trap '' PIPE
            set +o pipefail
            "$flopulence" "${words[@]}" 2>err.txt | true
        ) || fail "a reader that is gone: $printer"
        [[ ! -s err.txt ]] || fail "tells of a reader that is gone: $printer: $(cat err.txt)"
    done
done
"$flopulence" explain fleet.flop --item OpenAI 2>err.txt | head -n 1 >line.txt || true
[[ $(wc -l <line.txt) -eq 1 && ! -s err.txt ]] || fail "head -n 1 of an explanation: $(cat err.txt)"

# A report whose notes nobody reads is made.
cp -r tables noting
echo 'Nobody,99,organization=Nobody at all,' >>noting/saved_views.csv
expect 0 "" load noting -o noting.flop
expect 0 "Nobody at all" report noting.flop -o noted.html
for ignored in "" PIPE; do
    (
        [[ -z $ignored ]] || trap '' PIPE
        set +o pipefail
        "$flopulence" report noting.flop -o unread.html 2>&1 | true
    )
    cmp noted.html unread.html || fail "a report ends with who reads its notes"
    rm -f unread.html
done

# With no standard streams at all a file is still what was asked for.
"$flopulence" export fleet.flop -o streams.csv <&- >&- 2>&-
"$flopulence" export fleet.flop -o plain.csv
cmp streams.csv plain.csv || fail "closed streams change a table"

[[ $failures -eq 0 ]] || exit 1
echo "What cannot be written is told."
