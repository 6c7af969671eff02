-- Several audio files of one episode, and copies of audio with tags of our own.

-- An enclosure at position 0 is the one of feeds; those above are offered beside it, each in another type.
-- Of a copy with tags, `sha256` stays that of the file as it was brought, `original` is where that file lies, and `tags`
-- names what was written (SHA-256). NULL: the file is served as it was brought, or lies elsewhere.
ALTER TABLE enclosure ADD COLUMN original TEXT;
ALTER TABLE enclosure ADD COLUMN tags BLOB CHECK (length(tags) = 32);
CREATE INDEX enclosure_by_original ON enclosure (original) WHERE original IS NOT NULL;

-- Audio waits one file a type. SQLite cannot drop a UNIQUE, so the table is made again, with all its rows.
CREATE TABLE pending_new (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('transcript', 'audio')),
    key TEXT NOT NULL, -- the episode's number, else the slug in the file's name
    path TEXT NOT NULL,
    sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
    text TEXT, -- a transcript's
    location TEXT, -- an audio file's name in the media folder, and what was measured of it
    type TEXT,
    bytes INTEGER,
    duration REAL,
    imported INTEGER NOT NULL,
    CHECK (CASE kind WHEN 'transcript' THEN text IS NOT NULL
        ELSE location IS NOT NULL AND type IS NOT NULL AND bytes > 0 AND duration > 0 END)
) STRICT;
INSERT INTO pending_new (id, kind, key, path, sha256, text, location, type, bytes, duration, imported)
SELECT id, kind, key, path, sha256, text, location, type, bytes, duration, imported FROM pending;
DROP TABLE pending;
ALTER TABLE pending_new RENAME TO pending;
CREATE UNIQUE INDEX pending_by_key ON pending (kind, key, ifnull(type, ''));
