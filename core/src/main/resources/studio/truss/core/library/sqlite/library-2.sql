-- Where a video's file was seen on this machine. Local only, never sent.
CREATE TABLE source_file(
  video_id TEXT NOT NULL,
  path TEXT NOT NULL,
  size INTEGER NOT NULL,               -- bytes
  modified_at INTEGER NOT NULL,
  seen_at INTEGER NOT NULL,
  PRIMARY KEY(video_id, path));
