-- Chapters that stand in an episode's audio file: shown while the notes have none of their own.

-- In the order of their seconds. They go with the audio that they were read from.
CREATE TABLE audio_chapter (
    episode_id INTEGER NOT NULL REFERENCES episode (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    start REAL NOT NULL CHECK (start >= 0),
    title TEXT NOT NULL,
    url TEXT,
    PRIMARY KEY (episode_id, position)
) STRICT, WITHOUT ROWID;
