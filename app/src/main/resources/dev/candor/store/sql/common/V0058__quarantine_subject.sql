-- Whose address it is: whoever confirms again is written to again.
CREATE INDEX bounced_address_by_subject ON bounced_address (subject, hash);
