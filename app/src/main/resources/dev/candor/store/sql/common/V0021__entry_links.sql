-- A link can lead to a change, and one to a page elsewhere can say what it is to the notice.
ALTER TABLE notice_link RENAME TO notice_link_before;

-- To another notice (relation, target), to a page elsewhere (address, perhaps relation) or to the
-- change that brought it about (change_id).
-- Read by notice: primary key.
CREATE TABLE notice_link (
    notice TEXT NOT NULL REFERENCES notice (id),
    place INTEGER NOT NULL,
    relation TEXT,
    target TEXT REFERENCES notice (id) DEFERRABLE INITIALLY DEFERRED,
    address TEXT,
    change_id TEXT,
    PRIMARY KEY (notice, place),
    CHECK (target IS NULL OR relation IS NOT NULL),
    CHECK ((CASE WHEN target IS NULL THEN 0 ELSE 1 END)
        + (CASE WHEN address IS NULL THEN 0 ELSE 1 END)
        + (CASE WHEN change_id IS NULL THEN 0 ELSE 1 END) = 1)
);

INSERT INTO notice_link (notice, place, relation, target, address)
SELECT notice, place, relation, target, address FROM notice_link_before;

DROP TABLE notice_link_before;
