-- Ids that begin with Unix time say when a call began whatever the zone of the file. Where most rows agree with theirs,
-- a row that is off by whole quarters of an hour was written in another zone (a server moved or set anew, a repeated hour).
CREATE OR REPLACE TEMP TABLE merge_id_off AS
SELECT r, exhibit, source_table, begun, ahead
FROM (
  SELECT r, exhibit, source_table, begun, gap, CAST(round(gap / 900.0) * 900 AS BIGINT) AS ahead
  FROM (
    SELECT m.rowid AS r, m.exhibit, m.source_table, m.started_at AS begun,
           CAST(epoch(m.started_at) AS BIGINT) - merge_id_time(m.unique_ref) AS gap
    FROM mapped.call__new AS m
    WHERE m._problem IS NULL AND m.exhibit = $exhibit AND m.source_table = $source_table
  )
)
WHERE ahead <> 0 AND abs(gap - ahead) <= $id_slack_s AND abs(ahead) <= $widest_offset_s;

UPDATE mapped.call__new AS m SET
  started_at = m.started_at - to_seconds(o.ahead), answered_at = m.answered_at - to_seconds(o.ahead),
  ended_at = m.ended_at - to_seconds(o.ahead)
FROM merge_id_off AS o
WHERE o.r = m.rowid;

INSERT INTO work.call_clock__new
SELECT exhibit, source_table, '', min(begun), max(begun), ahead, exhibit, source_table, '', 'ids', count(*), count(*), true
FROM merge_id_off
GROUP BY exhibit, source_table, ahead;
