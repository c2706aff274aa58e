-- Chooses between the readings of each (raw, hint), the first rule that applies (README.md has the list).
-- In: phone_hinted, which has the reading without a hint (f_…) beside the one with it. Out: phone_decided, with the reading
-- that was chosen, and the other one where it is valid as well (other_…).
CREATE OR REPLACE TEMP TABLE phone_decided AS
WITH side_by_side AS (
  SELECT h.* EXCLUDE (outcome, number, long_number, idd),
         f.region AS f_region, coalesce(f.valid, false) AS f_valid, coalesce(f.possible, false) AS f_possible,
         h.outcome AS h_outcome, h.number AS h_number, h.long_number AS h_long_number, o.region AS h_region,
         CASE WHEN h.idd THEN 'idd' ELSE o.form END AS h_form,
         coalesce(o.valid, false) AS h_valid, coalesce(o.possible, false) AS h_possible,
         -- Not what people dial: a missing trunk prefix, and mailboxes, whose numbers are longer than subscribers'.
         NOT h.idd AND coalesce((trunk AND o.form = 'plain') OR o.type = 'VOICEMAIL', false) AS h_unusual,
         -- Two international prefixes: 00, which services take everywhere, and the region's own with a carrier's digit (005 in Colombia).
         coalesce(h.idd AND o.valid AND f.valid AND h.f_rule = 'idd_00' AND o.region <> f.region, false) AS two_prefixes
  FROM phone_hinted h
  LEFT JOIN phone_outcome f ON f.outcome_id = h.f_outcome
  LEFT JOIN phone_outcome o ON o.outcome_id = h.outcome
), weighed AS (
  -- Valid both as a bare calling code and as a national number without its trunk prefix.
  SELECT *, CASE WHEN h_unusual AND h_valid AND f_valid AND f_rule = 'bare' THEN f_region END AS contested FROM side_by_side
), case_codes AS (
  SELECT coalesce(list(DISTINCT CAST(r.code AS BIGINT)), []) AS codes
  FROM phone_case_region c JOIN phone_region r ON r.region = c.region
), code_uses AS (
  SELECT r.code, CAST(sum(c.uses) AS BIGINT) AS uses
  FROM phone_case_region c JOIN phone_region r ON r.region = c.region GROUP BY r.code
), prefix_regions AS (
  SELECT w.f_region, w.h_region,
         coalesce(fu.uses, 0) > coalesce(hu.uses, 0) AS prefix_00_is_likelier
  FROM (SELECT DISTINCT f_region, h_region FROM weighed WHERE two_prefixes) AS w
  JOIN phone_region AS fr ON fr.region = w.f_region
  LEFT JOIN phone_region AS hr ON hr.region = w.h_region
  LEFT JOIN code_uses AS fu ON fu.code = fr.code
  LEFT JOIN code_uses AS hu ON hu.code = hr.code
), specific AS (
  -- Nobody can dial a national number without its trunk prefix where there is one, but services do store +44… without
  -- the plus: a valid bare calling code of a country that this case calls is likelier, and so is one of a plan in which
  -- far fewer numbers are valid.
  SELECT b.*, coalesce(hz.milli - fz.milli, 0) >= $phone_specific_milli
              OR CASE WHEN b.contested IS NULL THEN false
                      ELSE list_contains((SELECT codes FROM case_codes), phone_first(b.d_n, b.d_v, b.d_long) // 100000000000000)
                        OR list_contains((SELECT codes FROM case_codes), phone_first(b.d_n, b.d_v, b.d_long) // 10000000000000)
                        OR list_contains((SELECT codes FROM case_codes), phone_first(b.d_n, b.d_v, b.d_long) // 1000000000000)
                 END AS bare_is_likelier,
         coalesce(pr.prefix_00_is_likelier, false) AS prefix_00_is_likelier
  FROM weighed b
  LEFT JOIN prefix_regions pr
    ON pr.f_region = CASE WHEN b.two_prefixes THEN b.f_region END AND pr.h_region = b.h_region
  LEFT JOIN phone_region fr ON fr.region = b.contested
  LEFT JOIN phone_region_size hz ON hz.region = CASE WHEN b.contested IS NOT NULL THEN b.h_region END AND hz.digits = b.d_n
  LEFT JOIN phone_region_size fz ON fz.region = b.contested AND fz.digits = b.d_n - length(fr.code)
), ruled AS (
  SELECT *,
         CASE WHEN plus AND f_valid THEN f_rule
              WHEN plus AND h_valid AND f_rule = 'plus_zeros' THEN 'plus_national'
              WHEN plus THEN CASE WHEN f_possible AND f_rule = 'plus' THEN 'plus_invalid' END
              WHEN h_valid AND h_form = 'idd' AND NOT prefix_00_is_likelier THEN 'idd_hint'
              WHEN h_valid AND h_form = 'bare' THEN 'own_code'
              WHEN h_valid AND h_form <> 'idd' AND NOT h_unusual THEN 'national'
              WHEN f_valid AND f_rule <> 'bare' THEN f_rule
              WHEN h_valid AND NOT bare_is_likelier THEN CASE WHEN trunk THEN 'national_no_prefix' ELSE 'national' END
              WHEN f_valid THEN 'bare'
              WHEN d_n <= $phone_short_digits THEN NULL
              WHEN h_possible AND h_form = 'idd' THEN 'idd_hint_invalid'
              WHEN f_possible AND f_rule <> 'bare' THEN f_rule || '_invalid'
              WHEN h_possible AND h_form IN ('prefix', 'bare') THEN 'national_invalid' END AS rule
  FROM specific
), sided AS (
  SELECT *,
         coalesce(rule IN ('plus_national', 'idd_hint', 'own_code', 'national', 'national_no_prefix', 'idd_hint_invalid', 'national_invalid'), false) AS by_hint,
         f_number IS DISTINCT FROM h_number OR f_long_number IS DISTINCT FROM h_long_number AS differ
  FROM ruled
)
SELECT raw, hint, d_n, d_v, d_long, d_n BETWEEN 1 AND $phone_short_digits AS is_short, rule,
       CASE WHEN rule IS NULL THEN NULL WHEN by_hint THEN h_outcome ELSE f_outcome END AS outcome,
       CASE WHEN rule IS NULL THEN NULL WHEN by_hint THEN h_number ELSE f_number END AS number,
       CASE WHEN rule IS NULL THEN NULL WHEN by_hint THEN h_long_number ELSE f_long_number END AS long_number,
       CASE WHEN rule IS NULL OR NOT differ THEN NULL
            WHEN by_hint AND f_valid THEN f_number WHEN NOT by_hint AND h_valid THEN h_number END AS other_number,
       CASE WHEN rule IS NULL OR NOT differ THEN NULL
            WHEN by_hint AND f_valid THEN f_long_number WHEN NOT by_hint AND h_valid THEN h_long_number END AS other_long_number
FROM sided;
