-- Addresses from which messages came back, each as a keyed hash only. quarantined_at: since when
-- nothing is sent there, or null while it is.
-- Read by hash, and whole in the order of the hashes: primary key.
CREATE TABLE bounced_address (
    hash TEXT NOT NULL PRIMARY KEY,
    hint TEXT NOT NULL,
    subject TEXT NOT NULL,
    delivery TEXT NOT NULL,
    kind TEXT NOT NULL,
    detail TEXT NOT NULL,
    bounces INTEGER NOT NULL,
    first_at BIGINT NOT NULL,
    last_at BIGINT NOT NULL,
    quarantined_at BIGINT
);

-- Those in quarantine, the latest first.
CREATE INDEX bounced_address_by_quarantine ON bounced_address (quarantined_at, hash);
