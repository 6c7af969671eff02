-- Which addresses were noted where, tags by the words of their addresses, and who is meant by a short name.

-- One row for each part of the notes, or sponsor, and address. Made from the tables of the parts whenever an episode is
-- saved; for the episodes of an older database when it is opened. What stands in every episode alike is left out.
CREATE TABLE mention (
    id INTEGER PRIMARY KEY,
    episode_id INTEGER NOT NULL REFERENCES episode (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('topic', 'extra', 'joke', 'prose', 'sponsor')),
    position INTEGER NOT NULL, -- of the part, or the sponsor's among the sponsors
    topic_index INTEGER, -- counts the episode's topics from 1
    person_id INTEGER REFERENCES person (id),
    title TEXT NOT NULL, -- of the part, or the sponsor's name
    key TEXT NOT NULL, -- the one spelling of the address: LinkKey in Sources/Podcast
    site TEXT NOT NULL, -- the host's name in the key
    url TEXT NOT NULL, -- as written
    text TEXT NOT NULL, -- the words that it stands under
    is_main INTEGER NOT NULL CHECK (is_main IN (0, 1)) -- the part's own link, and not one within its text
) STRICT;
CREATE INDEX mention_by_episode ON mention (episode_id, key);
CREATE INDEX mention_by_key ON mention (key, episode_id);
CREATE INDEX mention_by_site ON mention (site, key, episode_id);

-- No stems: what is looked for are names, and the beginning of one is enough.
CREATE VIRTUAL TABLE mention_search USING fts5 (
    key, title, text, content = 'mention', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2',
    prefix = '2 3'
);
CREATE TRIGGER mention_inserted AFTER INSERT ON mention BEGIN
    INSERT INTO mention_search (rowid, key, title, text) VALUES (new.id, new.key, new.title, new.text);
END;
CREATE TRIGGER mention_deleted AFTER DELETE ON mention BEGIN
    INSERT INTO mention_search (mention_search, rowid, key, title, text)
    VALUES ('delete', old.id, old.key, old.title, old.text);
END;

-- Words of titles: which topics, and which episodes, are about the same. The text tells a name from a word that stands
-- everywhere.
CREATE VIRTUAL TABLE topic_search USING fts5 (
    title, plain, content = 'topic', content_rowid = 'id', tokenize = 'porter unicode61 remove_diacritics 2'
);
CREATE TRIGGER topic_inserted AFTER INSERT ON topic BEGIN
    INSERT INTO topic_search (rowid, title, plain) VALUES (new.id, new.title, new.plain);
END;
CREATE TRIGGER topic_deleted AFTER DELETE ON topic BEGIN
    INSERT INTO topic_search (topic_search, rowid, title, plain) VALUES ('delete', old.id, old.title, old.plain);
END;
INSERT INTO topic_search (topic_search) VALUES ('rebuild');

CREATE VIRTUAL TABLE episode_search USING fts5 (
    title, content = 'episode', content_rowid = 'id', tokenize = 'porter unicode61 remove_diacritics 2'
);
CREATE TRIGGER episode_titled AFTER INSERT ON episode BEGIN
    INSERT INTO episode_search (rowid, title) VALUES (new.id, new.title);
END;
CREATE TRIGGER episode_retitled AFTER UPDATE OF title ON episode WHEN old.title <> new.title BEGIN
    INSERT INTO episode_search (episode_search, rowid, title) VALUES ('delete', old.id, old.title);
    INSERT INTO episode_search (rowid, title) VALUES (new.id, new.title);
END;
CREATE TRIGGER episode_deleted AFTER DELETE ON episode BEGIN
    INSERT INTO episode_search (episode_search, rowid, title) VALUES ('delete', old.id, old.title);
END;
INSERT INTO episode_search (episode_search) VALUES ('rebuild');

-- Several tags may share one ("C" and "C++"): they share a page.
ALTER TABLE tag ADD COLUMN slug TEXT NOT NULL DEFAULT '';
CREATE INDEX tag_by_slug ON tag (slug, episode_id);

-- Names that go on where another ends: "Ada" heads a topic, and "Ada Lovelace" is the episode's guest.
CREATE TABLE fuller_name (
    short_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    full_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    PRIMARY KEY (short_id, full_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX fuller_name_by_full ON fuller_name (full_id);
CREATE TRIGGER person_inserted AFTER INSERT ON person BEGIN
    INSERT INTO fuller_name (short_id, full_id)
    SELECT new.id, id FROM person
    WHERE substr(name, 1, length(new.name) + 1) COLLATE NOCASE = new.name || ' '
    UNION
    SELECT id, new.id FROM person
    WHERE substr(new.name, 1, length(name) + 1) COLLATE NOCASE = name || ' ';
END;
INSERT INTO fuller_name (short_id, full_id)
SELECT s.id, f.id FROM person s JOIN person f
ON substr(f.name, 1, length(s.name) + 1) COLLATE NOCASE = s.name || ' ';

-- Who comes newest first asks where an episode without a date belongs: beside the numbers around it.
CREATE INDEX episode_by_dated_number ON episode (ifnull(season, 0), number)
WHERE number IS NOT NULL AND published IS NOT NULL;
