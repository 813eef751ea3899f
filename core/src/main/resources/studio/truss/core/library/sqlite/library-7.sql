-- Files on their way between this machine and the creator's bucket. Local only, never sent.
CREATE TABLE transfer(
  id TEXT PRIMARY KEY,                 -- a ULID: its order is the order of asking
  direction TEXT NOT NULL CHECK(direction IN ('UP', 'DOWN')),
  sk TEXT NOT NULL,                    -- the item that the file belongs to
  path TEXT NOT NULL,
  object_key TEXT NOT NULL,
  size INTEGER,                        -- up: the file as it was when its hashes were taken
  modified_at INTEGER,
  sha256 TEXT,                         -- of the whole
  etag TEXT,                           -- down: the object that the bytes so far are of
  upload_id TEXT,                      -- up: the parts that are in the bucket already
  state TEXT NOT NULL CHECK(state IN ('WAITING', 'RUNNING', 'PAUSED', 'DONE', 'FAILED')),
  asked TEXT CHECK(asked IN ('PAUSE', 'CANCEL')),
  message TEXT,
  tries INTEGER NOT NULL DEFAULT 0,    -- in vain, since something last got through
  mismatches INTEGER NOT NULL DEFAULT 0, -- how often something else arrived than was sent
  next_at INTEGER,
  bytes_done INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL);
CREATE INDEX i_transfer_open ON transfer(state, id) WHERE state IN ('WAITING', 'RUNNING', 'PAUSED');

CREATE TABLE transfer_part(
  transfer_id TEXT NOT NULL REFERENCES transfer(id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  etag TEXT,                           -- NULL = not in the bucket as far as is known
  PRIMARY KEY(transfer_id, number)) WITHOUT ROWID;
