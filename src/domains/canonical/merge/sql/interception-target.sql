-- An interception may name its call alone. Where that row of calls was merged into one of another exhibit, the number that
-- the call reached is noted here, because the key no longer leads to a call of this exhibit.
UPDATE mapped.interception__new AS i SET target_raw = c.dialled_raw, target_key = c.dialled_key
FROM (
  SELECT s.from_exhibit, s.from_ref, min(m.dialled_raw) AS dialled_raw, min(m.dialled_key) AS dialled_key
  FROM work.call_source AS s
  JOIN mapped.call AS m ON m.exhibit = s.exhibit AND m.source_table = s.source_table AND m.source_row = s.source_row
  SEMI JOIN (SELECT exhibit, call_ref FROM mapped.interception__new WHERE target_raw IS NULL AND _problem IS NULL) AS n
    ON n.exhibit = s.from_exhibit AND n.call_ref = s.from_ref
  GROUP BY s.from_exhibit, s.from_ref
  HAVING count(DISTINCT m.dialled_raw) = 1
) AS c
WHERE i.target_raw IS NULL AND i._problem IS NULL AND c.from_exhibit = i.exhibit AND c.from_ref = i.call_ref;
