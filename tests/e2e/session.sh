#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs a test on an X server of its own: session.sh <test>
set -euo pipefail
# shellcheck source=tests/e2e/expect.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/expect.sh"
command -v xvfb-run >/dev/null || skip "there is no xvfb-run"
QT_QPA_PLATFORM=xcb exec xvfb-run -a -s "-screen 0 1600x1000x24" "$1"
