#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Tries what is committed from nothing in a bare Debian: ./run twice and ./check, whose closing lines come last.
# By hand, as root, with debootstrap installed; the packages come from where this machine's own do: try-in-debian.sh <release>
set -euo pipefail
[[ $# -eq 1 && $EUID -eq 0 ]] || {
    echo "usage, as root: packaging/try-in-debian.sh bookworm|trixie|..." >&2
    exit 2
}
release=$1
project=$(CDPATH='' cd -P -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)
root=$(mktemp -d)
export release project root

# told <command...>: what it did and took stands in closing.txt
told() {
    local status=0 TIMEFORMAT='%0R s, %0U s + %0S s of processor time'
    { time chroot "$root" env -i HOME=/root TERM=dumb LANG=C.UTF-8 PATH=/usr/sbin:/usr/bin:/sbin:/bin bash -c "cd /srv/project && $*" 2>&1 |
        tee "$root/log" >&3 || status=$?; } 3>&1 2>"$root/time"
    echo "$*: exit $status after $(<"$root/time"); $(tail -n 1 "$root/log")" >>"$root/closing.txt"
}

try() {
    set -euo pipefail
    local folder mirror
    # shellcheck disable=SC2016
    mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Origin: Debian' 'Label: Debian' | head -n 1)
    debootstrap --variant=minbase --include=ca-certificates "$release" "$root" ${mirror:+"$mirror"}
    cp /etc/resolv.conf "$root/etc/"
    # Whether this machine goes through a proxy.
    apt-config dump | grep -iE '^Acquire::(http|https|Check)' >"$root/etc/apt/apt.conf.d/00machine" || true
    mount -t proc proc "$root/proc"
    for folder in sys dev; do
        mount --rbind "/$folder" "$root/$folder"
    done
    git clone --quiet "file://$project" "$root/srv/project"
    told ./run
    told ./run
    told ./check
    printf '\n== %s\n' "$release"
    cat "$root/closing.txt"
}
export -f told try

# In a namespace of its own everything that is started ends with it, and everything that is mounted was never there for others.
# Its first process ends by no gentler signal.
unshare --mount --pid --fork --kill-child bash -c try </dev/null &
trap 'kill -KILL $! 2>/dev/null && wait $! || true; rm -rf --one-file-system -- "$root"' EXIT
trap 'exit 130' INT TERM HUP
wait $!
