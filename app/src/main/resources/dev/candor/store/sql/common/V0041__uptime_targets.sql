-- What is promised of components; replaced as a whole by each configuration.
-- parts_per_million: of uptime; begins, ends: local days of the page, both included.
-- Read by page in its order: primary key.
CREATE TABLE uptime_target (
    page TEXT NOT NULL REFERENCES page (id),
    place INTEGER NOT NULL,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    parts_per_million INTEGER NOT NULL,
    term TEXT NOT NULL,
    excluding_maintenance INTEGER NOT NULL,
    begins TEXT,
    ends TEXT,
    PRIMARY KEY (page, place)
);

-- Read by page and target: primary key.
CREATE TABLE uptime_target_component (
    page TEXT NOT NULL,
    target_place INTEGER NOT NULL,
    place INTEGER NOT NULL,
    component TEXT NOT NULL,
    PRIMARY KEY (page, target_place, place),
    FOREIGN KEY (page, target_place) REFERENCES uptime_target (page, place),
    FOREIGN KEY (page, component) REFERENCES component (page, id)
        ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED
);

-- Targets of a renamed component.
CREATE INDEX uptime_target_by_component ON uptime_target_component (page, component);
