-- An event with many recipients writes and settles as many deliveries: each index that these do not
-- change is felt. What is leased is due for nobody: it leaves the index of what is due.
DROP INDEX delivery_due;

-- What is due on a channel, and when the next is.
CREATE INDEX delivery_due ON delivery (channel, urgent, next_attempt_at, id)
    WHERE state = 'pending' AND leased = 0 AND next_attempt_at >= 0;

-- Found among what is pending, by delivery_by_state.
DROP INDEX delivery_by_deadline;

DROP INDEX delivery_by_recipient;

-- What a recipient is owed.
CREATE INDEX delivery_owed ON delivery (recipient) WHERE state = 'pending';

DROP INDEX delivery_told;

-- Who was told of one thing, for those who are to hear again, and all that a recipient was told.
CREATE INDEX delivery_told ON delivery (thread, recipient);
