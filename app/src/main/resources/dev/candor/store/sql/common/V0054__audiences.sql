-- Read by page: primary key.
CREATE TABLE audience (
    page TEXT NOT NULL REFERENCES page (id),
    id TEXT NOT NULL,
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (page, id)
);

-- Those whom the operator serves. Read by id: primary key; by key: the unique constraint.
CREATE TABLE customer (
    id TEXT NOT NULL PRIMARY KEY,
    page TEXT NOT NULL,
    audience TEXT NOT NULL,
    customer_key TEXT NOT NULL,
    channel TEXT NOT NULL,
    address TEXT NOT NULL,
    address_key TEXT NOT NULL,
    name TEXT NOT NULL,
    language TEXT NOT NULL,
    zone TEXT NOT NULL,
    UNIQUE (page, audience, customer_key),
    FOREIGN KEY (page, audience) REFERENCES audience (page, id)
);

-- Those of a page.
CREATE INDEX customer_by_page ON customer (page, id);

-- Those of an audience.
CREATE INDEX customer_by_audience ON customer (page, audience, id);

-- Those of an address.
CREATE INDEX customer_by_address ON customer (page, channel, address_key, id);

-- Read by component: primary key.
CREATE TABLE customer_component (
    page TEXT NOT NULL,
    component TEXT NOT NULL,
    customer TEXT NOT NULL REFERENCES customer (id),
    PRIMARY KEY (page, component, customer),
    FOREIGN KEY (page, component) REFERENCES component (page, id)
        ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED
);

-- What a customer uses.
CREATE INDEX customer_component_of ON customer_component (customer, component);

-- Read by label: primary key.
CREATE TABLE customer_label (
    page TEXT NOT NULL,
    label TEXT NOT NULL,
    customer TEXT NOT NULL REFERENCES customer (id),
    PRIMARY KEY (page, label, customer)
);

-- What a customer uses.
CREATE INDEX customer_label_of ON customer_label (customer, label);

-- Orders to tell customers of a notice. labels: one a line. Read by id: primary key.
CREATE TABLE telling (
    id TEXT NOT NULL PRIMARY KEY,
    page TEXT NOT NULL REFERENCES page (id),
    notice TEXT NOT NULL REFERENCES notice (id) DEFERRABLE INITIALLY DEFERRED,
    who TEXT NOT NULL,
    audience TEXT,
    labels TEXT NOT NULL,
    others INTEGER NOT NULL CHECK (others IN (0, 1)),
    occasion TEXT NOT NULL,
    at BIGINT NOT NULL
);

-- Those of a notice.
CREATE INDEX telling_by_notice ON telling (notice, at, id);

-- Members of fleets that were down when an order was given. Read by order: primary key.
CREATE TABLE telling_down (
    telling TEXT NOT NULL REFERENCES telling (id),
    page TEXT NOT NULL,
    component TEXT NOT NULL,
    member TEXT NOT NULL,
    PRIMARY KEY (telling, component, member),
    FOREIGN KEY (page, component) REFERENCES component (page, id)
        ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED
);

-- Orders that name a renamed component.
CREATE INDEX telling_down_by_component ON telling_down (page, component);

-- Who was told of one thing, for those who are to hear again.
CREATE INDEX delivery_told ON delivery (thread, recipient, state);
