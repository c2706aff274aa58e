-- As the step counts them: those that lie in some 60 seconds with so many calls; between two such stretches there may be others.
WITH called AS (
  SELECT c.exhibit, c.source_table, c.source_row, c.started_at, c.dialled, greatest(coalesce(c.duration_s, c.talk_s, 0), 0) AS lasts_s
  FROM canonical.call AS c
  JOIN burst AS b ON b.account_ref = c.account_ref AND c.started_at BETWEEN b.started_at AND b.ended_at
  WHERE b.burst_id = $id
),
opened AS (
  SELECT *, lead(started_at, CAST($burst_per_minute AS BIGINT) - 1) OVER (ORDER BY started_at, lasts_s, dialled) < started_at + INTERVAL 60 SECONDS AS opens
  FROM called
),
flagged AS (
  SELECT *, bool_or(opens) OVER (ORDER BY started_at, lasts_s, dialled
                                 ROWS BETWEEN CAST($burst_per_minute AS BIGINT) - 1 PRECEDING AND CURRENT ROW) AS inside
  FROM opened
)
SELECT exhibit, source_table, source_row FROM flagged WHERE inside ORDER BY started_at, exhibit, source_table, source_row
