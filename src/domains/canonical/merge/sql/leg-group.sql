-- Ids that several rows of one exhibit share: legs of a call may stand in two tables of one exchange (a dialler's log and its
-- log of closers).
CREATE OR REPLACE TEMP TABLE merge_leg_group AS
SELECT h
FROM (
  SELECT hash(exhibit, coalesce(group_ref, unique_ref)) AS h
  FROM mapped.call__new
  WHERE _problem IS NULL AND (group_ref IS NOT NULL OR (sequence IS NOT NULL AND unique_ref IS NOT NULL))
)
GROUP BY h
HAVING count(*) > 1;
