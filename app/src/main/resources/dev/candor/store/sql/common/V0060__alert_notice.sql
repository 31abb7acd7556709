-- The alerts that were raised for an entry, which its postmortem's timeline names.
CREATE INDEX alert_by_notice ON alert (notice, raised_at, id);
