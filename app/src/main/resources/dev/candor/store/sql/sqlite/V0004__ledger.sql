-- Intervals of impact. A number is never used twice: the journal names intervals by it.
-- member: the fleet member, or '' for the component as a whole.
CREATE TABLE outage (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    page TEXT NOT NULL,
    component TEXT NOT NULL,
    member TEXT NOT NULL,
    level TEXT NOT NULL,
    start_at BIGINT NOT NULL,
    end_at BIGINT,
    precision_of_ends TEXT NOT NULL,
    source TEXT NOT NULL,
    check_id TEXT,
    notice TEXT REFERENCES notice (id) DEFERRABLE INITIALLY DEFERRED,
    overridden_by TEXT REFERENCES notice (id) DEFERRABLE INITIALLY DEFERRED,
    CHECK (end_at IS NULL OR end_at >= start_at),
    FOREIGN KEY (page, component) REFERENCES component (page, id)
        ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED
);

-- All that last on a page; all that touch a range (the end is the better bound: most questions
-- are about recent time, and most intervals ended long before it).
CREATE INDEX outage_by_end ON outage (page, end_at, start_at, id);

-- Those of one component that last.
CREATE INDEX outage_by_component ON outage (page, component, end_at, start_at, id);

-- Those that a notice states or has adopted.
CREATE INDEX outage_by_notice ON outage (notice, start_at, id);
