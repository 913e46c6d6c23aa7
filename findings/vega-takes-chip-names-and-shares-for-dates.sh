#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# vega-loader 4.5.2 (npm vega-loader@4.5.2, Node.js 18 or later) reads the data of Vega's charts. With `parse: "auto"` it says for each
# column of a CSV whether it holds booleans, integers, numbers, dates or texts: the first of these that all its values can be.
#
# A good guess expects: a column of chip names, and one of shares with a percent sign, are texts; at worst numbers.
# Seen: names that end in a number are dates when the whole column is like that ("Gaudi 2" is the first of February 2001, "Maia 100" a day
# of the year 100), and 35% is the first of January 2035, 7% the first of July 2001. One "H100 SXM" among them makes all of them texts again.
# "Q1 2025", the form of a date that this field writes most, stays a text.
#
# What follows: a table of ours that is drawn with Vega names the types of its columns; whoever filters to one maker sees other axes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund vega-loader@4.5.2
cat >types.mjs <<'END'
import { read } from 'vega-loader';
for (const column of [['Gaudi 2', 'Gaudi 3'], ['Gaudi 2', 'Gaudi 3', 'H100 SXM'], ['Maia 100', 'Maia 200'], ['35%', '7%'], ['Q1 2025', 'Q2 2025']]) {
    const rows = read('value\n' + column.join('\n') + '\n', { type: 'csv', parse: 'auto' });
    console.log(column.join(', ') + ' -> ' + rows.map(row => typeof row.value === 'string' ? row.value : new Date(row.value).toISOString().slice(0, 10)).join(', '));
}
END
seen=$(TZ=UTC node types.mjs)
echo "$seen"
expected='Gaudi 2, Gaudi 3 -> 2001-02-01, 2001-03-01
Gaudi 2, Gaudi 3, H100 SXM -> Gaudi 2, Gaudi 3, H100 SXM
Maia 100, Maia 200 -> 0100-01-01, 0200-01-01
35%, 7% -> 2035-01-01, 2001-07-01
Q1 2025, Q2 2025 -> Q1 2025, Q2 2025'
[[ $seen == "$expected" ]] || {
    echo "vega-loader reads them otherwise now."
    exit 1
}
