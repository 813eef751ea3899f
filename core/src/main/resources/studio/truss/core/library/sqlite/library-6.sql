-- What waits to be sent, and what was last seen of each item, are asked for by the mirror all the time.
CREATE INDEX i_outbox_due ON outbox(state, next_at, ord);
CREATE INDEX i_item_seen ON item(pk, sk, seen_gen) WHERE base_av IS NOT NULL;
CREATE INDEX i_attempt_open ON attempt(seq) WHERE outcome IS NULL;
CREATE INDEX i_conflict_open ON conflict(state, at);
