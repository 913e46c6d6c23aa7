#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What is installed lies where desktops and shells look for it, and runs: install_test.sh <cmake> <build folder>
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$1" --install "$2" --prefix "$folder" >/dev/null

expected="bin/flopulence
share/applications/org.flopulence.Flopulence.desktop
share/bash-completion/completions/flopulence
share/fish/vendor_completions.d/flopulence.fish
share/icons/hicolor/scalable/apps/org.flopulence.Flopulence.svg
share/man/man1/flopulence.1
share/metainfo/org.flopulence.Flopulence.metainfo.xml
share/mime/packages/org.flopulence.Flopulence.xml
share/zsh/vendor-completions/_flopulence"
installed=$(cd "$folder" && find . -type f | sed 's|^\./||' | sort)
[[ $installed == "$expected" ]] || { printf 'FAILED: installed is\n%s\n' "$installed" && exit 1; }
[[ $("$folder/bin/flopulence" --version) == flopulence\ * ]] || { echo "FAILED: what is installed does not run" && exit 1; }
[[ $(stat -c %A "$folder"/share/{bash-completion/completions/flopulence,fish/*/*,zsh/*/*} "$folder/share/man/man1/flopulence.1" | sort -u) == -rw-r--r-- ]] ||
    { echo "FAILED: a completion or the man page is executable or not readable by all" && exit 1; }
echo "All files are installed where they belong."
