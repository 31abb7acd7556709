-- A short number for each check that ever had a result. Read by check: the unique constraint.
CREATE TABLE check_number (
    number INTEGER PRIMARY KEY,
    check_id TEXT NOT NULL UNIQUE
);

-- Raw observations. member: the fleet member, or ''. Durations in microseconds.
-- The newest of a check: primary key, backwards; that is why the instant comes second.
CREATE TABLE result (
    check_number INTEGER NOT NULL REFERENCES check_number (number),
    at BIGINT NOT NULL,
    member TEXT NOT NULL,
    location TEXT NOT NULL,
    outcome TEXT NOT NULL,
    dns_micros BIGINT NOT NULL,
    connect_micros BIGINT NOT NULL,
    tls_micros BIGINT NOT NULL,
    first_byte_micros BIGINT NOT NULL,
    transfer_micros BIGINT NOT NULL,
    total_micros BIGINT NOT NULL,
    status INTEGER NOT NULL,
    detail TEXT NOT NULL,
    PRIMARY KEY (check_number, at, member, location)
) WITHOUT ROWID;
