-- Since when a component is counted, where the configuration says so; started_at keeps what holds
-- without that: the earlier of first configuration and first interval.
ALTER TABLE component ADD COLUMN since BIGINT;
