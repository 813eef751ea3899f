-- What a list of videos says of each video's clips, without reading the clips.
CREATE INDEX i_item_card ON item(family, video_id, status, virality) WHERE gone = 0;

-- What this machine found out about a video. Local only, never sent.
CREATE TABLE video_memo(
  video_id TEXT PRIMARY KEY,
  usable_ms INTEGER,                   -- where its pictures stop being readable; NULL = whole
  trouble TEXT,                        -- what is wrong with the file, in words
  outcome TEXT,                        -- why the last analysis found nothing or failed, in words
  chat TEXT);                          -- path of the stream's chat log
