-- Changes that came with a key of their client's, so that one that comes again is not made again.
-- Read by key: primary key.
CREATE TABLE request (
    request_key TEXT NOT NULL PRIMARY KEY,
    notice TEXT NOT NULL REFERENCES notice (id),
    at BIGINT NOT NULL
);

-- The oldest, to be forgotten.
CREATE INDEX request_by_age ON request (at, request_key);
