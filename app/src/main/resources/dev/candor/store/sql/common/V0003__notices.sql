-- Read by id: primary key; by outside key: the unique constraint.
-- language: the one that the notice's own texts are written in; others are translations.
-- planned_*: local date-times and their zone; every other time is UTC epoch milliseconds.
CREATE TABLE notice (
    id TEXT NOT NULL PRIMARY KEY,
    page TEXT NOT NULL REFERENCES page (id),
    audience TEXT NOT NULL,
    language TEXT NOT NULL,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    closed INTEGER NOT NULL CHECK (closed IN (0, 1)),
    draft INTEGER NOT NULL CHECK (draft IN (0, 1)),
    authority TEXT NOT NULL,
    planned_start TEXT,
    planned_end TEXT,
    planned_zone TEXT,
    proposal_state TEXT,
    proposal_end BIGINT,
    proposal_made_at BIGINT,
    outside_key TEXT,
    created_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    UNIQUE (page, outside_key)
);

-- Newest first, and all of a page.
CREATE INDEX notice_by_age ON notice (page, created_at, id);

-- Those that are not over, oldest first.
CREATE INDEX notice_open ON notice (page, closed, created_at, id);

-- Every text of a notice: its title, and what belongs to the update, impact or link of that
-- place. Read by notice: primary key.
CREATE TABLE notice_text (
    notice TEXT NOT NULL REFERENCES notice (id),
    subject TEXT NOT NULL,
    place INTEGER NOT NULL,
    language TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (notice, subject, place, language)
);

-- Read by notice: primary key.
CREATE TABLE notice_impact (
    notice TEXT NOT NULL REFERENCES notice (id),
    place INTEGER NOT NULL,
    page TEXT NOT NULL,
    component TEXT NOT NULL,
    level TEXT NOT NULL,
    PRIMARY KEY (notice, place),
    FOREIGN KEY (page, component) REFERENCES component (page, id)
        ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED
);

-- Impacts of a renamed component.
CREATE INDEX notice_impact_by_component ON notice_impact (page, component);

-- Read by notice: primary key.
CREATE TABLE notice_window (
    notice TEXT NOT NULL REFERENCES notice (id),
    place INTEGER NOT NULL,
    start_at BIGINT NOT NULL,
    end_at BIGINT,
    page TEXT NOT NULL,
    component TEXT,
    level TEXT,
    precision_of_ends TEXT NOT NULL,
    PRIMARY KEY (notice, place),
    FOREIGN KEY (page, component) REFERENCES component (page, id)
        ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED
);

-- Windows of a renamed component.
CREATE INDEX notice_window_by_component ON notice_window (page, component);

CREATE TABLE notice_update (
    id TEXT NOT NULL PRIMARY KEY,
    notice TEXT NOT NULL REFERENCES notice (id),
    place INTEGER NOT NULL,
    kind TEXT NOT NULL,
    state TEXT,
    at BIGINT NOT NULL,
    posted_at BIGINT NOT NULL,
    corrects TEXT REFERENCES notice_update (id) DEFERRABLE INITIALLY DEFERRED,
    UNIQUE (notice, place)
);

-- Corrections of an update that is being replaced.
CREATE INDEX notice_update_by_corrects ON notice_update (corrects);

-- To another notice (relation, target) or to a page elsewhere (address).
-- Read by notice: primary key.
CREATE TABLE notice_link (
    notice TEXT NOT NULL REFERENCES notice (id),
    place INTEGER NOT NULL,
    relation TEXT,
    target TEXT REFERENCES notice (id) DEFERRABLE INITIALLY DEFERRED,
    address TEXT,
    PRIMARY KEY (notice, place),
    CHECK ((target IS NULL) = (relation IS NULL)),
    CHECK ((target IS NULL) <> (address IS NULL))
);
