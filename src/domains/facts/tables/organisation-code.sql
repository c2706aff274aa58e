-- One-time codes captured, per impersonated organisation: as typed for the interception, else as presented in its call.
WITH names AS (
  SELECT v.canonical AS name_key, min(o.organisation) AS organisation
  FROM canonical.organisation_number AS o JOIN work.organisation_value AS v ON v.raw = o.organisation
  GROUP BY v.canonical
)
SELECT coalesce(n.organisation, p.organisation) AS organisation, count(*) AS codes
FROM canonical.interception AS i
LEFT JOIN work.organisation_value AS v ON v.raw = i.organisation
LEFT JOIN names AS n ON n.name_key = v.canonical
LEFT JOIN canonical.call AS c ON c.call_ref = i.call_ref AND i.call_ref IS NOT NULL AND i.exhibit = c.exhibit
LEFT JOIN work.presented_organisation AS p
  ON p.presented = c.presented AND p.presented_name = coalesce(c.presented_name, '')
WHERE i.captured AND coalesce(n.organisation, p.organisation) IS NOT NULL
GROUP BY coalesce(n.organisation, p.organisation)
