-- The calls of one table or server with their time by the clock that is trusted.
CREATE OR REPLACE TEMP TABLE merge_recording AS
SELECT
  m.rowid AS r, merge_called(m.dialled_key, m.dialled_raw) AS called, merge_called(m.presented_key, m.presented_raw) AS shown,
  CAST(epoch(m.started_at) AS BIGINT) - s.ahead AS begun, s.ahead, m.talk_s, m.duration_s
FROM mapped.call__new AS m
JOIN merge_shift AS s ON m.started_at >= s.from_at AND m.started_at < s.to_at
WHERE m._problem IS NULL AND m.exhibit = $exhibit AND m.source_table = $source_table
  AND (NOT $split OR coalesce(m.server, '') = $server) AND m.dialled_raw IS NOT NULL;
