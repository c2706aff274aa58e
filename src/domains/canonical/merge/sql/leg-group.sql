-- Ids that several rows of one table share (and one server: ids that begin with a time repeat between servers).
CREATE OR REPLACE TEMP TABLE merge_leg_group AS
SELECT h
FROM (
  SELECT hash(exhibit, source_table, server, coalesce(group_ref, unique_ref)) AS h
  FROM mapped.call__new
  WHERE _problem IS NULL AND (group_ref IS NOT NULL OR (sequence IS NOT NULL AND unique_ref IS NOT NULL))
)
GROUP BY h
HAVING count(*) > 1;
