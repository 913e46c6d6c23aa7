#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# By hand: command_line.sh <flopulence> [runs]
# One figure from the command line beside matplotlib and gnuplot drawing the same table (Debian: python3-matplotlib, gnuplot-nox).
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/measure.sh"
need gnuplot /usr/bin/python3
flopulence=$(realpath "$1")
runs=${2:-9}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

figures=(ranking growth shares wealth)
"$flopulence" new sample.flop --sample
for figure in "${figures[@]}"; do
    "$flopulence" export sample.flop -o "$figure.csv" --figure "$figure"
done
# What gnuplot can read: x, low, high, name of the ranking and people, value of wealth as they are; a column for each series over quarters.
awk -F, 'NR > 1 && $8 + 0 > 0 { print $8 "," ($9 == "" ? $8 : $9) "," ($10 == "" ? $8 : $10) "," $3 }' ranking.csv >ranking.dat
awk -F, 'NR > 1 && $5 + 0 > 0 && $8 + 0 > 0 { print $5 "," $8 "," $3 }' wealth.csv >wealth.dat
for figure in growth shares; do
    awk -F, 'NR > 1 && $8 != "" && $4 != "" { value[$4, $2] = $8; if (!($4 in q)) { q[$4]; quarters[++n] = $4 } if (!($2 in s)) { s[$2]; series[++m] = $2 } }
        END { printf "quarter"; for (k = 1; k <= m; k++) printf ",%s", series[k]; print ""
            for (i = 1; i <= n; i++) { printf "%s", quarters[i]; for (k = 1; k <= m; k++) printf ",%s", value[quarters[i], series[k]] + 0; print "" } }' \
        "$figure.csv" >"$figure.dat"
done

cat >figure.gp <<'GP'
set datafile separator ','
set grid
if (figure eq 'ranking') {
    set logscale x
    set yrange [] reverse
    set title 'H100-equivalents per researcher'
    plot 'ranking.dat' using 1:0:2:3:ytic(4) with xerrorbars pointtype 7 notitle
} else { if (figure eq 'wealth') {
    set logscale xy
    set title 'People and compute'
    plot 'wealth.dat' using 1:2 with points pointtype 7 notitle, '' using 1:2:3 with labels offset char 0,1 notitle
} else {
    set style data histograms
    set style histogram rowstacked
    set style fill solid
    set xtics rotate
    set key autotitle columnheader outside
    stats figure.'.dat' skip 1 nooutput
    plot for [i = 2 : STATS_columns] figure.'.dat' using i:xtic(1)
} }
GP
cat >figure.py <<'PY'
import csv
import sys
import matplotlib
matplotlib.use("svg" if sys.argv[2].endswith("svg") else "Agg")
import matplotlib.pyplot as plt

kind = sys.argv[1]
rows = list(csv.reader(open(kind + ".dat")))
figure, axes = plt.subplots(figsize=(1600 / 96, 900 / 96), dpi=192)
axes.grid(True)
if kind == "ranking":
    v, low, high = ([float(r[k]) for r in rows] for k in range(3))
    axes.errorbar(v, range(len(v)), xerr=[[a - b for a, b in zip(v, low)], [b - a for a, b in zip(v, high)]], fmt="o")
    axes.set_xscale("log")
    axes.set_yticks(range(len(v)), [r[3] for r in rows])
    axes.invert_yaxis()
elif kind == "wealth":
    x, y = ([float(r[k]) for r in rows] for k in range(2))
    axes.scatter(x, y)
    axes.set_xscale("log")
    axes.set_yscale("log")
    for a, b, r in zip(x, y, rows):
        axes.annotate(r[2], (a, b))
else:
    quarters = [r[0] for r in rows[1:]]
    below = [0.0] * len(quarters)
    for k, name in enumerate(rows[0][1:], 1):
        values = [float(r[k]) for r in rows[1:]]
        axes.bar(quarters, values, bottom=below, label=name)
        below = [a + b for a, b in zip(below, values)]
    axes.tick_params(axis="x", rotation=90)
    axes.legend()
figure.savefig(sys.argv[2])
PY

ours() { time_of "$flopulence" export sample.flop -o "ours.$format" --figure "$figure"; }
in_gnuplot() { time_of gnuplot -e "set terminal $terminal; set output 'gnuplot.$format'; figure = '$figure'" figure.gp; }
in_matplotlib() { time_of /usr/bin/python3 figure.py "$figure" "matplotlib.$format"; }

table_head "$runs"
for figure in "${figures[@]}"; do
    for format in png svg; do
        terminal='pngcairo size 3200,1800 fontscale 2'
        [[ $format == png ]] || terminal='svg size 1600,900'
        pair "$figure as ${format^^}" "$runs" ours matplotlib in_matplotlib
        pair "$figure as ${format^^}" "$runs" ours gnuplot in_gnuplot
    done
done
