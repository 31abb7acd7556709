-- Audiences whose customers the configuration asks a database for, and what came of it last.
-- Read by page and audience: primary key.
CREATE TABLE audience_source (
    page TEXT NOT NULL REFERENCES page (id),
    audience TEXT NOT NULL,
    outcome TEXT NOT NULL,
    detail TEXT NOT NULL,
    asked_at BIGINT,
    taken_at BIGINT,
    PRIMARY KEY (page, audience)
);
