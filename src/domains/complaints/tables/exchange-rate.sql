-- Rates one by one, whichever way they were written. Where several exhibits tell the rate of a day, the first counts.
WITH one_by_one AS (
  SELECT rated_on, base, upper(substr(code, 4)) AS currency, told AS rate, exhibit, source_table, source_row
  FROM (UNPIVOT canonical.rate ON COLUMNS('^in_[a-z]{3}$') INTO NAME code VALUE told)
  UNION ALL
  SELECT rated_on, base, currency, rate, exhibit, source_table, source_row FROM canonical.rate WHERE currency <> '' AND rate IS NOT NULL
)
SELECT rated_on, base, currency, rate, exhibit, source_table, source_row
FROM one_by_one
WHERE rate > 0 AND rate < 1000000000 AND rated_on IS NOT NULL AND base <> '' AND currency <> base
QUALIFY row_number() OVER (PARTITION BY rated_on, base, currency ORDER BY exhibit, source_table, source_row) = 1
