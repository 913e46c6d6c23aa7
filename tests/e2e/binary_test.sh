#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The real program from outside: binary_test.sh <flopulence>
set -euo pipefail
flopulence=$1
here=$(CDPATH='' cd -P -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
folder=$(mktemp -d)
trap 'chmod -R u+w "$folder"; rm -rf "$folder"' EXIT
cd "$folder"
unset DISPLAY WAYLAND_DISPLAY WAYLAND_SOCKET QT_QPA_PLATFORM
export HOME=$folder XDG_DATA_HOME=$folder/data XDG_CONFIG_HOME=$folder/config XDG_CACHE_HOME=$folder/cache
# shellcheck source=tests/e2e/expect.sh
source "$here/expect.sh"

begins() {
    [[ $(head -c ${#2} "$1" | tr -d '\0') == "$2" ]] || fail "$1 does not begin with $2"
}

expect 0 "" --version
[[ $("$flopulence" --version) =~ ^flopulence\ [0-9.]+$'\n'Qt\ 6\.[0-9.]+$'\n'SQLite\ 3\.[0-9.]+$ ]] || fail "--version is $("$flopulence" --version)"
expect 0 "" help
expect 0 "" help export
expect 1 "no display" # the window
expect 1 "did you mean 'export'?" exprt

expect 0 "" new fleet.flop --sample
expect 1 "--force" new fleet.flop
[[ $(echo fleet.flop*) == fleet.flop ]] || fail "something lies beside the document: $(echo fleet.flop*)"
expect 1 "no display" fleet.flop
before=$(sha256sum <fleet.flop)

# A locale with decimal commas, where it can be made.
mkdir locale
localedef -i de_DE -f UTF-8 locale/de_DE.UTF-8 2>/dev/null || true
elsewhere=(env LOCPATH="$folder/locale" LC_ALL=de_DE.UTF-8 LANGUAGE=de QT_SCALE_FACTOR=2 QT_FONT_DPI=144 QT_STYLE_OVERRIDE=windows
    TZ=Asia/Tokyo)

# Every format; the same figure gives the same bytes, whatever the environment.
for format in png svg pdf csv json; do
    expect 0 "" export fleet.flop -o "ranking.$format"
    expect 0 "" export fleet.flop -o "growth.$format" --figure growth --by chip-kind --chip-kind TPU,GPU --theme dark --size 85x60mm --dpi 300
    (cd / && "${elsewhere[@]}" "$flopulence" export "$folder/fleet.flop" -o "$folder/again.$format") || fail "export of $format elsewhere"
    cmp "ranking.$format" "again.$format" || fail "the environment changes $format"
done
begins ranking.png $'\x89PNG'
begins ranking.svg '<?xml'
begins ranking.pdf '%PDF-'
begins ranking.csv 'figure,series,item,quarter,x,x_low,x_high,value,low,high,rank_best,rank_worst,mark,note'
begins ranking.json '{'
[[ $(od -An -j16 -N8 -tu1 ranking.png | xargs) == "0 0 12 128 0 0 7 8" ]] || fail "ranking.png is not 3200x1800"
[[ $(wc -l <ranking.csv) -gt 20 ]] || fail "ranking.csv has no rows"
expect 0 "" export fleet.flop -o -
cmp -s out.txt ranking.csv || fail "-o - writes another table"

# What the export dialog can do, and what pictures carry along.
view='figure=growth&by=vendor&unit=power'
for format in png svg pdf; do
    expect 0 "" export fleet.flop -o "column.$format" --preset column --view "$view" --title 'Who has "them"?' --subtitle 'A & <B>' --note 'Draft'
    grep -aqF "view: figure=growth&unit=power&by=vendor" "column.$format" || fail "column.$format does not remember its view"
    grep -aqF 'growth,NVIDIA,' "column.$format" || fail "column.$format does not remember its table"
    grep -aqE "^data: $(sed -n 's/.*"data_hash": "\(.*\)".*/\1/p' ranking.json)" "column.$format" || fail "column.$format has another hash"
    (cd / && "${elsewhere[@]}" "$flopulence" export "$folder/fleet.flop" -o "$folder/again.$format" --preset column --view "$view" \
        --title 'Who has "them"?' --subtitle 'A & <B>' --note 'Draft') || fail "export of a column elsewhere"
    cmp "column.$format" "again.$format" || fail "the environment changes a column as $format"
done
grep -qF 'A &amp; &lt;B&gt;' column.svg || fail "column.svg has not its subtitle"
expect 0 "" export fleet.flop -o paths.svg --text paths
! grep -q '<text' paths.svg || fail "paths.svg has text"
if command -v xmllint >/dev/null; then
    xmllint --noout column.svg paths.svg ranking.svg || fail "an SVG is not well formed"
fi
if command -v pdffonts >/dev/null; then
    [[ $(pdffonts column.pdf | tail -n +3 | grep -c 'yes yes yes') -eq $(pdffonts column.pdf | tail -n +3 | wc -l) ]] \
        || fail "column.pdf has fonts that are not embedded: $(pdffonts column.pdf)"
fi
expect 1 "did you mean 'square'" export fleet.flop -o a.png --preset sqare

# Saved and filed views.
echo 'figure=growth&unit=power' >view.txt
expect 0 "" export fleet.flop -o a.csv --view view.txt
expect 0 "" export fleet.flop -o b.csv --view 'figure=growth' --unit=power
cmp a.csv b.csv || fail "a view in a file is another view"

# Errors are one line and write nothing.
rm -f a.csv
expect 1 "did you mean 'growth'" export fleet.flop -o a.csv --figure grwth
expect 1 "did you mean '--unit'" export fleet.flop -o a.csv --unti chips
expect 1 ".png, .svg, .pdf, .csv, .xlsx or .json" export fleet.flop -o a.gif
expect 1 "--size '0x0'" export fleet.flop -o a.png --size 0x0
expect 1 "40000x40000 pixels" export fleet.flop -o a.png --size 20000x20000
expect 1 "--dpi '0'" export fleet.flop -o a.png --dpi 0
expect 1 "there is no folder" export fleet.flop -o nowhere/a.csv
expect 1 "gone.flop" export gone.flop -o a.csv
expect 1 "not everything could be written" export fleet.flop -o /dev/full --format csv
expect 1 "the document itself" export fleet.flop -o fleet.flop --format csv
head -c 5000 /dev/urandom >noise.flop
expect 1 "noise.flop" export noise.flop -o a.csv
head -c 20000 fleet.flop >cut.flop
expect 1 "cut.flop" export cut.flop -o a.csv
[[ ! -e a.csv && ! -e a.png ]] || fail "an error left a file"
actual=0
"$flopulence" export fleet.flop -o - >/dev/full 2>err.txt || actual=$?
[[ $actual -eq 1 ]] || fail "a full standard output is not an error"

# Reading touches nothing, not even where it could not.
[[ $(sha256sum <fleet.flop) == "$before" ]] || fail "reading changed the document"
mkdir locked
cp fleet.flop locked/fleet.flop
chmod a-w locked/fleet.flop locked
expect 0 "" export locked/fleet.flop -o locked.csv
cmp locked.csv ranking.csv || fail "a read-only document has another figure"
expect 0 "" dump locked/fleet.flop -o locked-tables

# A folder and back.
expect 0 "" dump fleet.flop -o tables
expect 1 "--force" dump fleet.flop -o tables
expect 0 "" load tables -o loaded.flop
expect 1 "--force" load tables -o loaded.flop
expect 0 "" dump loaded.flop -o again
diff -r tables again || fail "a dump of a load is not the same"
diff -r tables locked-tables || fail "a read-only document dumps differently"
expect 0 "" export loaded.flop -o loaded.json
cmp loaded.json ranking.json || fail "a loaded document has another figure"
rm tables/chips.csv
expect 1 "chips.csv" load tables -o broken.flop
[[ ! -e broken.flop ]] || fail "a failed load left a file"

# What differs between two documents, or a document and a folder.
expect 0 "" diff fleet.flop loaded.flop
[[ ! -s out.txt ]] || fail "the same records differ: $(head -n 3 out.txt)"
expect 0 "" diff fleet.flop again
cp -r again changed
awk -F, -v OFS=, 'NR == 2 { $4 += 1 } NR > 2 { print before } { before = $0 } NR == 1 { print before }' again/headcount.csv >changed/headcount.csv
expect 2 "" diff fleet.flop changed
[[ $(grep -c '^~ headcount .*: people [0-9.]* → [0-9.]*$' out.txt) -eq 1 && $(grep -c '^- headcount ' out.txt) -eq 1 &&
    $(wc -l <out.txt) -eq 2 ]] || fail "diff of a changed and a missing headcount says: $(cat out.txt)"
expect 2 "" diff fleet.flop changed --json
expect 1 "gone.flop" diff fleet.flop gone.flop

# A copy, and one for others.
expect 0 "" backup fleet.flop copy.flop
expect 1 "--force" backup fleet.flop copy.flop
expect 0 "" backup fleet.flop shared.flop --share
expect 0 "" dump copy.flop -o copied
diff -r again copied || fail "a backup holds something else"
expect 0 "" export shared.flop -o shared.csv
cmp shared.csv ranking.csv || fail "a shared copy has another figure"
expect 1 "the document itself" backup fleet.flop fleet.flop --force

# Reports: words as words, fonts inside, the same bytes whatever the environment.
for format in pdf html; do
    expect 0 "" report fleet.flop -o "report.$format"
    (cd / && "${elsewhere[@]}" "$flopulence" report "$folder/fleet.flop" -o "$folder/again.$format") || fail "report as $format elsewhere"
    cmp "report.$format" "again.$format" || fail "the environment changes a report as $format"
done
if command -v pdftotext >/dev/null; then
    pdftotext report.pdf report.txt
    for words in "Contents" "Pet projects" "GPUs per researcher" "Claim 3: researchers of the rich" "Epoch AI (20" "https://epoch.ai/" \
        "access = owned − let to others + rented" "2 of "; do
        grep -qF -- "$words" report.txt || fail "report.pdf does not say '$words'"
    done
    [[ $(pdffonts report.pdf | tail -n +3 | awk '{ print $(NF - 4) }' | sort -u) == yes ]] || fail "a font is not in report.pdf"
fi
if command -v xmllint >/dev/null; then
    # It knows no element of HTML5 by name; everything else that it finds wrong counts.
    ! xmllint --html --noout report.html 2>&1 | grep -a 'error' | grep -qav 'Tag .* invalid' || fail "report.html is not well formed"
fi
expect 1 "did you mean 'Pet projects'" report fleet.flop -o gone.pdf --view 'Pet project'
expect 1 ".pdf or .html" report fleet.flop -o gone.doc
[[ ! -e gone.pdf ]] || fail "a report that failed left a file"

# The window itself, where a display can be had.
if command -v xvfb-run >/dev/null && command -v xwininfo >/dev/null; then
    xvfb-run -a -s '-screen 0 1600x1000x24' bash -c '
        "$1" "$2/fleet.flop" 2>"$2/window.txt" &
        for _ in $(seq 100); do
            sleep 0.1
            if xwininfo -root -tree | grep -q "fleet"; then
                kill $!
                exit 0
            fi
        done
        kill $!
        exit 1' - "$flopulence" "$folder" || fail "no window came up: $(cat window.txt)"
fi

[[ $failures -eq 0 ]] || exit 1
echo "The program does from outside what it promises."
