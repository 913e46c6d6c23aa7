// SPDX-License-Identifier: GPL-3.0-or-later
// Writes the workbooks whose names begin with sheetjs (xlsx 0.18.5 of npm): TZ=UTC node write_sheetjs.js FOLDER
const XLSX = require("xlsx");
const folder = process.argv[2];
const day = (y, m, d, h) => new Date(Date.UTC(y, m - 1, d, h || 0));
const date = (v, z) => ({ t: "d", v, z: z || "dd/mm/yyyy" });
const share = (n) => ({ t: "n", v: n, z: "0.0%" });
const rows = [
  ["Fleets of three laboratories"],
  ["Organization", "Chip", "As of", "Units", "Low", "High", "Share", "Note"],
  ["OpenAI", "H100 SXM", date(day(2025, 12, 31)), 120000, 80000.5, 150000, share(0.35), "007"],
  [null, "A100", date(day(2025, 9, 30)), { t: "n", v: 240000, f: "D3*2" }, 0.1, 12.375, share(0.07), "two\nlines"],
  ["Meta & <co>", "H20 智谱", date(day(2025, 6, 30, 14), "yyyy-mm-dd hh:mm"), 1e-7, -5, 1e21, null, true],
  ["xAI", null, date(day(2023, 2, 1)), { t: "e", v: 7, f: "1/0" }, null, null, share(1), " blanks "],
  [],
  ["Google", "TPU v5p", date(day(2024, 3, 31)), 1234567.891, null, 5, share(0.125), "hidden"],
];
for (const format of ["xlsx", "ods"]) {
  const book = XLSX.utils.book_new();
  const sheet = XLSX.utils.aoa_to_sheet(rows);
  sheet["!merges"] = [{ s: { r: 0, c: 0 }, e: { r: 0, c: 7 } }, { s: { r: 2, c: 0 }, e: { r: 3, c: 0 } }];
  sheet["!rows"] = [];
  sheet["!rows"][7] = { hidden: true };
  XLSX.utils.book_append_sheet(book, sheet, "Fleet");
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([["Organization", "Researchers"], ["OpenAI", 1000]], { origin: "B3" }), "People");
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([["nothing of interest"]]), "Old");
  book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 0 }, { Hidden: 1 }] };
  XLSX.writeFile(book, `${folder}/sheetjs.${format}`, { compression: true });
}
