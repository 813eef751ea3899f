-- One row for each key of the creator's partition. What is shown is the overlay while local changes
-- wait for the cloud, else the last cloud image; the projected columns are taken from what is shown.
CREATE TABLE item(
  id INTEGER PRIMARY KEY,
  pk TEXT NOT NULL,
  sk TEXT NOT NULL,
  family TEXT NOT NULL,
  base_av TEXT,                        -- canonical typed JSON; NULL = not in the cloud as far as we know
  base_fp BLOB,                        -- 128-bit hash of base_av
  base_sv INTEGER,                     -- NULL = attribute absent
  overlay TEXT,                        -- what is shown, only while changes wait
  gone INTEGER NOT NULL DEFAULT 0,     -- deleted as far as the user sees
  seen_gen INTEGER,
  ack_tick INTEGER,
  video_id TEXT,
  virality REAL,
  status TEXT,
  created_at TEXT,
  title TEXT,
  UNIQUE(pk, sk));
CREATE INDEX i_item_virality ON item(family, virality DESC) WHERE gone = 0;
CREATE INDEX i_item_created ON item(family, created_at) WHERE gone = 0;
CREATE INDEX i_item_status ON item(family, status) WHERE gone = 0;
CREATE INDEX i_item_video ON item(video_id, family);

-- Changes that wait for the cloud, oldest first. patch: {attribute:{base:<value>,new:<value>}}, a
-- missing base or new = the attribute is absent; the base is what the user saw when editing.
CREATE TABLE outbox(
  ord INTEGER PRIMARY KEY AUTOINCREMENT,
  op_id TEXT UNIQUE NOT NULL,
  pk TEXT NOT NULL,
  sk TEXT NOT NULL,
  kind TEXT NOT NULL CHECK(kind IN ('create', 'patch', 'delete')),
  patch TEXT NOT NULL,
  base_sv INTEGER,
  group_id TEXT,
  state TEXT NOT NULL CHECK(state IN ('pending', 'unknown', 'parked')),
  attempts INTEGER NOT NULL DEFAULT 0,
  next_at INTEGER,
  error TEXT,
  edited_local INTEGER,
  edited_hlc TEXT);
CREATE INDEX i_outbox_key ON outbox(pk, sk, ord);

CREATE TABLE attempt(                  -- written before a request leaves
  seq INTEGER PRIMARY KEY,
  prev INTEGER NOT NULL,
  payload TEXT NOT NULL,
  token TEXT NOT NULL,
  op_ids TEXT NOT NULL,
  sent_at INTEGER,
  outcome TEXT);
CREATE TABLE sync_state(k TEXT PRIMARY KEY, v TEXT NOT NULL);
CREATE TABLE peer(device TEXT PRIMARY KEY, seq INTEGER NOT NULL);
CREATE TABLE sweep(
  pk TEXT, prefix TEXT, gen INTEGER, mode TEXT, lek TEXT, started_at INTEGER, pages INTEGER,
  rru REAL, state TEXT,
  PRIMARY KEY(pk, prefix));
CREATE TABLE confirm(pk TEXT, sk TEXT, why TEXT, PRIMARY KEY(pk, sk));
CREATE TABLE conflict(
  id TEXT PRIMARY KEY, pk TEXT, sk TEXT, field TEXT, base TEXT, mine TEXT, theirs TEXT, chosen TEXT,
  rule TEXT, op_id TEXT, at INTEGER, state TEXT);

-- What an analysis last wrote into a clip, so that the creator's own changes are told apart; and,
-- for deleted clips, where they were.
CREATE TABLE proposal(
  item_id INTEGER PRIMARY KEY REFERENCES item(id),
  video_id TEXT NOT NULL,
  start_ms INTEGER NOT NULL,           -- the clip's own range, when it was deleted
  end_ms INTEGER NOT NULL,
  proposed TEXT NOT NULL);             -- typed JSON
CREATE INDEX i_proposal_video ON proposal(video_id);

-- Attributes that other programs write and queries may name.
CREATE TABLE foreign_attribute(family TEXT NOT NULL, name TEXT NOT NULL, PRIMARY KEY(family, name));

CREATE VIRTUAL TABLE item_text USING fts5(
  title, description, transcript,
  content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 2");

CREATE TABLE render_job(
  id TEXT PRIMARY KEY,                 -- a ULID: its order is the order of asking
  clip_id TEXT,
  plan TEXT NOT NULL,
  output TEXT NOT NULL,
  state TEXT NOT NULL CHECK(state IN ('QUEUED', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
  attempts INTEGER NOT NULL DEFAULT 0,
  owner TEXT,
  lease_until INTEGER,
  cancel_asked INTEGER NOT NULL DEFAULT 0,
  message TEXT,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL);
CREATE INDEX i_render_open ON render_job(state, id) WHERE state IN ('QUEUED', 'RUNNING');
