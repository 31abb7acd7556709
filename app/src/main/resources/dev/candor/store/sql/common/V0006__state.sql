-- What the judge remembers. member: the fleet member, or ''.
-- Read whole, and by check: primary key.
CREATE TABLE check_state (
    check_id TEXT NOT NULL,
    member TEXT NOT NULL,
    location TEXT NOT NULL,
    verdict TEXT NOT NULL,
    since BIGINT NOT NULL,
    candidate TEXT NOT NULL,
    run INTEGER NOT NULL,
    run_start BIGINT,
    last_result BIGINT,
    detail TEXT NOT NULL,
    PRIMARY KEY (check_id, member, location)
);

-- The oldest of the newest results.
CREATE INDEX check_state_by_last_result ON check_state (last_result);

CREATE TABLE due_instant (
    due_key TEXT NOT NULL PRIMARY KEY,
    at BIGINT NOT NULL,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL
);

-- What is due, oldest first; the earliest.
CREATE INDEX due_instant_by_time ON due_instant (at, due_key);

-- Read by hash: the unique constraint.
CREATE TABLE token (
    id TEXT NOT NULL PRIMARY KEY,
    hash TEXT NOT NULL UNIQUE,
    role TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    revoked_at BIGINT
);

-- All of them, oldest first.
CREATE INDEX token_by_age ON token (created_at, id);

-- One row of facts about this installation.
CREATE TABLE installation (
    id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    last_alive BIGINT
);

INSERT INTO installation (id, last_alive) VALUES (1, NULL);
