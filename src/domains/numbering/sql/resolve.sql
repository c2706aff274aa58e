-- The result: one row for each (raw, hint). In: phone_decided, phone_elsewhere. Out: phone_resolved.
-- A number that is read without a hint in exactly one region of the case is taken; with a hint it is only proposed,
-- because a mistyped number of the hinted region is likelier.
CREATE OR REPLACE TEMP TABLE phone_proposed AS
SELECT raw, count(*) AS numbers, array_to_string(list_sort(list(number)), ';') AS candidates, min(number) AS number,
       min(region) AS region, min(type) AS type
FROM (SELECT e.raw, coalesce('+' || e.number, e.long_number) AS number, min(o.region) AS region, min(o.type) AS type
      FROM phone_elsewhere e JOIN phone_outcome o ON o.outcome_id = e.outcome
      WHERE o.valid AND NOT e.idd AND o.form IN ('plain', 'prefix')
      GROUP BY ALL)
GROUP BY raw;

CREATE OR REPLACE TEMP VIEW phone_resolved AS
WITH joined AS (
  SELECT d.*, o.region AS o_region, o.type AS o_type, o.valid AS o_valid, o.possible AS o_possible,
         e.numbers, e.candidates AS e_candidates, e.number AS e_number, e.region AS e_region, e.type AS e_type,
         d.rule IS NULL AND d.hint IS NULL AND coalesce(e.numbers = 1, false) AS only_elsewhere
  FROM phone_decided d
  LEFT JOIN phone_outcome o ON o.outcome_id = d.outcome
  LEFT JOIN phone_proposed e ON e.raw = CASE WHEN d.rule IS NULL THEN d.raw END
)
SELECT raw, hint,
       CASE WHEN only_elsewhere THEN e_number ELSE coalesce('+' || number, long_number) END AS e164,
       CASE WHEN only_elsewhere THEN try_cast(substr(e_number, 2) AS BIGINT)
            WHEN long_number IS NULL THEN number ELSE try_cast(substr(long_number, 2) AS BIGINT) END AS number,
       CASE WHEN only_elsewhere THEN e_region ELSE o_region END AS region,
       CASE WHEN only_elsewhere THEN e_type ELSE o_type END AS type,
       only_elsewhere OR coalesce(o_valid, false) AS valid,
       only_elsewhere OR coalesce(o_possible, false) AS possible,
       CASE WHEN rule IS NOT NULL OR only_elsewhere THEN 'resolved'
            WHEN numbers > 0 THEN 'ambiguous'
            WHEN is_short THEN 'short'
            ELSE 'unresolved' END AS status,
       CASE WHEN only_elsewhere THEN 'only_region' ELSE coalesce(rule, 'none') END AS rule,
       CASE WHEN only_elsewhere THEN NULL WHEN rule IS NULL THEN e_candidates
            ELSE coalesce('+' || other_number, other_long_number) END AS candidates
FROM joined;
