-- What can be drawn, by the configuration. Read by page: the index.
CREATE TABLE series (
    page TEXT NOT NULL REFERENCES page (id),
    kind TEXT NOT NULL,
    name_in_kind TEXT NOT NULL,
    place INTEGER NOT NULL,
    title TEXT NOT NULL,
    unit TEXT NOT NULL,
    component TEXT,
    shown INTEGER NOT NULL CHECK (shown IN (0, 1)),
    PRIMARY KEY (page, kind, name_in_kind),
    FOREIGN KEY (page, component) REFERENCES component (page, id)
        ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED
);

-- All of a page in their order.
CREATE INDEX series_by_place ON series (page, place);

-- Series of a renamed component.
CREATE INDEX series_by_component ON series (page, component);

-- Single values of metrics. Read by metric and range: primary key.
CREATE TABLE metric_point (
    metric TEXT NOT NULL,
    at BIGINT NOT NULL,
    measured DOUBLE PRECISION NOT NULL,
    PRIMARY KEY (metric, at)
);

-- What the values of an hour of UTC came to. Read by metric and range: primary key.
CREATE TABLE metric_hour (
    metric TEXT NOT NULL,
    at BIGINT NOT NULL,
    points BIGINT NOT NULL,
    mean DOUBLE PRECISION NOT NULL,
    least DOUBLE PRECISION NOT NULL,
    greatest DOUBLE PRECISION NOT NULL,
    PRIMARY KEY (metric, at)
);
