#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Pictures of a window's process are the same bytes whatever the screen, the locale and the clock are: same_bytes_test.sh <charts_test>
set -euo pipefail
charts_test=$1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir "$folder/locale"
localedef -i de_DE -f UTF-8 "$folder/locale/de_DE.UTF-8" 2>/dev/null || true
failures=0

# written <name> <environment...>
written() {
    mkdir "$folder/$1"
    env FLOPULENCE_PICTURES="$folder/$1" "${@:2}" "$charts_test" '[.written]' >"$folder/$1.txt" || {
        cat "$folder/$1.txt"
        exit 1
    }
    [[ $(find "$folder/$1" -type f | wc -l) -eq 12 ]] || { echo "not twelve pictures"; exit 1; }
    diff -r "$folder/usual" "$folder/$1" || failures=$((failures + 1))
}

written usual QT_QPA_PLATFORM=offscreen
written scaled QT_SCALE_FACTOR=2 QT_FONT_DPI=144
written smaller QT_SCALE_FACTOR=0.75
written german LOCPATH="$folder/locale" LC_ALL=de_DE.UTF-8 LANGUAGE=de
written unset LC_ALL=C
written tokyo TZ=Asia/Tokyo

[[ $failures -eq 0 ]] || exit 1
echo "The environment changes no picture."
