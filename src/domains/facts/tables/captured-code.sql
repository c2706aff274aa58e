-- One-time codes captured, per attacked number: the interception's own target, else the number of its call. Calls are
-- looked up for the interceptions without a target alone.
WITH captured AS (
  SELECT exhibit, call_ref, target FROM canonical.interception WHERE captured
),
called AS (
  SELECT exhibit, call_ref, min(dialled) AS dialled
  FROM canonical.call AS c
  SEMI JOIN (SELECT exhibit, call_ref FROM captured WHERE target = '') AS i ON i.call_ref = c.call_ref AND i.exhibit = c.exhibit
  WHERE call_ref IS NOT NULL
  GROUP BY exhibit, call_ref
),
placed AS (
  SELECT CASE WHEN i.target <> '' THEN i.target ELSE coalesce(c.dialled, '') END AS number
  FROM captured AS i
  LEFT JOIN called AS c ON c.call_ref = i.call_ref AND c.exhibit = i.exhibit
)
SELECT number, count(*) AS codes FROM placed WHERE number <> '' GROUP BY number
