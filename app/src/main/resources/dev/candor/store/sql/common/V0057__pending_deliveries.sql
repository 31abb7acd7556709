-- Each change of a delivery's state is paid for in each index that knows the state, a hundred
-- thousand times for one entry: so one index holds all that is pending, whatever it is asked for,
-- and a delivery that is taken leaves it and enters no other.
DROP INDEX delivery_due;
DROP INDEX delivery_by_deadline;
DROP INDEX delivery_by_state;

-- What is pending: what is due on a channel, and when the next is.
CREATE INDEX delivery_due ON delivery (channel, urgent, next_attempt_at, id)
    WHERE state = 'pending';

-- What was settled without having been taken, newest first; almost all is taken in the end.
CREATE INDEX delivery_untaken ON delivery (state, id)
    WHERE state <> 'delivered' AND state <> 'pending';
