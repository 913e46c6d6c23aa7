#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# By hand: workbook.sh <flopulence> [rows] [runs]
# `import --dry-run` of a workbook of 8 columns, which also checks every row, beside gnumeric turning it into CSV; as .xlsx by openpyxl and
# as .ods by gnumeric. And `export --table`, beside openpyxl writing the same rows.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/measure.sh"
need ssconvert
/usr/bin/python3 -c "import openpyxl" 2>/dev/null || { echo "openpyxl is needed." >&2 && exit 1; }
flopulence=$(realpath "$1")
rows=${2:-100000}
runs=${3:-3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
export XDG_DATA_HOME="$folder/home"

"$flopulence" new a.flop --sample
cat >write.py <<'P'
import sys, openpyxl
organizations = ["OpenAI", "Google", "Meta", "Microsoft", "xAI", "Anthropic"]
chips = ["H100 SXM", "A100 SXM 80GB", "H200 SXM", "TPU v5p", "TPU v4", "V100 SXM2"]
book = openpyxl.Workbook(write_only=True)
sheet = book.create_sheet("Fleet")
sheet.append(["organization", "chip", "quarter", "measure", "units", "units_low", "units_high", "source"])
for i in range(int(sys.argv[2])):
    units = 100 + i % 9973
    sheet.append([organizations[i % 6], chips[i // 6 % 6], f"{1900 + i // 36 // 4 % 200}Q{i // 36 % 4 + 1}", "added", units, units * 0.8, units * 2.5, f"s{i // 36 // 800}"])
book.save(sys.argv[1])
P
/usr/bin/python3 write.py a.xlsx "$rows"
ssconvert a.xlsx a.ods 2>/dev/null

ours_xlsx() { time_of "$flopulence" import a.flop a.xlsx --table inventory --dry-run || true; }
ours_ods() { time_of "$flopulence" import a.flop a.ods --table inventory --dry-run || true; }
gnumeric_xlsx() { time_of ssconvert a.xlsx x.csv; }
gnumeric_ods() { time_of ssconvert a.ods x.csv; }

table_head "$runs"
pair "import of $rows rows of .xlsx, dry run" "$runs" ours_xlsx "ssconvert to CSV" gnumeric_xlsx
pair "import of $rows rows of .ods, dry run" "$runs" ours_ods "ssconvert to CSV" gnumeric_ods
