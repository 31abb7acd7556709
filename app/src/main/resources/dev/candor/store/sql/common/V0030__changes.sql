-- What was done on purpose. Read by id: primary key; by outside key: the unique constraint.
CREATE TABLE deliberate_change (
    id TEXT NOT NULL PRIMARY KEY,
    page TEXT NOT NULL REFERENCES page (id),
    shown INTEGER NOT NULL CHECK (shown IN (0, 1)),
    what TEXT NOT NULL,
    start_at BIGINT NOT NULL,
    finish_at BIGINT,
    exit_status INTEGER,
    link TEXT,
    actor TEXT NOT NULL,
    notice TEXT REFERENCES notice (id) DEFERRABLE INITIALLY DEFERRED,
    outside_key TEXT,
    created_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    CHECK (finish_at IS NULL OR finish_at >= start_at),
    UNIQUE (page, outside_key)
);

-- Newest first, and those of a range.
CREATE INDEX deliberate_change_by_start ON deliberate_change (page, start_at, id);

-- Newest first, of what the public sees.
CREATE INDEX deliberate_change_shown ON deliberate_change (page, shown, start_at, id);

-- Those that belong to a notice.
CREATE INDEX deliberate_change_by_notice ON deliberate_change (notice, start_at, id);

-- Read by change: primary key.
CREATE TABLE change_component (
    change_id TEXT NOT NULL REFERENCES deliberate_change (id),
    place INTEGER NOT NULL,
    page TEXT NOT NULL,
    component TEXT NOT NULL,
    PRIMARY KEY (change_id, place),
    FOREIGN KEY (page, component) REFERENCES component (page, id)
        ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED
);

-- Changes of a renamed component.
CREATE INDEX change_component_by_component ON change_component (page, component);
