#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# By hand: window.sh <flopulence> [runs]
# Time to the first visible window, beside DB Browser for SQLite with the same file, under Xvfb (Debian: sqlitebrowser, xdotool, xvfb).
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/measure.sh"
need sqlitebrowser xdotool Xvfb
flopulence=$(realpath "$1")
runs=${2:-11}
folder=$(mktemp -d)
export HOME=$folder XDG_DATA_HOME=$folder/data XDG_CONFIG_HOME=$folder/config XDG_CACHE_HOME=$folder/cache
unset WAYLAND_DISPLAY QT_QPA_PLATFORM

Xvfb -displayfd 7 -screen 0 1600x1000x24 -nolisten tcp -noreset 2>/dev/null 7>"$folder/display" &
server=$!
trap 'kill $server 2>/dev/null; rm -rf "$folder"' EXIT
until [[ -s $folder/display ]]; do sleep 0.05; done
DISPLAY=:$(<"$folder/display")
export DISPLAY
"$flopulence" new "$folder/sample.flop" --sample

# Milliseconds from the start to a visible window of the process whose title has the words.
window_of() {
    local words=$1 start=$EPOCHREALTIME process
    shift
    "$@" >/dev/null 2>&1 &
    process=$!
    until xdotool search --onlyvisible --pid "$process" --name "$words" >/dev/null 2>&1; do
        kill -0 "$process" 2>/dev/null || { echo "$1 ended without a window." >&2 && exit 1; }
    done
    local end=$EPOCHREALTIME
    kill "$process" 2>/dev/null
    wait "$process" 2>/dev/null || true
    echo $(((${end/./} - ${start/./}) / 1000))
}
ours_first() { window_of . "$flopulence" "$folder/sample.flop"; }
theirs_first() { window_of . sqlitebrowser "$folder/sample.flop"; }
ours_open() { window_of sample "$flopulence" "$folder/sample.flop"; }
theirs_open() { window_of sample sqlitebrowser "$folder/sample.flop"; }

table_head "$runs"
pair "first window" "$runs" ours_first "DB Browser for SQLite" theirs_first
pair "the sample open, by the window's title" "$runs" ours_open "DB Browser for SQLite" theirs_open
