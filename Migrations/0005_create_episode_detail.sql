-- What front matter says for feeds alone, and which change of the show each episode was last part of.

-- JSON, since it is only ever read and written whole: its members are those of EpisodeDetails in Sources/Podcast.
-- No row: nobody said anything.
CREATE TABLE episode_detail (
    episode_id INTEGER PRIMARY KEY REFERENCES episode (id) ON DELETE CASCADE,
    facts TEXT NOT NULL CHECK (json_valid(facts))
) STRICT;

-- The content version that the last change of the episode led to. With the id it names a state of all that the public can
-- read of an episode: what was made of it before may be kept for as long as it is the same. Times would not do, since two
-- changes may fall into one second.
ALTER TABLE episode ADD COLUMN change INTEGER NOT NULL DEFAULT 0;

-- Every change of an episode, its notes, its transcript or its audio writes `modified`, be it with the same second.
-- The version is raised at the end of that transaction.
CREATE TRIGGER episode_modified AFTER UPDATE OF modified ON episode BEGIN
    UPDATE episode SET change = (SELECT value + 1 FROM meta WHERE key = 'content_version') WHERE id = new.id;
END;
CREATE TRIGGER episode_inserted AFTER INSERT ON episode BEGIN
    UPDATE episode SET change = (SELECT value + 1 FROM meta WHERE key = 'content_version') WHERE id = new.id;
END;
