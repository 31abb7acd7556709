-- Further zones in which times are shown: IANA names, one after the other with a blank between.
ALTER TABLE page ADD COLUMN zones TEXT NOT NULL DEFAULT '';
