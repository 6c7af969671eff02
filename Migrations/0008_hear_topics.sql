-- When a conversation comes to topics whose notes give no time: found in the transcript, and never given out as a fact.

-- Seconds; NULL: not known, or the notes give a time.
ALTER TABLE topic ADD COLUMN heard REAL;

-- By which edition of TopicAligner in Sources/ShowNotes the topics were heard, 0: not yet. A new transcript and new notes
-- begin at 0 again.
ALTER TABLE transcript ADD COLUMN heard_edition INTEGER NOT NULL DEFAULT 0;
