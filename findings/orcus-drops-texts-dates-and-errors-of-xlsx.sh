#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# liborcus 0.17.2 (Debian 12, liborcus-bin=0.17.2-2+b2) reads workbooks; its tool orcus-xlsx writes them as CSV. A cell of an .xlsx says by
# its attribute `t` how it is written; ECMA-376 part 1, 18.18.11 lists inlineStr (a text in the cell itself, as many programs that stream
# write it), d (a date in ISO 8601), e (an error such as #N/A), b and str (a formula's cached text).
#
# A good guess expects: H100 SXM,640,2025-12-31,#N/A,true,H100 SXM - or a word on standard error about what is not understood.
# Seen: nothing on standard error, and `,640,,,true,H100 SXM`: texts written inline, ISO dates and errors are empty cells.
#
# What follows: a table of a program that streams loses the names of its organizations in silence, so we read workbooks ourselves.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get download -qq liborcus-bin=0.17.2-2+b2 liborcus-0.17-0=0.17.2-2+b2 liborcus-parser-0.17-0=0.17.2-2+b2 liborcus-mso-0.17-0=0.17.2-2+b2 \
    liborcus-spreadsheet-model-0.17-0=0.17.2-2+b2 libixion-0.17-0=0.17.0-3+b2 libboost-filesystem1.74.0=1.74.0+ds1-21 \
    libboost-program-options1.74.0=1.74.0+ds1-21 2>/dev/null
for package in ./*.deb; do dpkg-deb -x "$package" root; done
export LD_LIBRARY_PATH=$(echo root/usr/lib/*-linux-gnu)

mkdir -p book/_rels book/xl/_rels book/xl/worksheets
office=http://schemas.openxmlformats.org
cat >'book/[Content_Types].xml' <<END
<Types xmlns="$office/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>
END
cat >book/_rels/.rels <<END
<Relationships xmlns="$office/package/2006/relationships"><Relationship Id="r1" Type="$office/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>
END
cat >book/xl/workbook.xml <<END
<workbook xmlns="$office/spreadsheetml/2006/main" xmlns:r="$office/officeDocument/2006/relationships"><sheets><sheet name="fleet" sheetId="1" r:id="r1"/></sheets></workbook>
END
cat >book/xl/_rels/workbook.xml.rels <<END
<Relationships xmlns="$office/package/2006/relationships"><Relationship Id="r1" Type="$office/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>
END
cat >book/xl/worksheets/sheet1.xml <<END
<worksheet xmlns="$office/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>H100 SXM</t></is></c><c r="B1"><v>640</v></c><c r="C1" t="d"><v>2025-12-31</v></c><c r="D1" t="e"><v>#N/A</v></c><c r="E1" t="b"><v>1</v></c><c r="F1" t="str"><f>A1</f><v>H100 SXM</v></c></row></sheetData></worksheet>
END
(cd book && python3 -m zipfile -c ../fleet.xlsx '[Content_Types].xml' _rels xl)

root/usr/bin/orcus-xlsx -f csv -o out fleet.xlsx 2>said || echo "orcus-xlsx ends with exit code $?"
seen=$(cat out/*)
echo "orcus-xlsx writes: $seen"
echo "on standard error: $(cat said)"
[[ $seen == ',640,,,true,H100 SXM' && ! -s said ]] || {
    echo "liborcus says something else now."
    exit 1
}
