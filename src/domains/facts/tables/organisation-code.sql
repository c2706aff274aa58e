-- One-time codes captured, per impersonated organisation: as typed for the interception, else as presented in its call.
WITH captured AS (
  SELECT i.exhibit, i.call_ref, n.organisation
  FROM canonical.interception AS i
  LEFT JOIN work.organisation_name AS n ON n.raw = i.organisation
  WHERE i.captured
),
-- Calls are looked up for the interceptions that name no organisation alone.
called AS (
  SELECT c.exhibit, c.call_ref, min(p.organisation) AS organisation
  FROM canonical.call AS c
  SEMI JOIN (SELECT exhibit, call_ref FROM captured WHERE organisation IS NULL) AS i
    ON i.call_ref = c.call_ref AND i.exhibit = c.exhibit
  JOIN work.presented_organisation AS p
    ON p.presented = c.presented AND p.presented_name = coalesce(c.presented_name, '')
  WHERE c.call_ref IS NOT NULL
  GROUP BY c.exhibit, c.call_ref
),
placed AS (
  SELECT coalesce(i.organisation, c.organisation) AS organisation
  FROM captured AS i
  LEFT JOIN called AS c ON c.call_ref = i.call_ref AND c.exhibit = i.exhibit
)
SELECT organisation, count(*) AS codes FROM placed WHERE organisation IS NOT NULL GROUP BY organisation
