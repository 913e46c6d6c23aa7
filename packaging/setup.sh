# shellcheck shell=bash disable=SC2154
# SPDX-License-Identifier: GPL-3.0-or-later
# Shared by ./run and ./check, which set $root: installs the packages that are missing and prepares a build.

say() { printf '%s\n' "$*" >&2; }

# Prints the packages of the lists that are missing. Of alternatives the first that can be had is taken; one that cannot be had yet
# is printed as `?name`: missing_packages <list...>
missing_packages() {
    local line name alternatives chosen status
    local -A installed=()
    while read -r status name; do
        if [[ $status == installed ]]; then
            installed[$name]=1
        fi
    done < <(dpkg-query -W -f '${db:Status-Status} ${Package}\n')
    while read -r line; do
        line=${line%%#*}
        IFS=' |' read -r -a alternatives <<<"$line"
        [[ ${#alternatives[@]} -gt 0 ]] || continue
        chosen=
        for name in "${alternatives[@]}"; do
            [[ ! -v installed[$name] ]] || continue 2
        done
        for name in "${alternatives[@]}"; do
            # Not grep -q, which would end apt-cache early and with pipefail the pipe in failure.
            if [[ -z $chosen ]] && LC_ALL=C apt-cache policy "$name" 2>/dev/null | grep 'Candidate: [^(]' >/dev/null; then
                chosen=$name
            fi
        done
        printf '%s\n' "${chosen:-?${alternatives[0]}}"
    done < <(cat "${@/#/$root/packaging/}")
}

apt() {
    local as_root=()
    if [[ $EUID -ne 0 ]]; then
        command -v sudo >/dev/null || return 1
        as_root=(sudo)
        [[ -t 2 ]] || as_root+=(-n)
    fi
    (umask 022 && "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 apt-get -y -qq -o Dpkg::Use-Pty=0 -o DPkg::Lock::Timeout=300 "$@" >&2)
}

# install_packages <list...>, files of packaging
install_packages() {
    if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
        say "This is neither Debian nor Ubuntu: what these name must be installed already:" "${@/#/packaging/}"
        return
    fi
    local missing
    mapfile -t missing < <(missing_packages "$@")
    [[ ${#missing[@]} -gt 0 ]] || return 0
    say "Installing: ${missing[*]#\?}"
    if [[ ${missing[*]} == *\?* ]]; then
        apt update || true
        mapfile -t missing < <(missing_packages "$@")
    fi
    missing=("${missing[@]#\?}")
    if ! apt install --no-install-recommends "${missing[@]}" && ! { apt update && apt install --no-install-recommends "${missing[@]}"; }; then
        say "These packages could not be installed; install them as root and start again: apt-get install ${missing[*]}"
        exit 1
    fi
}

# The same for what can be done without, one by one: a package that cannot be had is told, and keeps no other out.
install_optional_packages() {
    local package missing=()
    command -v apt-get >/dev/null && command -v dpkg-query >/dev/null || return 0
    mapfile -t missing < <(missing_packages "$@")
    if [[ ${missing[*]-} == *\?* ]]; then
        apt update || true
        mapfile -t missing < <(missing_packages "$@")
    fi
    for package in ${missing[@]+"${missing[@]}"}; do
        if [[ $package == \?* ]] || ! apt install --no-install-recommends "$package"; then
            say "Some tests are left out for want of this package: ${package#\?}"
        fi
    done
}

# A build folder that was moved or copied from elsewhere cannot be used again.
prepare_build() {
    local build=$1
    if [[ -f $build/CMakeCache.txt ]] && ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$root" "$build/CMakeCache.txt"; then
        rm -rf -- "$build"
    fi
    if [[ ! -w ${HOME:-/nonexistent} ]]; then
        export CCACHE_DIR=${CCACHE_DIR:-$root/build/ccache}
    fi
}
