-- SPDX-License-Identifier: GPL-3.0-or-later
-- Version 1. Columns are named as in the CSVs; a quarter is year * 4 + (quarter - 1); what is unknown is null, a text ''.
-- No cascades and no triggers: undo replays changesets, and either would make them replay twice.

CREATE TABLE organization (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL CHECK (name <> ''),
    kind TEXT NOT NULL CHECK (kind IN ('hyperscaler', 'lab', 'neocloud', 'enterprise', 'startup', 'academia', 'government', 'aggregate')),
    country TEXT NOT NULL DEFAULT '' CHECK (country = '' OR country GLOB '[A-Z][A-Z]'),
    part_of_id INTEGER REFERENCES organization (id) CHECK (part_of_id <> id),
    website TEXT NOT NULL DEFAULT '',
    notes TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE source (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL CHECK (key <> ''),
    title TEXT NOT NULL CHECK (title <> ''),
    publisher TEXT NOT NULL DEFAULT '',
    published TEXT NOT NULL DEFAULT '' CHECK (published = '' OR published GLOB '[0-9][0-9][0-9][0-9]'
        OR published GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]' OR published GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    url TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL CHECK (kind IN ('disclosure', 'filing', 'dataset', 'paper', 'analyst', 'press', 'estimate')),
    notes TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE chip (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL CHECK (name <> ''),
    vendor TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL CHECK (kind IN ('GPU', 'TPU', 'ASIC', 'mixed')),
    codename TEXT NOT NULL DEFAULT '',
    introduced INTEGER CHECK (introduced BETWEEN 7600 AND 8799),
    bf16_tflops REAL CHECK (bf16_tflops >= 0),
    int8_tops REAL CHECK (int8_tops >= 0),
    memory_gb REAL CHECK (memory_gb >= 0),
    memory_bandwidth_gbs REAL CHECK (memory_bandwidth_gbs >= 0),
    tdp_w REAL CHECK (tdp_w >= 0),
    price_usd REAL CHECK (price_usd >= 0),
    source_id INTEGER REFERENCES source (id),
    notes TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE inventory (
    id INTEGER PRIMARY KEY,
    organization_id INTEGER NOT NULL REFERENCES organization (id),
    chip_id INTEGER NOT NULL REFERENCES chip (id),
    quarter INTEGER NOT NULL CHECK (quarter BETWEEN 7600 AND 8799),
    measure TEXT NOT NULL CHECK (measure IN ('installed', 'added')),
    units REAL NOT NULL CHECK (units >= 0 OR measure = 'added'),
    units_low REAL CHECK (units_low <= units),
    units_high REAL CHECK (units_high >= units),
    access TEXT NOT NULL CHECK (access IN ('owned', 'rented')),
    provider_id INTEGER REFERENCES organization (id) CHECK (provider_id IS NULL OR (access = 'rented' AND provider_id <> organization_id)),
    status TEXT NOT NULL CHECK (status IN ('actual', 'planned')),
    source_id INTEGER NOT NULL REFERENCES source (id),
    notes TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE headcount (
    id INTEGER PRIMARY KEY,
    organization_id INTEGER NOT NULL REFERENCES organization (id),
    quarter INTEGER NOT NULL CHECK (quarter BETWEEN 7600 AND 8799),
    population TEXT NOT NULL CHECK (population IN ('researchers', 'employees', 'customers')),
    people REAL NOT NULL CHECK (people >= 0),
    people_low REAL CHECK (people_low BETWEEN 0 AND people),
    people_high REAL CHECK (people_high >= people),
    source_id INTEGER NOT NULL REFERENCES source (id),
    notes TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE training_run (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL CHECK (name <> ''),
    organization_id INTEGER REFERENCES organization (id),
    quarter INTEGER NOT NULL CHECK (quarter BETWEEN 7600 AND 8799),
    chip_id INTEGER REFERENCES chip (id),
    chips REAL CHECK (chips >= 0),
    days REAL CHECK (days >= 0),
    mfu REAL CHECK (mfu > 0 AND mfu <= 1),
    flop REAL CHECK (flop >= 0),
    source_id INTEGER NOT NULL REFERENCES source (id),
    notes TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE saved_view (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL CHECK (name <> ''),
    position REAL NOT NULL DEFAULT 0,
    view TEXT NOT NULL DEFAULT '',
    caption TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE waiver (
    id INTEGER PRIMARY KEY,
    finding TEXT NOT NULL CHECK (finding <> ''),
    organization_id INTEGER REFERENCES organization (id),
    chip_id INTEGER REFERENCES chip (id),
    subject TEXT NOT NULL DEFAULT '',
    fingerprint TEXT NOT NULL DEFAULT '',
    notes TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE recipe (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL CHECK (name <> ''),
    mapping TEXT NOT NULL CHECK (mapping <> ''),
    notes TEXT NOT NULL DEFAULT ''
) STRICT;

-- One row a step. change_counter is what the file header holds (bytes 24 to 27) once the step, its undo or its redo is committed;
-- is_first says that something else wrote into the file before the step, so that nothing earlier can be undone.
-- The changeset stands last: the other columns are read without it.
CREATE TABLE journal (
    id INTEGER PRIMARY KEY,
    time TEXT NOT NULL,
    label TEXT NOT NULL,
    is_undone INTEGER NOT NULL DEFAULT 0 CHECK (is_undone IN (0, 1)),
    is_first INTEGER NOT NULL DEFAULT 0 CHECK (is_first IN (0, 1)),
    change_counter INTEGER NOT NULL,
    bytes INTEGER NOT NULL,
    changeset BLOB NOT NULL
) STRICT;

CREATE UNIQUE INDEX organization_key ON organization (name);
CREATE UNIQUE INDEX source_key ON source (key);
CREATE UNIQUE INDEX chip_key ON chip (name);
CREATE UNIQUE INDEX inventory_key ON inventory (organization_id, chip_id, quarter, measure, access, coalesce(provider_id, 0), status, source_id);
CREATE UNIQUE INDEX headcount_key ON headcount (organization_id, quarter, population, source_id);
CREATE UNIQUE INDEX training_run_key ON training_run (name, coalesce(organization_id, 0), source_id);
CREATE UNIQUE INDEX saved_view_key ON saved_view (name);
CREATE UNIQUE INDEX waiver_key ON waiver (finding, coalesce(organization_id, 0), coalesce(chip_id, 0), subject);
CREATE UNIQUE INDEX recipe_key ON recipe (name);
