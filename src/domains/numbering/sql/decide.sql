-- Chooses between the readings of each (raw, hint), the first rule that applies (README.md has the list).
-- In: phone_pair, phone_spelled, phone_free (no hint needed), phone_hinted. Out: phone_decided.
CREATE OR REPLACE TABLE phone_decided AS
WITH side_by_side AS (
  SELECT p.raw, p.hint, s.plus, s.digits,
         f.number AS f_number, f.region AS f_region, f.type AS f_type, f.rule AS f_rule,
         coalesce(f.valid, false) AS f_valid, coalesce(f.possible, false) AS f_possible,
         h.number AS h_number, h.region AS h_region, h.type AS h_type, h.form AS h_form,
         coalesce(h.valid, false) AS h_valid, coalesce(h.possible, false) AS h_possible,
         coalesce(r.trunk, false) AND h.form = 'plain' AS h_no_trunk,
         -- Valid both as a bare calling code and as a national number without its trunk prefix.
         CASE WHEN r.trunk AND h.form = 'plain' AND h.valid AND f.valid AND f.rule = 'bare' THEN f.region END AS contested
  FROM phone_pair p
  JOIN phone_spelled s ON s.raw = p.raw
  LEFT JOIN phone_free f ON f.raw = p.raw
  LEFT JOIN phone_hinted h ON h.raw = p.raw AND h.hint = p.hint
  LEFT JOIN phone_region r ON r.region = p.hint
), case_codes AS (
  SELECT coalesce(list(DISTINCT r.code), []) AS codes FROM phone_case_region c JOIN phone_region r ON r.region = c.region
), specific AS (
  -- Nobody can dial a national number without its trunk prefix where there is one, but services do store +44… without
  -- the plus: a valid bare calling code of a country that this case calls is likelier, and so is one of a plan in which
  -- far fewer numbers are valid.
  SELECT b.*, coalesce(hz.milli - fz.milli, 0) >= $specific_milli
              OR (b.contested IS NOT NULL AND (list_contains((SELECT codes FROM case_codes), left(b.digits, 1))
                  OR list_contains((SELECT codes FROM case_codes), left(b.digits, 2))
                  OR list_contains((SELECT codes FROM case_codes), left(b.digits, 3)))) AS bare_is_likelier
  FROM side_by_side b
  LEFT JOIN phone_region fr ON fr.region = b.contested
  LEFT JOIN phone_region_size hz ON hz.region = CASE WHEN b.contested IS NOT NULL THEN b.h_region END AND hz.digits = length(b.digits)
  LEFT JOIN phone_region_size fz ON fz.region = b.contested AND fz.digits = length(b.digits) - length(fr.code)
), ruled AS (
  SELECT *,
         CASE WHEN plus AND f_valid THEN f_rule
              WHEN plus AND h_valid AND f_rule = 'plus_zeros' THEN 'plus_national'
              WHEN plus THEN CASE WHEN f_possible AND f_rule = 'plus' THEN 'plus_invalid' END
              WHEN h_valid AND h_form = 'idd' THEN 'idd_hint'
              WHEN h_valid AND h_form = 'bare' THEN 'own_code'
              WHEN h_valid AND NOT h_no_trunk THEN 'national'
              WHEN f_valid AND f_rule <> 'bare' THEN f_rule
              WHEN h_valid AND NOT bare_is_likelier THEN 'national_no_prefix'
              WHEN f_valid THEN 'bare'
              WHEN length(digits) <= $short_digits THEN NULL
              WHEN h_possible AND h_form = 'idd' THEN 'idd_hint_invalid'
              WHEN f_possible AND f_rule <> 'bare' THEN f_rule || '_invalid'
              WHEN h_possible AND h_form IN ('prefix', 'bare') THEN 'national_invalid' END AS rule
  FROM specific
)
SELECT raw, hint, plus, digits, rule,
       coalesce(rule IN ('plus_national', 'idd_hint', 'own_code', 'national', 'national_no_prefix', 'idd_hint_invalid', 'national_invalid'), false) AS by_hint,
       f_number, f_region, f_type, f_valid, f_possible, h_number, h_region, h_type, h_valid, h_possible
FROM ruled;
