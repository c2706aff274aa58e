-- Every table, or server within a table, that recorded calls: how many, and whether ids that begin with Unix time
-- (Asterisk's uniqueid) agree with the start times, which proves the zone in which those were read.
CREATE OR REPLACE TEMP TABLE merge_station AS
WITH counted AS (
  SELECT m.exhibit, m.source_table, CASE WHEN f.split THEN coalesce(m.server, '') ELSE '' END AS server, count(*) AS calls
  FROM mapped.call__new AS m JOIN merge_split AS f ON f.exhibit = m.exhibit AND f.source_table = m.source_table
  WHERE m._problem IS NULL AND m.started_at IS NOT NULL AND m.dialled_raw IS NOT NULL
  GROUP BY ALL
),
proof AS (
  SELECT exhibit, source_table, server, count(*) AS told, count(*) FILTER (WHERE abs(gap) <= $id_slack_s) AS agree
  FROM (
    SELECT m.exhibit, m.source_table, CASE WHEN f.split THEN coalesce(m.server, '') ELSE '' END AS server,
           epoch(m.started_at) - merge_id_time(m.unique_ref) AS gap
    FROM mapped.call__new AS m JOIN merge_split AS f ON f.exhibit = m.exhibit AND f.source_table = m.source_table
    WHERE m._problem IS NULL AND m.source_row % 61 = 1 AND m.unique_ref IS NOT NULL
  )
  WHERE gap IS NOT NULL
  GROUP BY ALL
),
ranked AS (
  SELECT c.*, f.absolute OR coalesce(2 * p.agree > p.told, false) AS proven
  FROM counted AS c
  JOIN merge_split AS f ON f.exhibit = c.exhibit AND f.source_table = c.source_table
  LEFT JOIN proof AS p ON p.exhibit = c.exhibit AND p.source_table = c.source_table AND p.server = c.server
)
SELECT CAST(row_number() OVER (ORDER BY proven DESC, calls DESC, exhibit, source_table, server) AS INTEGER) AS station, *
FROM ranked;
