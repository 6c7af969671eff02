-- Transcripts in JSON and HTML, and which way of joining cues an episode's passages were made by.

-- SQLite cannot change a CHECK, so the table is made again, with all its rows.
CREATE TABLE transcript_new (
    episode_id INTEGER PRIMARY KEY REFERENCES episode (id) ON DELETE CASCADE,
    path TEXT NOT NULL,
    format TEXT NOT NULL CHECK (format IN ('vtt', 'srt', 'timedText', 'json', 'html')),
    sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
    text TEXT NOT NULL,
    edition INTEGER NOT NULL CHECK (edition >= 1) -- Passage.edition when its passages were made
) STRICT;
INSERT INTO transcript_new (episode_id, path, format, sha256, text, edition)
SELECT episode_id, path, format, sha256, text, 1 FROM transcript;
DROP TABLE transcript;
ALTER TABLE transcript_new RENAME TO transcript;
