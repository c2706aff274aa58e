-- Reads digits by the numbering plans. In: phone_query (raw, hint, rule, slot, digits); slot says which plan the digits are
-- dialled in (phone_region), NULL when there is none. Out: phone_reading, one row for each, with
--   number    E.164, NULL when libphonenumber finds no number
--   form      plain; prefix: a national prefix was taken off; bare: the plan's own calling code, without +;
--             idd: an international prefix was dialled
--   region, type, valid, possible   as libphonenumber has them
-- A key is a slot (plan and number of digits), then the first digits of the number: the highest boundary of phone_plan
-- that is not above the key decides. An outcome can send the digits that are left to another slot: those after an
-- international prefix (idd), or a part that several plans share (jump); at most two times.
CREATE OR REPLACE TABLE phone_reading AS
WITH keyed AS (
  SELECT raw, hint, rule, digits,
         CASE WHEN length(digits) BETWEEN 1 AND $max_digits
              THEN (slot + length(digits) - 1) * $unit::BIGINT + rpad(left(digits, $depth::INTEGER), $depth::INTEGER, '0')::BIGINT END AS key
  FROM phone_query
), first_look AS (
  SELECT k.raw, k.hint, k.rule, k.digits, o.*
  FROM keyed k ASOF LEFT JOIN phone_plan p ON k.key >= p.key LEFT JOIN phone_outcome o ON o.outcome_id = p.outcome
), second_look AS (
  SELECT k.raw, k.hint, k.rule, k.from_kind, k.digits, o.*
  FROM (SELECT raw, hint, rule, kind AS from_kind,
               CASE kind WHEN 'idd' THEN substr(digits, taken + 1) ELSE digits END AS digits,
               (slot + CASE kind WHEN 'idd' THEN length(digits) - taken - 1 ELSE 0 END) * $unit::BIGINT
                 + rpad(substr(digits, taken + 1, $depth::INTEGER), $depth::INTEGER, '0')::BIGINT AS key
        FROM first_look WHERE kind IN ('idd', 'jump')) k
  ASOF JOIN phone_plan p ON k.key >= p.key JOIN phone_outcome o ON o.outcome_id = p.outcome
), third_look AS (
  SELECT k.raw, k.hint, k.rule, k.from_kind, k.digits, o.*
  FROM (SELECT raw, hint, rule, from_kind, digits,
               slot * $unit::BIGINT + rpad(substr(digits, taken + 1, $depth::INTEGER), $depth::INTEGER, '0')::BIGINT AS key
        FROM second_look WHERE kind = 'jump') k
  ASOF JOIN phone_plan p ON k.key >= p.key JOIN phone_outcome o ON o.outcome_id = p.outcome
), looked AS (
  SELECT raw, hint, rule, NULL AS from_kind, digits, kind, form, head, drop_n, keep_n, gap_n, region, type, valid, possible
  FROM first_look WHERE kind IS NULL OR kind NOT IN ('idd', 'jump')
  UNION ALL
  SELECT raw, hint, rule, from_kind, digits, kind, form, head, drop_n, keep_n, gap_n, region, type, valid, possible
  FROM second_look WHERE kind <> 'jump'
  UNION ALL
  SELECT raw, hint, rule, from_kind, digits, kind, form, head, drop_n, keep_n, gap_n, region, type, valid, possible
  FROM third_look
)
SELECT raw, hint, rule,
       CASE WHEN kind <> 'number' THEN NULL
            WHEN keep_n = 0 THEN head || substr(digits, drop_n + 1)
            ELSE head || substr(digits, drop_n + 1, keep_n) || substr(digits, drop_n + keep_n + gap_n + 1) END AS number,
       CASE WHEN from_kind = 'idd' THEN 'idd' ELSE form END AS form,
       region, type, coalesce(valid, false) AS valid, coalesce(possible, false) AS possible
FROM looked;
