-- Regions whose national spellings are worth trying in this case: those of hints and those that are called in a
-- spelling that needs no hint. One region for a calling code (GB for GG, US for CA): they dial each other alike.
CREATE OR REPLACE TEMP TABLE phone_case_region AS
WITH called AS (
  SELECT o.region, sum(f.uses) AS uses
  FROM phone_free f JOIN phone_outcome o ON o.outcome_id = f.outcome
  WHERE o.valid AND f.f_rule <> 'bare' AND o.region IS NOT NULL
  GROUP BY o.region
), hinted AS (
  SELECT hint AS region, sum(uses) AS uses FROM phone_use WHERE hint IS NOT NULL GROUP BY hint
), main_of AS (
  SELECT unnest($regions) AS region, unnest($main_regions) AS main_region
), together AS (
  SELECT m.main_region AS region, sum(uses)::BIGINT AS uses
  FROM (FROM called UNION ALL FROM hinted UNION ALL SELECT $service_region, 1 WHERE $service_region IS NOT NULL) a
  JOIN main_of m USING (region)
  GROUP BY m.main_region
)
SELECT region, uses
FROM together
ORDER BY uses DESC, region
LIMIT $phone_most_regions;
