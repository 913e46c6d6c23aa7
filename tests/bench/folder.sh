#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# By hand: folder.sh <flopulence> [rows] [runs]
# load and dump of many claims beside the sqlite3 shell, which gets the ids already resolved and checks the same constraints.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/measure.sh"
need sqlite3
flopulence=$(realpath "$1")
rows=${2:-1000000}
runs=${3:-3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

"$flopulence" new sample.flop --sample
# A fleet of many claims over the sample's organizations, chips and sources. Every column holds something: .import knows no null.
"$flopulence" dump sample.flop -o many
sqlite3 sample.flop "select id, name from organization where kind <> 'aggregate' order by id" >organizations.txt
sqlite3 sample.flop "select id, name from chip where kind <> 'mixed' order by id" >chips.txt
sqlite3 sample.flop "select id, key from source order by id" >sources.txt
sqlite3 sample.flop "pragma table_info(inventory)" | cut -d'|' -f2 >columns.txt
awk -F'|' -v rows="$rows" -v ids=ids.csv '
    FILENAME == "organizations.txt" { o[no++] = $1; on[no - 1] = $2 }
    FILENAME == "chips.txt" { c[nc++] = $1; cn[nc - 1] = $2 }
    FILENAME == "sources.txt" { s[ns++] = $1; sn[ns - 1] = $2 }
    FILENAME == "columns.txt" { column[ncol++] = $1 }
    END {
        header = "organization,chip,quarter,measure,units,units_low,units_high,access,provider,status,source,notes"
        print header
        for (i = 0; i < rows; i++) {
            x = i
            a = x % no; x = int(x / no)
            b = x % nc; x = int(x / nc)
            q = x % 48; x = int(x / 48)
            d = x % ns
            year = 2015 + int(q / 4)
            u = 100 + i % 9973
            printf "\"%s\",\"%s\",%dQ%d,added,%d,%d,%d,rented,\"%s\",actual,%s,x\n", on[a], cn[b], year, q % 4 + 1, u, int(u * 0.8), u * 2, on[(a + 1) % no], sn[d]
            v["id"] = i + 1; v["organization_id"] = o[a]; v["chip_id"] = c[b]; v["quarter"] = year * 4 + q % 4; v["measure"] = "added"
            v["units"] = u; v["units_low"] = int(u * 0.8); v["units_high"] = u * 2; v["access"] = "rented"; v["status"] = "actual"
            v["source_id"] = s[d]; v["provider_id"] = o[(a + 1) % no]; v["notes"] = "x"
            line = ""
            for (k = 0; k < ncol; k++) line = line (k ? "," : "") v[column[k]]
            print line > ids
        }
    }' organizations.txt chips.txt sources.txt columns.txt >many/inventory.csv
sqlite3 sample.flop "select sql || ';' from sqlite_schema where name not like 'sqlite_%' and sql is not null" >schema.sql
sqlite3 sample.flop ".dump organization chip source" >parents.sql
sed -n '/^INSERT/p' parents.sql >parents_rows.sql

ours_load() { time_of "$flopulence" load many -o many.flop --force; }
sqlite_import() {
    rm -f plain.db
    sqlite3 plain.db <schema.sql
    sqlite3 plain.db <parents_rows.sql
    time_of sqlite3 plain.db "pragma foreign_keys = on" "begin" ".import --csv ids.csv inventory" "commit"
}
ours_dump() { time_of "$flopulence" dump many.flop -o dumped --force; }
sqlite_dump() {
    time_of sqlite3 -csv -header many.flop ".output plain.csv" "select o.name, c.name, (i.quarter / 4) || 'Q' || (i.quarter % 4 + 1), i.measure,
        i.units, i.units_low, i.units_high, i.access, p.name, i.status, s.key, i.notes from inventory i join organization o on o.id = i.organization_id
        join chip c on c.id = i.chip_id join source s on s.id = i.source_id left join organization p on p.id = i.provider_id order by i.id"
}

table_head "$runs"
pair "load of $rows claims" "$runs" ours_load "sqlite3 .import" sqlite_import
pair "dump of $rows claims" "$runs" ours_dump "sqlite3 -csv select" sqlite_dump
