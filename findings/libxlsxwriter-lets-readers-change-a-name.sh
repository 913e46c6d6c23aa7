#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# libxlsxwriter 1.1.4 (Debian 12, libxlsxwriter-dev=1.1.4-2+b1) writes texts of cells. In an .xlsx file _xHHHH_ stands for the character of
# that number, and a text that has these signs itself is written with _x005F_ for its first (ECMA-376 part 1, 22.4.2.4, ST_Xstring).
#
# A good guess expects: any text that is handed over is read again by whoever opens the file.
# Seen: "rack_x0041_7", a plausible name of a machine, is written as it stands, and SheetJS 0.18.5 (npm xlsx@0.18.5) and exceljs 4.4.0 both
# read "rackA7"; "node_x000D_01" gets a line end in its middle.
#
# What follows: whoever exports names by this library escapes such texts first, or loses names where nobody looks.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get download -qq libxlsxwriter-dev=1.1.4-2+b1 libxlsxwriter4=1.1.4-2+b1 libminizip1=1.1-8+deb12u1 2>/dev/null
for package in ./*.deb; do dpkg-deb -x "$package" root; done
npm init -y >/dev/null
npm install --silent --no-audit --no-fund xlsx@0.18.5 exceljs@4.4.0
cat >write.c <<'END'
#include <xlsxwriter.h>
int main(void) {
    lxw_workbook *book = workbook_new("names.xlsx");
    lxw_worksheet *sheet = workbook_add_worksheet(book, "names");
    worksheet_write_string(sheet, 0, 0, "rack_x0041_7", NULL);
    worksheet_write_string(sheet, 1, 0, "node_x000D_01", NULL);
    return workbook_close(book);
}
END
libraries=$(echo root/usr/lib/*-linux-gnu)
gcc -Iroot/usr/include write.c -o write -L"$libraries" -l:libxlsxwriter.so.4
LD_LIBRARY_PATH=$libraries ./write
cat >read.mjs <<'END'
import XLSX from 'xlsx';
import Excel from 'exceljs';
const sheet = XLSX.readFile('names.xlsx').Sheets.names;
console.log('SheetJS: ' + JSON.stringify([sheet.A1.v, sheet.A2.v]));
const book = new Excel.Workbook();
await book.xlsx.readFile('names.xlsx');
console.log('exceljs: ' + JSON.stringify(['A1', 'A2'].map(cell => book.getWorksheet('names').getCell(cell).value)));
END
seen=$(node read.mjs)
echo "written: rack_x0041_7, node_x000D_01"
echo "$seen"
[[ $seen == 'SheetJS: ["rackA7","node\r01"]
exceljs: ["rackA7","node\r01"]' ]] || {
    echo "It is otherwise now."
    exit 1
}
