-- Since when an audience's database gives no answer that can be taken; null while it does.
ALTER TABLE audience_source ADD COLUMN failing_since BIGINT;
