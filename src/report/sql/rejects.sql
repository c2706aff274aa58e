-- Why rows could not be used, and where the first of each kind is.
SELECT
  source_table, reason, count(*) AS rows, min(exhibit) AS exhibit,
  coalesce(arg_min(source_row, (exhibit, source_row)), 0) AS first_row, count(*) OVER () AS total
FROM reject
GROUP BY source_table, reason
ORDER BY rows DESC, source_table, reason
LIMIT 30
