-- Results summed up, for graphs. resolution: 1 minute, 2 hour, 3 day. member: the fleet member, or
-- ''. latency: its own byte form, with a version.
-- A check's series, and its oldest: primary key.
CREATE TABLE rollup (
    check_number INTEGER NOT NULL REFERENCES check_number (number),
    resolution SMALLINT NOT NULL,
    start_at BIGINT NOT NULL,
    member TEXT NOT NULL,
    location TEXT NOT NULL,
    minutes INTEGER NOT NULL,
    up INTEGER NOT NULL,
    degraded INTEGER NOT NULL,
    down INTEGER NOT NULL,
    unknown INTEGER NOT NULL,
    latency BLOB NOT NULL,
    PRIMARY KEY (check_number, resolution, start_at, member, location)
) WITHOUT ROWID;

-- How far each resolution has come (0: raw results): everything that begins before 'begun' is
-- done; of the bucket from 'begun' to 'ended', the checks up to 'after_check'. Nothing that begins
-- before 'kept_from' is kept; 'swept' is the last check that has been rid of it.
CREATE TABLE rollup_progress (
    resolution SMALLINT NOT NULL PRIMARY KEY,
    begun BIGINT NOT NULL,
    ended BIGINT NOT NULL,
    after_check BIGINT NOT NULL,
    kept_from BIGINT NOT NULL,
    swept BIGINT NOT NULL
);

-- Minutes whose results came after the minute was rolled up. In this order: primary key.
CREATE TABLE rollup_late (
    check_number INTEGER NOT NULL REFERENCES check_number (number),
    start_at BIGINT NOT NULL,
    PRIMARY KEY (check_number, start_at)
) WITHOUT ROWID;
