-- A complainant writes a number as at home. Each spelling is read without a country and in each of the countries that
-- the service called most; what was really dialled or presented in this case decides (complaint-pick.sql).
WITH written AS (
  SELECT called_raw AS raw FROM mapped.complaint WHERE called_raw IS NOT NULL
  UNION
  SELECT presented_raw FROM mapped.complaint WHERE presented_raw IS NOT NULL
),
regions AS (
  SELECT f.region, count(*) AS calls
  FROM canonical.call AS c JOIN work.number_fact AS f ON f.number = c.dialled
  WHERE f.region <> ''
  GROUP BY f.region
  ORDER BY calls DESC, f.region
  LIMIT 25
)
SELECT raw, CAST(NULL AS VARCHAR) AS context, CAST(NULL AS VARCHAR) AS hint, CAST(1 AS BIGINT) AS uses FROM written
UNION ALL
SELECT w.raw, NULL, r.region, CAST(1 AS BIGINT) FROM written AS w CROSS JOIN regions AS r
