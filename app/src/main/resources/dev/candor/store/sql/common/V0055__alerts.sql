-- When operators are alerted; all of them are read at once, in the order of the configuration.
-- content: JSON.
CREATE TABLE alert_rule (
    place INTEGER NOT NULL PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    content TEXT NOT NULL
);

-- An alert. cause: what it is about, such as fault:app; one that lasts for each rule and cause.
-- remind: how often, in milliseconds.
CREATE TABLE alert (
    id TEXT NOT NULL PRIMARY KEY,
    rule TEXT NOT NULL,
    cause TEXT NOT NULL,
    subject TEXT NOT NULL,
    level TEXT NOT NULL,
    since BIGINT NOT NULL,
    reason TEXT NOT NULL,
    notice TEXT REFERENCES notice (id) DEFERRABLE INITIALLY DEFERRED,
    remind BIGINT NOT NULL,
    open INTEGER NOT NULL CHECK (open IN (0, 1)),
    raised_at BIGINT NOT NULL,
    acknowledged_at BIGINT,
    ended_at BIGINT
);

-- Those that last, and the newest of all.
CREATE UNIQUE INDEX alert_open ON alert (rule, cause) WHERE open = 1;
CREATE INDEX alert_lasting ON alert (open, raised_at, id);
CREATE INDEX alert_by_age ON alert (raised_at, id);

-- Whom an alert is told, and when. early: told because somebody before could not be reached.
CREATE TABLE alert_step (
    alert TEXT NOT NULL REFERENCES alert (id),
    step INTEGER NOT NULL,
    channel TEXT NOT NULL,
    address TEXT NOT NULL,
    due_at BIGINT NOT NULL,
    told_at BIGINT,
    early INTEGER NOT NULL CHECK (early IN (0, 1)),
    PRIMARY KEY (alert, step, channel, address)
);
