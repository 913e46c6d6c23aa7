#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# By hand: import.sh <flopulence> [rows] [runs]
# `import` of many claims into a document that has the sample's organizations, chips and sources, beside the sqlite3 shell doing the same:
# .import into a staging table, then INSERT ... SELECT that looks the names up, into tables with the same constraints and indexes.
# Both begin with the same empty file each time; ours also checks every row, keeps the step undoable and counts.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/measure.sh"
need sqlite3
flopulence=$(realpath "$1")
rows=${2:-1000000}
runs=${3:-3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
export XDG_DATA_HOME="$folder/home"

"$flopulence" new sample.flop --sample
"$flopulence" dump sample.flop -o tables
for table in inventory headcount training_runs; do
    head -n 1 tables/$table.csv >one && mv one tables/$table.csv
done
"$flopulence" load tables -o empty.flop
sqlite3 sample.flop "select name from organization where kind <> 'aggregate' order by id" >organizations.txt
sqlite3 sample.flop "select name from chip where kind <> 'mixed' order by id" >chips.txt
sqlite3 sample.flop "select key from source order by id" >sources.txt
awk -v rows="$rows" '
    FILENAME == "organizations.txt" { o[no++] = $0 }
    FILENAME == "chips.txt" { c[nc++] = $0 }
    FILENAME == "sources.txt" { s[ns++] = $0 }
    END {
        print "organization,chip,quarter,measure,units,units_low,units_high,access,provider,status,source,notes"
        for (i = 0; i < rows; i++) {
            x = i
            a = x % no; x = int(x / no)
            b = x % nc; x = int(x / nc)
            q = x % 48; x = int(x / 48)
            u = 100 + i % 9973
            printf "\"%s\",\"%s\",%dQ%d,added,%d,%d,%d,rented,\"%s\",actual,%s,x\n", o[a], c[b], 2015 + int(q / 4), q % 4 + 1, u,
                int(u * 0.8), u * 2, o[(a + 1) % no], s[x % ns]
        }
    }' organizations.txt chips.txt sources.txt >many.csv
cat >select.sql <<'SQL'
INSERT INTO inventory (organization_id, chip_id, quarter, measure, units, units_low, units_high, access, provider_id, status, source_id, notes)
SELECT o.id, c.id, substr(t.quarter, 1, 4) * 4 + substr(t.quarter, 6) - 1, t.measure, t.units, nullif(t.units_low, ''),
    nullif(t.units_high, ''), t.access, p.id, t.status, s.id, t.notes
FROM staging t JOIN organization o ON o.name = t.organization JOIN chip c ON c.name = t.chip JOIN source s ON s.key = t.source
    LEFT JOIN organization p ON p.name = t.provider;
SQL

ours_import() {
    cp empty.flop ours.flop
    time_of "$flopulence" import ours.flop many.csv
}
ours_trial() { time_of "$flopulence" import empty.flop many.csv --dry-run; }
sqlite_import() {
    cp empty.flop plain.flop
    time_of sqlite3 plain.flop "pragma foreign_keys = on" "begin" \
        "create temp table staging (organization, chip, quarter, measure, units, units_low, units_high, access, provider, status, source, notes)" \
        ".import --csv --skip 1 many.csv staging" ".read select.sql" "commit"
}

table_head "$runs"
pair "import of $rows claims" "$runs" ours_import "sqlite3 .import, INSERT ... SELECT" sqlite_import
pair "import of $rows claims, dry run" "$runs" ours_trial "sqlite3 .import, INSERT ... SELECT" sqlite_import
test "$(sqlite3 ours.flop 'select count(*), total(units) from inventory')" = "$(sqlite3 plain.flop 'select count(*), total(units) from inventory')" ||
    { echo "The two hold different records." >&2 && exit 1; }
