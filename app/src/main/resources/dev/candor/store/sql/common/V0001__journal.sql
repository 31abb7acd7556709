-- Numbers that only grow. The row 'journal' holds the newest position; a transaction
-- takes its positions from it last, so that they are gapless and in commit order.
CREATE TABLE counter (
    name TEXT NOT NULL PRIMARY KEY,
    value BIGINT NOT NULL
);

INSERT INTO counter (name, value) VALUES ('journal', 0);

-- Append-only. Read by position: primary key.
CREATE TABLE journal (
    position BIGINT NOT NULL PRIMARY KEY,
    at BIGINT NOT NULL,
    actor_kind TEXT NOT NULL,
    actor_name TEXT NOT NULL,
    reason TEXT NOT NULL,
    type TEXT NOT NULL,
    version INTEGER NOT NULL,
    payload TEXT NOT NULL,
    hash TEXT NOT NULL
);

-- How far each reader of the journal has come. Read by consumer: primary key.
CREATE TABLE journal_cursor (
    consumer TEXT NOT NULL PRIMARY KEY,
    position BIGINT NOT NULL
);
