-- What an entry says of itself beside times, components and updates.

-- kind_of_window: impact, or tail, which is what remains and is never counted.
-- times: how often it came and went within an intermittent window.
ALTER TABLE notice_window ADD COLUMN kind_of_window TEXT NOT NULL DEFAULT 'impact';
ALTER TABLE notice_window ADD COLUMN times INTEGER;

-- Facts that are no texts, each under its name; texts are in notice_text.
-- Read by notice: primary key.
CREATE TABLE notice_fact (
    notice TEXT NOT NULL REFERENCES notice (id),
    name TEXT NOT NULL,
    place INTEGER NOT NULL,
    fact TEXT NOT NULL,
    PRIMARY KEY (notice, name, place)
);

-- Published facts that were changed. What was stated before, and why it changed, are in
-- notice_text at the same place. Read by notice: primary key.
CREATE TABLE notice_revision (
    notice TEXT NOT NULL REFERENCES notice (id),
    place INTEGER NOT NULL,
    at BIGINT NOT NULL,
    changed TEXT NOT NULL,
    PRIMARY KEY (notice, place)
);

-- What an update changed for components. Read by notice: primary key.
CREATE TABLE notice_update_change (
    notice TEXT NOT NULL REFERENCES notice (id),
    update_place INTEGER NOT NULL,
    place INTEGER NOT NULL,
    page TEXT NOT NULL,
    component TEXT NOT NULL,
    before_level TEXT,
    after_level TEXT,
    PRIMARY KEY (notice, update_place, place),
    FOREIGN KEY (page, component) REFERENCES component (page, id)
        ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED
);

-- Changes of a renamed component.
CREATE INDEX notice_update_change_by_component ON notice_update_change (page, component);
