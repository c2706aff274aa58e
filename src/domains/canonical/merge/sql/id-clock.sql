-- Ids that begin with Unix time say when a call began whatever the zone of the file. Where most rows agree with theirs,
-- a row that is off by whole quarters of an hour was written in another zone (a server moved or set anew, a repeated hour).
CREATE OR REPLACE TEMP TABLE merge_id_off AS
SELECT r, exhibit, source_table, begun, ahead, abs(gap - ahead) AS miss
FROM (
  SELECT r, exhibit, source_table, begun, gap, CAST(round(gap / 900.0) * 900 AS BIGINT) AS ahead
  FROM (
    SELECT m.rowid AS r, m.exhibit, m.source_table, m.started_at AS begun,
           CAST(epoch(m.started_at) AS BIGINT) - merge_id_time(m.unique_ref) AS gap
    FROM mapped.call__new AS m
    WHERE m._problem IS NULL AND m.exhibit = $exhibit AND m.source_table = $source_table
  )
)
WHERE ahead <> 0 AND abs(gap) > $id_slack_s AND abs(ahead) <= $widest_offset_s;

-- A call that waited in a queue is off by any time, and now and then by a quarter of an hour. A difference is believed when
-- rows keep to it as closely as other rows keep to their ids (spread_s), when two of three do of those that are nearer to
-- it than to any other, and when chance would bring so many of them together once in ten thousand times (binomial).
CREATE OR REPLACE TEMP TABLE merge_id_believed AS
SELECT ahead, fit, 3 * fit >= 2 * near
       AND lgamma(near + 1) - lgamma(fit + 1) - lgamma(near - fit + 1) + fit * ln((2 * $spread_s + 1) / 900.0) < ln(0.0001) AS believed
FROM (SELECT ahead, count(*) AS near, count(*) FILTER (WHERE miss <= $spread_s) AS fit FROM merge_id_off GROUP BY ahead)
WHERE fit > 1;

-- One row for every time that the clock differed: a repeated hour of each year is told apart.
INSERT INTO work.call_clock__new
WITH marked AS (
  SELECT o.*, b.believed, b.believed AND o.begun > lag(o.begun) OVER (PARTITION BY o.ahead ORDER BY o.begun, o.r) + INTERVAL 7 DAY AS fresh
  FROM merge_id_off AS o JOIN merge_id_believed AS b ON b.ahead = o.ahead
  WHERE o.miss <= $id_slack_s
),
numbered AS (
  SELECT *, count(*) FILTER (WHERE fresh) OVER (
    PARTITION BY ahead ORDER BY begun, r ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
  ) AS run
  FROM marked
),
stretch AS (
  SELECT exhibit, source_table, ahead, run, believed, min(begun) AS from_at, max(begun) AS to_at, count(*) AS pairs
  FROM numbered GROUP BY exhibit, source_table, ahead, run, believed
),
minute AS (
  SELECT date_trunc('minute', m.started_at) AS minute, count(*) AS told
  FROM mapped.call__new AS m
  WHERE m._problem IS NULL AND m.exhibit = $exhibit AND m.source_table = $source_table AND merge_id_time(m.unique_ref) IS NOT NULL
  GROUP BY minute
)
SELECT s.exhibit, s.source_table, '', s.from_at, s.to_at, s.ahead, s.exhibit, s.source_table, '', 'ids', s.pairs,
       CAST(sum(m.told) AS BIGINT), s.believed
FROM stretch AS s
JOIN minute AS m ON m.minute >= date_trunc('minute', s.from_at) AND m.minute <= s.to_at
GROUP BY ALL;

UPDATE mapped.call__new AS m SET
  started_at = m.started_at - to_seconds(o.ahead), answered_at = m.answered_at - to_seconds(o.ahead),
  ended_at = m.ended_at - to_seconds(o.ahead)
FROM (
  SELECT r, ahead FROM merge_id_off SEMI JOIN (SELECT ahead FROM merge_id_believed WHERE believed) USING (ahead)
  WHERE miss <= $id_slack_s
) AS o
WHERE o.r = m.rowid;
