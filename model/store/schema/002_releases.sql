-- SPDX-License-Identifier: GPL-3.0-or-later
-- Version 2: releases of one source, chips sold and chips that run, 4-bit peaks, other names, events.
-- What a version adds stands behind what was there, so that the history of earlier versions can be read.

ALTER TABLE organization ADD COLUMN aliases TEXT NOT NULL DEFAULT '';
ALTER TABLE organization ADD COLUMN name_zh TEXT NOT NULL DEFAULT '';
ALTER TABLE organization ADD COLUMN colour TEXT NOT NULL DEFAULT '';

ALTER TABLE chip ADD COLUMN fp4_tops REAL CHECK (fp4_tops >= 0);
ALTER TABLE chip ADD COLUMN aliases TEXT NOT NULL DEFAULT '';
ALTER TABLE chip ADD COLUMN name_zh TEXT NOT NULL DEFAULT '';
ALTER TABLE chip ADD COLUMN colour TEXT NOT NULL DEFAULT '';

-- Ids with ; between them: few replace any, and a table of pairs would be one more kind of record.
ALTER TABLE source ADD COLUMN replaces_ids TEXT NOT NULL DEFAULT '' CHECK (replaces_ids NOT GLOB '*[^0-9;]*');
ALTER TABLE source ADD COLUMN state TEXT CHECK (state IN ('sold', 'operational'));

CREATE TABLE operational_share (
    id INTEGER PRIMARY KEY,
    organization_id INTEGER NOT NULL REFERENCES organization (id),
    quarter INTEGER NOT NULL CHECK (quarter BETWEEN 7600 AND 8799),
    share REAL NOT NULL CHECK (share BETWEEN 0 AND 1),
    share_low REAL CHECK (share_low BETWEEN 0 AND share),
    share_high REAL CHECK (share_high BETWEEN share AND 1),
    source_id INTEGER NOT NULL REFERENCES source (id),
    notes TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE event (
    id INTEGER PRIMARY KEY,
    date TEXT NOT NULL CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    title TEXT NOT NULL CHECK (title <> ''),
    text TEXT NOT NULL DEFAULT '',
    organization_id INTEGER REFERENCES organization (id),
    chip_id INTEGER REFERENCES chip (id),
    source_id INTEGER NOT NULL REFERENCES source (id)
) STRICT;

-- The hash of the records' dump as it was at a change counter of the file; no row before somebody asked for it.
CREATE TABLE records_hash (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    change_counter INTEGER NOT NULL,
    sha256 TEXT NOT NULL
) STRICT;

-- Which files were brought in, to know one again: by what is in them.
CREATE TABLE imported_file (
    id INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL,
    name TEXT NOT NULL DEFAULT '',
    time TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE UNIQUE INDEX operational_share_key ON operational_share (organization_id, quarter, source_id);
CREATE UNIQUE INDEX event_key ON event (date, title);
CREATE UNIQUE INDEX imported_file_key ON imported_file (sha256);
