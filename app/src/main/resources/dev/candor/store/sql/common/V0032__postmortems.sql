-- Every revision of every postmortem. content: JSON. promised_by: a local date.
-- Read by notice, the newest last: primary key.
CREATE TABLE postmortem_revision (
    notice TEXT NOT NULL REFERENCES notice (id) DEFERRABLE INITIALLY DEFERRED,
    revision INTEGER NOT NULL,
    page TEXT NOT NULL REFERENCES page (id),
    newest INTEGER NOT NULL CHECK (newest IN (0, 1)),
    visibility TEXT NOT NULL,
    promised_by TEXT,
    changed_at BIGINT NOT NULL,
    published_at BIGINT,
    actor TEXT NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (notice, revision)
);

-- The newest revisions of a page.
CREATE INDEX postmortem_revision_newest ON postmortem_revision (page, newest, notice);
