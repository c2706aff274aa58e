-- Which organisation a presented number (and the name typed beside it) stands for: by the register's number first, then
-- by the name, compared without case, accents, punctuation and legal suffixes.
WITH shown AS (
  SELECT presented, coalesce(presented_name, '') AS presented_name, count(*) AS calls
  FROM canonical.call
  WHERE presented_raw IS NOT NULL OR presented_name IS NOT NULL
  GROUP BY ALL
),
names AS (
  SELECT v.canonical AS name_key, min(o.organisation) AS organisation
  FROM canonical.organisation_number AS o JOIN work.organisation_value AS v ON v.raw = o.organisation
  GROUP BY v.canonical
)
SELECT
  s.presented, s.presented_name, s.calls, coalesce(l.organisation, n.organisation) AS organisation,
  CASE WHEN coalesce(l.organisation, n.organisation) IS NOT NULL
       THEN dense_rank() OVER (ORDER BY coalesce(l.organisation, n.organisation)) END AS organisation_no,
  CASE WHEN l.organisation IS NOT NULL THEN 'number in the register'
       WHEN n.organisation IS NOT NULL THEN 'name typed by the account' ELSE '' END AS rule
FROM shown AS s
LEFT JOIN work.organisation_line AS l ON l.number = s.presented
LEFT JOIN work.organisation_value AS v ON v.raw = s.presented_name
LEFT JOIN names AS n ON n.name_key = v.canonical
