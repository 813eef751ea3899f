-- The creator's order of renders, and which of them wait until they are wanted.
ALTER TABLE render_job ADD COLUMN place REAL NOT NULL DEFAULT 0;   -- ascending; ties by id
ALTER TABLE render_job ADD COLUMN held INTEGER NOT NULL DEFAULT 0;
