-- What people are told of one event; 'told' holds the facts as JSON, in the shape of 'kind' and
-- 'version'. thread: what its order is kept in, 'notice:ID' or 'alert:NAME', or null. Read by id:
-- primary key.
CREATE TABLE message (
    id TEXT NOT NULL PRIMARY KEY,
    position BIGINT NOT NULL,
    thread TEXT,
    kind TEXT NOT NULL,
    version INTEGER NOT NULL,
    told TEXT NOT NULL,
    created_at BIGINT NOT NULL
);

-- What was told of one thing, newest first.
CREATE INDEX message_by_thread ON message (thread, created_at, id);

-- The oldest, to be taken out.
CREATE INDEX message_by_age ON message (created_at);

-- Messages whose recipients are not all written yet: up to 'after_key' of 'source' they are; ''
-- before the first. The oldest: primary key.
CREATE TABLE fan_out (
    position BIGINT NOT NULL,
    message TEXT NOT NULL REFERENCES message (id),
    source TEXT NOT NULL,
    after_key TEXT NOT NULL,
    PRIMARY KEY (position, message)
);

-- One message to one address. Ids grow with time. urgent: goes before the others. gathered: waits
-- for the recipient's digest. leased: an attempt is under way, and next_attempt_at says until when
-- it may be. behind: the delivery that must be settled first; next_attempt_at is null till then.
-- Nobody is told the same twice on one channel: the unique constraint. By id, newest first:
-- primary key.
CREATE TABLE delivery (
    id TEXT NOT NULL PRIMARY KEY,
    message TEXT NOT NULL REFERENCES message (id),
    thread TEXT,
    recipient TEXT NOT NULL,
    channel TEXT NOT NULL,
    address TEXT NOT NULL,
    language TEXT NOT NULL,
    zone TEXT NOT NULL,
    urgent INTEGER NOT NULL CHECK (urgent IN (0, 1)),
    gathered INTEGER NOT NULL CHECK (gathered IN (0, 1)),
    state TEXT NOT NULL
        CHECK (state IN ('pending', 'delivered', 'superseded', 'escalated', 'failed')),
    attempts INTEGER NOT NULL,
    last_error TEXT,
    created_at BIGINT NOT NULL,
    next_attempt_at BIGINT,
    delivered_at BIGINT,
    deadline BIGINT NOT NULL,
    leased INTEGER NOT NULL CHECK (leased IN (0, 1)),
    behind TEXT,
    CHECK (next_attempt_at IS NULL OR (state = 'pending' AND behind IS NULL)),
    CHECK (leased = 0 OR state = 'pending'),
    CHECK ((state = 'delivered') = (delivered_at IS NOT NULL)),
    UNIQUE (message, channel, address)
) WITHOUT ROWID;

-- What is due on a channel, and when the next is.
CREATE INDEX delivery_due ON delivery (channel, urgent, next_attempt_at, id)
    WHERE state = 'pending' AND next_attempt_at >= 0;

-- What is past its deadline.
CREATE INDEX delivery_by_deadline ON delivery (deadline)
    WHERE state = 'pending' AND deadline > 0;

-- What waits for another to be settled.
CREATE INDEX delivery_behind ON delivery (behind) WHERE behind IS NOT NULL;

-- What a recipient is owed, and all that a recipient was told.
CREATE INDEX delivery_by_recipient ON delivery (recipient, state);

-- What was told of one thing, newest first.
CREATE INDEX delivery_by_thread ON delivery (thread, id);

-- What is in a state, newest first; almost all are delivered in the end.
CREATE INDEX delivery_by_state ON delivery (state, id) WHERE state <> 'delivered';

-- Channels that an operator has paused. Read by channel: primary key.
CREATE TABLE channel_pause (
    channel TEXT NOT NULL PRIMARY KEY,
    since BIGINT NOT NULL
);
