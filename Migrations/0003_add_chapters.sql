-- Chapters and tags of episodes, and where in the audio a topic begins.

-- Seconds from the start of the audio; NULL when the notes give no time.
ALTER TABLE topic ADD COLUMN start REAL CHECK (start >= 0);

-- In the order of their seconds.
CREATE TABLE chapter (
    episode_id INTEGER NOT NULL REFERENCES episode (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    start REAL NOT NULL CHECK (start >= 0),
    title TEXT NOT NULL,
    url TEXT,
    image TEXT,
    PRIMARY KEY (episode_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE tag (
    episode_id INTEGER NOT NULL REFERENCES episode (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name TEXT NOT NULL COLLATE NOCASE CHECK (name <> ''),
    PRIMARY KEY (episode_id, position),
    UNIQUE (episode_id, name)
) STRICT, WITHOUT ROWID;
CREATE INDEX tag_by_name ON tag (name);
