-- What is said in a video, by the hash of its content. Local only, never sent.
CREATE TABLE transcript(
  sha256 TEXT PRIMARY KEY,
  body TEXT NOT NULL,                  -- JSON, as an import or a model left it
  words TEXT NOT NULL);                -- what full text finds the video by
