-- Captured codes and the call each belongs to: the call it names, else the last call of the same account to the attacked
-- number that was still going on or had ended shortly before.
WITH captured AS (
  SELECT i.exhibit, i.call_ref, i.account_ref, i.at AS captured_at, i.target, i.source_table, i.source_row
  FROM canonical.interception AS i WHERE i.captured
),
named AS (
  SELECT c.exhibit, c.source_table, c.source_row, i.source_table AS code_table, i.source_row AS code_row, captured_at, c.started_at
  FROM canonical.call AS c
  JOIN captured AS i ON i.exhibit = c.exhibit AND i.call_ref = c.call_ref
),
loose AS (
  SELECT i.* FROM captured AS i
  ANTI JOIN named AS d ON d.exhibit = i.exhibit AND d.code_table = i.source_table AND d.code_row = i.source_row
  WHERE i.target <> '' AND captured_at IS NOT NULL
),
near AS (
  SELECT
    c.exhibit, c.source_table, c.source_row, i.exhibit AS code_exhibit, i.source_table AS code_table, i.source_row AS code_row,
    captured_at, c.started_at,
    row_number() OVER (PARTITION BY i.exhibit, i.source_table, i.source_row
                       ORDER BY c.started_at DESC, c.exhibit, c.source_table, c.source_row) AS place
  FROM canonical.call AS c
  JOIN loose AS i ON i.target = c.dialled
   AND c.started_at <= i.captured_at
   AND i.captured_at <= c.started_at + to_seconds(coalesce(c.duration_s, c.talk_s, 0) + 60 * $code_minutes)
  WHERE i.account_ref IS NULL OR i.account_ref = c.account_ref
)
SELECT exhibit, source_table, source_row, count(*) AS codes, min(date_diff('second', started_at, captured_at)) AS after_s
FROM (
  SELECT exhibit, source_table, source_row, captured_at, started_at FROM named
  UNION ALL
  SELECT exhibit, source_table, source_row, captured_at, started_at FROM near WHERE place = 1
)
GROUP BY exhibit, source_table, source_row
