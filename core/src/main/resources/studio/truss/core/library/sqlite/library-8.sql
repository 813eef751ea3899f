-- What Gemini is asked about videos, what it answered and what that cost. Local only, never sent.
CREATE TABLE gemini_job(
  id TEXT PRIMARY KEY,                 -- a ULID: its order is the order of asking
  video_id TEXT NOT NULL,
  most INTEGER NOT NULL,               -- millionths of a US dollar that it may cost
  state TEXT NOT NULL,
  message TEXT,
  cancel_asked INTEGER NOT NULL DEFAULT 0,
  windows_done INTEGER NOT NULL DEFAULT 0,
  windows INTEGER NOT NULL DEFAULT 0,
  sent_bytes INTEGER NOT NULL DEFAULT 0,   -- of the film, what the service has
  file_bytes INTEGER NOT NULL DEFAULT 0,
  source_bytes INTEGER NOT NULL DEFAULT 0,
  uploaded INTEGER NOT NULL DEFAULT 0,     -- bytes that left for it, those sent again included
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL);
CREATE INDEX i_gemini_job_video ON gemini_job(video_id, id);

CREATE TABLE gemini_request(
  id TEXT PRIMARY KEY,
  job_id TEXT NOT NULL,
  title TEXT NOT NULL,
  model TEXT NOT NULL,
  usd INTEGER NOT NULL,                -- millionths; what it may cost at most until that is known
  state TEXT NOT NULL CHECK(state IN ('OPEN', 'ANSWERED', 'REFUSED', 'UNKNOWN')),
  sent_at INTEGER NOT NULL,
  ended_at INTEGER);
CREATE INDEX i_gemini_request_job ON gemini_request(job_id);
CREATE INDEX i_gemini_request_sent ON gemini_request(sent_at);

CREATE TABLE gemini_answer(
  key TEXT PRIMARY KEY,                -- of content, question, model and attempt
  kind TEXT NOT NULL CHECK(kind IN ('TEXT', 'BLOCKED')),
  body TEXT NOT NULL,
  whole INTEGER NOT NULL,
  model TEXT NOT NULL,
  answered_at INTEGER NOT NULL);

CREATE TABLE gemini_film(
  key TEXT PRIMARY KEY,                -- of content, service and account
  place TEXT,                          -- where its bytes go, while it is sent
  name TEXT,                           -- what the service knows it by, once it is whole
  uri TEXT,
  expires_at INTEGER,
  updated_at INTEGER NOT NULL) WITHOUT ROWID;

CREATE TABLE gemini_result(
  video_id TEXT PRIMARY KEY,
  job_id TEXT NOT NULL,
  body TEXT NOT NULL,                  -- the whole answer as JSON
  made_at INTEGER NOT NULL);
