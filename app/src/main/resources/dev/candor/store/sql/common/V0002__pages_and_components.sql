-- Read by id: primary key.
CREATE TABLE page (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    url TEXT NOT NULL,
    zone TEXT NOT NULL,
    language TEXT NOT NULL
);

-- language: the one that the component's own texts are written in; others are translations.
-- A rename changes the primary key and carries everything that refers to it along.
CREATE TABLE component (
    page TEXT NOT NULL REFERENCES page (id),
    id TEXT NOT NULL,
    language TEXT NOT NULL,
    parent TEXT,
    requirement TEXT NOT NULL,
    needed INTEGER NOT NULL,
    place INTEGER NOT NULL,
    started_at BIGINT NOT NULL,
    retired_at BIGINT,
    PRIMARY KEY (page, id),
    FOREIGN KEY (page, parent) REFERENCES component (page, id)
        ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED
);

-- Components of a page in their order.
CREATE INDEX component_by_place ON component (page, place, id);

-- Children of a renamed component.
CREATE INDEX component_by_parent ON component (page, parent);

-- Read by component: primary key.
CREATE TABLE component_text (
    page TEXT NOT NULL,
    component TEXT NOT NULL,
    language TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (page, component, language),
    FOREIGN KEY (page, component) REFERENCES component (page, id) ON UPDATE CASCADE
);

-- The parts that a component requires. Read by component: primary key.
CREATE TABLE component_part (
    page TEXT NOT NULL,
    component TEXT NOT NULL,
    place INTEGER NOT NULL,
    part TEXT NOT NULL,
    PRIMARY KEY (page, component, place),
    FOREIGN KEY (page, component) REFERENCES component (page, id) ON UPDATE CASCADE,
    FOREIGN KEY (page, part) REFERENCES component (page, id)
        ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED
);

-- Requirements that name a renamed component.
CREATE INDEX component_part_by_part ON component_part (page, part);
