-- Those who asked to be told. address_key: one for all ways of writing an address.
-- Read by id: primary key; by address: the unique constraint.
CREATE TABLE subscriber (
    id TEXT NOT NULL PRIMARY KEY,
    page TEXT NOT NULL REFERENCES page (id),
    channel TEXT NOT NULL,
    address TEXT NOT NULL,
    address_key TEXT NOT NULL,
    state TEXT NOT NULL,
    whole_page INTEGER NOT NULL CHECK (whole_page IN (0, 1)),
    hears TEXT NOT NULL,
    minimum TEXT NOT NULL,
    language TEXT NOT NULL,
    zone TEXT NOT NULL,
    digest_hour INTEGER CHECK (digest_hour BETWEEN 0 AND 23),
    consent_how TEXT NOT NULL,
    consent_from TEXT NOT NULL,
    consent_at BIGINT NOT NULL,
    secret_version INTEGER NOT NULL,
    created_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    confirmed_at BIGINT,
    ended_at BIGINT,
    UNIQUE (page, channel, address_key)
);

-- All of a page.
CREATE INDEX subscriber_by_page ON subscriber (page, id);

-- Those of a page in a state.
CREATE INDEX subscriber_by_state ON subscriber (page, state, id);

-- Those who are told everything.
CREATE INDEX subscriber_of_page ON subscriber (page, whole_page, state, id);

-- Those that have been in a state for long.
CREATE INDEX subscriber_by_change ON subscriber (state, changed_at, id);

-- Read by component: primary key.
CREATE TABLE subscriber_component (
    page TEXT NOT NULL,
    component TEXT NOT NULL,
    subscriber TEXT NOT NULL REFERENCES subscriber (id),
    PRIMARY KEY (page, component, subscriber),
    FOREIGN KEY (page, component) REFERENCES component (page, id)
        ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED
);

-- What a subscriber names.
CREATE INDEX subscriber_component_of ON subscriber_component (subscriber, component);

-- Read by notice: primary key.
CREATE TABLE subscriber_notice (
    notice TEXT NOT NULL REFERENCES notice (id) DEFERRABLE INITIALLY DEFERRED,
    subscriber TEXT NOT NULL REFERENCES subscriber (id),
    PRIMARY KEY (notice, subscriber)
);

-- What a subscriber names.
CREATE INDEX subscriber_notice_of ON subscriber_notice (subscriber, notice);
