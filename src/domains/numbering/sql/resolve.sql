-- The result: one row for each (raw, hint). In: phone_decided, phone_elsewhere. Out: phone_resolved.
-- A number that is read without a hint in exactly one region of the case is taken; with a hint it is only proposed,
-- because a mistyped number of the hinted region is likelier.
CREATE OR REPLACE TABLE phone_resolved AS
WITH elsewhere AS (
  SELECT raw, count(*) AS numbers, array_to_string(list_sort(list(number)), ';') AS candidates,
         min(number) AS number, min(region) AS region, min(type) AS type
  FROM (SELECT raw, number, min(region) AS region, min(type) AS type
        FROM phone_elsewhere WHERE valid AND form IN ('plain', 'prefix') GROUP BY raw, number)
  GROUP BY raw
), joined AS (
  SELECT d.*, e.numbers, e.candidates AS e_candidates, e.number AS e_number, e.region AS e_region, e.type AS e_type,
         d.rule IS NULL AND d.hint IS NULL AND coalesce(e.numbers = 1, false) AS only_elsewhere
  FROM phone_decided d LEFT JOIN elsewhere e ON e.raw = d.raw
)
SELECT raw, hint,
       CASE WHEN only_elsewhere THEN e_number WHEN rule IS NULL THEN NULL WHEN by_hint THEN h_number ELSE f_number END AS e164,
       CASE WHEN only_elsewhere THEN e_region WHEN rule IS NULL THEN NULL WHEN by_hint THEN h_region ELSE f_region END AS region,
       CASE WHEN only_elsewhere THEN e_type WHEN rule IS NULL THEN NULL WHEN by_hint THEN h_type ELSE f_type END AS type,
       CASE WHEN only_elsewhere THEN true WHEN rule IS NULL THEN false WHEN by_hint THEN h_valid ELSE f_valid END AS valid,
       CASE WHEN only_elsewhere THEN true WHEN rule IS NULL THEN false WHEN by_hint THEN h_possible ELSE f_possible END AS possible,
       CASE WHEN rule IS NOT NULL OR only_elsewhere THEN 'resolved'
            WHEN numbers > 0 THEN 'ambiguous'
            WHEN length(digits) BETWEEN 1 AND $short_digits THEN 'short'
            ELSE 'unresolved' END AS status,
       CASE WHEN only_elsewhere THEN 'only_region' ELSE coalesce(rule, 'none') END AS rule,
       CASE WHEN rule IS NULL AND NOT only_elsewhere THEN e_candidates
            WHEN by_hint AND f_valid AND f_number <> h_number THEN f_number
            WHEN NOT by_hint AND h_valid AND f_number <> h_number THEN h_number END AS candidates
FROM joined;
