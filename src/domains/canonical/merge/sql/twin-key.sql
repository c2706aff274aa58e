-- Start and dialled number of calls that may be recorded twice: cheap to tell (whole numbers only), and nearly always empty.
CREATE OR REPLACE TEMP TABLE merge_twin_key AS
SELECT h
FROM (
  SELECT hash(merge_called(dialled_key, dialled_raw), started_at) AS h
  FROM mapped.call__new
  WHERE _problem IS NULL AND started_at IS NOT NULL AND dialled_raw IS NOT NULL
)
GROUP BY h
HAVING count(*) > 1;
