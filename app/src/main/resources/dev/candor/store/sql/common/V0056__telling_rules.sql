-- What is told of a page beside what people write. Read by page: primary key.
-- remind_before: milliseconds before a planned start, separated by blanks; overrun_after:
-- milliseconds after a planned end; left_out: occasions, separated by blanks.
CREATE TABLE telling_rule (
    page TEXT NOT NULL PRIMARY KEY REFERENCES page (id),
    remind_before TEXT NOT NULL,
    overrun_after BIGINT NOT NULL,
    left_out TEXT NOT NULL
);
