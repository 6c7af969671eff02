-- One show: its episodes, what their notes say as data, their transcripts and audio.
-- Times are Unix seconds in UTC. Hashes are SHA-256, 32 bytes.

CREATE TABLE meta (
    key TEXT NOT NULL PRIMARY KEY,
    value ANY NOT NULL
) STRICT, WITHOUT ROWID;

-- Raised in the same transaction as every write to a content table, and by the timer when an episode falls due.
INSERT INTO meta (key, value) VALUES ('content_version', 1);

CREATE TABLE episode (
    id INTEGER PRIMARY KEY AUTOINCREMENT, -- never used twice
    guid TEXT NOT NULL UNIQUE CHECK (guid <> ''),
    number INTEGER CHECK (number >= 0),
    season INTEGER CHECK (season >= 1),
    slug TEXT NOT NULL UNIQUE CHECK (slug GLOB '*[^0-9]*'), -- digits only would be a number
    title TEXT NOT NULL CHECK (title <> ''),
    summary TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('draft', 'published', 'withdrawn')),
    published INTEGER, -- NULL: on the site by number and not in the feed
    recorded INTEGER,
    self_sponsored INTEGER NOT NULL CHECK (self_sponsored IN (0, 1)),
    modified INTEGER NOT NULL,
    revision_id INTEGER REFERENCES revision (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE UNIQUE INDEX episode_by_number ON episode (ifnull(season, 0), number) WHERE number IS NOT NULL;
CREATE INDEX episode_by_date ON episode (published);

-- What the public may see now. Every reader goes through this view. now_utc() is registered on each connection by the
-- store, so that the clock is the program's (and a test's) and not the database's.
CREATE VIEW visible AS
SELECT * FROM episode
WHERE state = 'published' AND (published IS NULL OR published <= now_utc());

-- Slugs that episodes once had: they redirect for ever.
CREATE TABLE former_slug (
    slug TEXT NOT NULL PRIMARY KEY,
    episode_id INTEGER NOT NULL REFERENCES episode (id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX former_slug_by_episode ON former_slug (episode_id);

-- Every text that was ever imported for an episode, kept for ever.
CREATE TABLE revision (
    id INTEGER PRIMARY KEY,
    episode_id INTEGER NOT NULL REFERENCES episode (id) ON DELETE CASCADE,
    path TEXT NOT NULL,
    sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
    text TEXT NOT NULL,
    imported INTEGER NOT NULL
) STRICT;
CREATE INDEX revision_by_episode ON revision (episode_id);

CREATE TABLE person (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE COLLATE NOCASE CHECK (name <> ''),
    slug TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE appearance (
    episode_id INTEGER NOT NULL REFERENCES episode (id) ON DELETE CASCADE,
    role TEXT NOT NULL CHECK (role IN ('host', 'guest')),
    position INTEGER NOT NULL,
    person_id INTEGER NOT NULL REFERENCES person (id),
    PRIMARY KEY (episode_id, role, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX appearance_by_person ON appearance (person_id);

CREATE TABLE sponsor (
    episode_id INTEGER NOT NULL REFERENCES episode (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    url TEXT,
    PRIMARY KEY (episode_id, position)
) STRICT, WITHOUT ROWID;

-- The parts of an episode's notes. `position` counts all four kinds of an episode together, in the order of the file.
CREATE TABLE topic (
    id INTEGER PRIMARY KEY,
    episode_id INTEGER NOT NULL REFERENCES episode (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    ordinal INTEGER, -- as written, even when wrong
    person_id INTEGER REFERENCES person (id),
    title TEXT NOT NULL,
    url TEXT,
    html TEXT NOT NULL,
    plain TEXT NOT NULL,
    line INTEGER NOT NULL,
    UNIQUE (episode_id, position)
) STRICT;
CREATE INDEX topic_by_person ON topic (person_id);

CREATE TABLE extra (
    id INTEGER PRIMARY KEY,
    episode_id INTEGER NOT NULL REFERENCES episode (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    person_id INTEGER REFERENCES person (id),
    title TEXT NOT NULL,
    url TEXT,
    html TEXT NOT NULL,
    plain TEXT NOT NULL,
    line INTEGER NOT NULL,
    UNIQUE (episode_id, position)
) STRICT;
CREATE INDEX extra_by_person ON extra (person_id);

CREATE TABLE joke (
    id INTEGER PRIMARY KEY,
    episode_id INTEGER NOT NULL REFERENCES episode (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    title TEXT NOT NULL,
    url TEXT,
    html TEXT NOT NULL,
    plain TEXT NOT NULL,
    line INTEGER NOT NULL,
    UNIQUE (episode_id, position)
) STRICT;

CREATE TABLE prose (
    id INTEGER PRIMARY KEY,
    episode_id INTEGER NOT NULL REFERENCES episode (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('text', 'boilerplate')),
    heading TEXT,
    html TEXT NOT NULL,
    plain TEXT NOT NULL,
    line INTEGER NOT NULL,
    UNIQUE (episode_id, position)
) STRICT;

-- Every address in the notes, in order; `item` is the position of the part it stands in.
CREATE TABLE link (
    id INTEGER PRIMARY KEY,
    episode_id INTEGER NOT NULL REFERENCES episode (id) ON DELETE CASCADE,
    item INTEGER NOT NULL,
    position INTEGER NOT NULL,
    url TEXT NOT NULL,
    text TEXT NOT NULL,
    UNIQUE (episode_id, item, position)
) STRICT;
CREATE INDEX link_by_url ON link (url);

CREATE TABLE enclosure (
    episode_id INTEGER NOT NULL REFERENCES episode (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    location TEXT NOT NULL UNIQUE, -- a file of the media folder, or an absolute address
    type TEXT NOT NULL,
    bytes INTEGER NOT NULL CHECK (bytes > 0),
    duration REAL NOT NULL CHECK (duration > 0),
    sha256 BLOB CHECK (length(sha256) = 32), -- of our own files
    PRIMARY KEY (episode_id, position)
) STRICT, WITHOUT ROWID;

-- Media files that episodes once had: apps with an old feed are sent on to the present one.
CREATE TABLE former_media (
    location TEXT NOT NULL PRIMARY KEY,
    episode_id INTEGER NOT NULL REFERENCES episode (id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX former_media_by_episode ON former_media (episode_id);

-- The transcript as it was given; its cues are read from it.
CREATE TABLE transcript (
    episode_id INTEGER PRIMARY KEY REFERENCES episode (id) ON DELETE CASCADE,
    path TEXT NOT NULL,
    format TEXT NOT NULL CHECK (format IN ('vtt', 'srt', 'timedText')),
    sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
    text TEXT NOT NULL
) STRICT;

-- 20 to 40 seconds of joined cues: the unit of transcript search.
CREATE TABLE passage (
    id INTEGER PRIMARY KEY,
    episode_id INTEGER NOT NULL REFERENCES episode (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    start REAL NOT NULL,
    stop REAL NOT NULL,
    marks TEXT NOT NULL, -- "offset:ms offset:ms …": where each cue begins in the text's UTF-8 bytes
    text TEXT NOT NULL,
    UNIQUE (episode_id, position)
) STRICT;

-- A transcript or an audio file whose notes have not come yet.
CREATE TABLE pending (
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
    UNIQUE (kind, key),
    CHECK (CASE kind WHEN 'transcript' THEN text IS NOT NULL
        ELSE location IS NOT NULL AND type IS NOT NULL AND bytes > 0 AND duration > 0 END)
) STRICT;

-- Names for the bearers of API tokens; the token itself is nowhere.
CREATE TABLE token (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    sha256 BLOB NOT NULL UNIQUE CHECK (length(sha256) = 32),
    created INTEGER NOT NULL
) STRICT;

-- Search. What a search of the notes can find, one row a topic, extra, joke, text or episode head: made from the tables
-- above whenever an episode is saved, so that one index ranks them all.
CREATE TABLE entry (
    id INTEGER PRIMARY KEY,
    episode_id INTEGER NOT NULL REFERENCES episode (id) ON DELETE CASCADE,
    item INTEGER, -- position of the part; NULL for the episode's own title, sponsors and guests
    kind TEXT NOT NULL CHECK (kind IN ('episode', 'topic', 'extra', 'joke', 'prose')),
    title TEXT NOT NULL,
    host TEXT NOT NULL,
    text TEXT NOT NULL
) STRICT;
CREATE INDEX entry_by_episode ON entry (episode_id);

CREATE VIRTUAL TABLE entry_search USING fts5 (
    title, host, text, content = 'entry', content_rowid = 'id', tokenize = 'porter unicode61 remove_diacritics 2'
);
-- A word in a title weighs most, then one in the host's name.
INSERT INTO entry_search (entry_search, rank) VALUES ('rank', 'bm25(10.0, 4.0, 1.0)');
CREATE TRIGGER entry_inserted AFTER INSERT ON entry BEGIN
    INSERT INTO entry_search (rowid, title, host, text) VALUES (new.id, new.title, new.host, new.text);
END;
CREATE TRIGGER entry_deleted AFTER DELETE ON entry BEGIN
    INSERT INTO entry_search (entry_search, rowid, title, host, text)
    VALUES ('delete', old.id, old.title, old.host, old.text);
END;

CREATE VIRTUAL TABLE passage_search USING fts5 (
    text, content = 'passage', content_rowid = 'id', tokenize = 'porter unicode61 remove_diacritics 2'
);
CREATE TRIGGER passage_inserted AFTER INSERT ON passage BEGIN
    INSERT INTO passage_search (rowid, text) VALUES (new.id, new.text);
END;
CREATE TRIGGER passage_deleted AFTER DELETE ON passage BEGIN
    INSERT INTO passage_search (passage_search, rowid, text) VALUES ('delete', old.id, old.text);
END;
