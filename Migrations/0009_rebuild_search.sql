-- Search that costs the same for every word: documents by a key that says when their episode came, indexes that hold no
-- text of their own, and the archive's vocabulary. Filled when the database is opened.

DROP TRIGGER entry_inserted;
DROP TRIGGER entry_deleted;
DROP TRIGGER passage_inserted;
DROP TRIGGER passage_deleted;
DROP TABLE entry_search;
DROP TABLE passage_search;
DROP TABLE entry;

-- What a search of the notes can find, one row an episode's head, topic, extra, joke, text or sponsor. It holds all that
-- the index was given of it, so that the same can be taken out again.
CREATE TABLE entry (
    id INTEGER PRIMARY KEY, -- DocumentKey in Sources/Store: the episode's place in time, and the place within it
    episode_id INTEGER NOT NULL REFERENCES episode (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('episode', 'topic', 'extra', 'joke', 'prose', 'sponsor')),
    item INTEGER, -- position of the part, or the sponsor's among the sponsors; NULL for the episode's head
    ordinal INTEGER, -- a topic's number as written
    topic_index INTEGER, -- counts the episode's topics from 1
    url TEXT, -- its own link
    host TEXT NOT NULL,
    title TEXT NOT NULL,
    marks TEXT NOT NULL, -- what filters ask for, as tokens
    links TEXT NOT NULL, -- the keys of its addresses
    text TEXT NOT NULL
) STRICT;
CREATE INDEX entry_by_episode ON entry (episode_id);

-- Which episodes are in the index, in the order of their dates. The marks are those of its passages.
CREATE TABLE indexed (
    ordinal INTEGER PRIMARY KEY,
    episode_id INTEGER NOT NULL UNIQUE REFERENCES episode (id) ON DELETE CASCADE,
    minute INTEGER NOT NULL, -- since 1970, when it came or the number before it did; 0 when nobody knows
    marks TEXT NOT NULL,
    entries INTEGER NOT NULL,
    passages INTEGER NOT NULL
) STRICT;
CREATE INDEX indexed_by_minute ON indexed (minute);

-- The texts come folded, as words between spaces; what is no ASCII letter or digit is part of a word as it stands. No
-- positions are kept: phrases are found by tokens for pairs of neighbouring words. No columnsize: bm25, which counts every
-- row of a word first, is not used.
CREATE VIRTUAL TABLE entry_index USING fts5 (
    title, body, link, mark, content = '', columnsize = 0, detail = column, tokenize = 'ascii'
);
CREATE VIRTUAL TABLE passage_index USING fts5 (
    words, content = '', columnsize = 0, detail = none, tokenize = 'ascii'
);
CREATE VIRTUAL TABLE pair_index USING fts5 (
    pairs, content = '', columnsize = 0, detail = none, tokenize = 'ascii'
);

-- The archive's words without capitals and accents, and in how many entries and passages each stands.
CREATE TABLE vocabulary (
    word TEXT NOT NULL PRIMARY KEY,
    stem TEXT NOT NULL,
    docs INTEGER NOT NULL,
    sound TEXT NOT NULL, -- SoundKey in Sources/Search
    reversed TEXT NOT NULL -- its letters from the end: for slips at the beginning
) STRICT, WITHOUT ROWID;
CREATE INDEX vocabulary_by_stem ON vocabulary (stem, docs);
CREATE INDEX vocabulary_by_sound ON vocabulary (sound, docs);
CREATE INDEX vocabulary_by_end ON vocabulary (reversed, docs);

-- What the public may not see is little: found without a look at all the rest.
CREATE INDEX episode_hidden ON episode (id) WHERE state <> 'published';

-- What the indexes hold, word by word: for the check that they hold what they should.
CREATE VIRTUAL TABLE entry_index_term USING fts5vocab (entry_index, row);
CREATE VIRTUAL TABLE passage_index_term USING fts5vocab (passage_index, row);
CREATE VIRTUAL TABLE pair_index_term USING fts5vocab (pair_index, row);
