#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Other programs see in our SVG and PDF what our PNG shows: pictures_test.sh <flopulence> <picture_difference> <project>
set -euo pipefail
flopulence=$1
picture_difference=$2
project=$3
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
export HOME=$folder XDG_CACHE_HOME=$folder
# shellcheck source=tests/e2e/expect.sh
source "$project/tests/e2e/expect.sh"
for program in xmllint rsvg-convert pdftoppm; do
    command -v "$program" >/dev/null || skip "there is no $program"
done

# Rasterizers differ in the edges of letters and lines; a thing that is missing or elsewhere is far more.
most=0.010

# The bundled font for whoever draws the letters of an SVG.
cat >fonts.conf <<XML
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>$project/resources/fonts</dir><cachedir>$folder/fontconfig</cachedir></fontconfig>
XML

# looks_like <figure> <whose> <picture>
looks_like() {
    local share
    share=$("$picture_difference" "$1.png" "$3")
    awk -v share="$share" -v most="$most" 'BEGIN { exit !(share <= most) }' || fail "$1 by $2 differs from our PNG in $share of the blocks"
}

expect 0 "" new fleet.flop --sample
figures=(ranking growth shares wealth lorenz versus training chips decode suppliers)
size=(--size 1000x620)
for figure in "${figures[@]}"; do
    expect 0 "" export fleet.flop -o "$figure.png" --figure "$figure" "${size[@]}" --dpi 96
    [[ $(od -An -tu1 -j16 -N8 "$figure.png" | xargs) == "0 0 3 232 0 0 2 108" ]] || fail "$figure.png at 96 dpi is not 1000x620 pixels"

    expect 0 "" export fleet.flop -o "$figure.svg" --figure "$figure" "${size[@]}"
    xmllint --noout "$figure.svg" || fail "$figure.svg is no XML"
    FONTCONFIG_FILE=$folder/fonts.conf rsvg-convert -w 1000 -h 620 "$figure.svg" -o svg.png
    looks_like "$figure" rsvg-convert svg.png

    expect 0 "" export fleet.flop -o "$figure.pdf" --figure "$figure" "${size[@]}"
    pdftoppm -r 96 -png -singlefile "$figure.pdf" pdf
    looks_like "$figure" pdftoppm pdf.png
    pdffonts "$figure.pdf" | tail -n +3 >fonts.txt
    [[ -s fonts.txt ]] || fail "$figure.pdf has no fonts: are its letters drawn as lines?"
    [[ -z $(awk '$(NF - 4) != "yes"' fonts.txt) ]] || fail "$figure.pdf has fonts that are not embedded: $(cat fonts.txt)"
    # Qt embeds the letters that are used without marking that as a subset; a whole font alone has 500 kB.
    [[ $(stat -c %s "$figure.pdf") -lt 200000 ]] || fail "$figure.pdf is so large that whole fonts must be in it"
done

# The comparison sees what is different: letters that are not drawn, another figure, one series less.
sed 's/<text /<desc /g; s/<\/text>/<\/desc>/g' ranking.svg | rsvg-convert -w 1000 -h 620 -o silent.png
share=$("$picture_difference" ranking.png silent.png)
awk -v share="$share" -v most="$most" 'BEGIN { exit !(share > 2 * most) }' || fail "a ranking without letters looks like one ($share)"
share=$("$picture_difference" ranking.png growth.png)
awk -v share="$share" -v most="$most" 'BEGIN { exit !(share > 10 * most) }' || fail "ranking and growth look alike ($share)"
expect 0 "" export fleet.flop -o plain.png --figure growth --intervals off --organization Meta --by organization "${size[@]}" --dpi 96
share=$("$picture_difference" plain.png growth.png)
awk -v share="$share" -v most="$most" 'BEGIN { exit !(share > most) }' || fail "another growth looks like growth ($share)"

[[ $failures -eq 0 ]] || exit 1
echo "All ${#figures[@]} figures look the same in PNG, SVG and PDF."
