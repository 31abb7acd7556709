-- What operators call their audiences, as the configuration says. One may be named before it has
-- customers, and keeps its name without any. Read by page and audience: primary key.
CREATE TABLE audience_name (
    page TEXT NOT NULL REFERENCES page (id),
    audience TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (page, audience)
);
