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
  SELECT k.raw, k.hint, k.rule, k.digits, p.outcome FROM keyed k ASOF LEFT JOIN phone_plan p ON k.key >= p.key
), second_key AS (
  SELECT f.raw, f.hint, f.rule, o.kind AS from_kind,
         CASE o.kind WHEN 'idd' THEN substr(f.digits, o.taken + 1) ELSE f.digits END AS digits,
         (o.slot + CASE o.kind WHEN 'idd' THEN length(f.digits) - o.taken - 1 ELSE 0 END) * $unit::BIGINT
           + rpad(substr(f.digits, o.taken + 1, $depth::INTEGER), $depth::INTEGER, '0')::BIGINT AS key
  FROM first_look f JOIN phone_outcome o ON o.outcome_id = f.outcome AND o.kind IN ('idd', 'jump')
), second_look AS (
  SELECT k.raw, k.hint, k.rule, k.from_kind, k.digits, p.outcome FROM second_key k ASOF JOIN phone_plan p ON k.key >= p.key
), third_key AS (
  SELECT s.raw, s.hint, s.rule, s.from_kind, s.digits,
         o.slot * $unit::BIGINT + rpad(substr(s.digits, o.taken + 1, $depth::INTEGER), $depth::INTEGER, '0')::BIGINT AS key
  FROM second_look s JOIN phone_outcome o ON o.outcome_id = s.outcome AND o.kind = 'jump'
), third_look AS (
  SELECT k.raw, k.hint, k.rule, k.from_kind, k.digits, p.outcome FROM third_key k ASOF JOIN phone_plan p ON k.key >= p.key
), looked AS (
  SELECT raw, hint, rule, NULL AS from_kind, digits, outcome FROM first_look
  UNION ALL SELECT * FROM second_look
  UNION ALL SELECT * FROM third_look
), decided AS (
  SELECT l.raw, l.hint, l.rule, l.from_kind, l.digits, o.*
  FROM looked l LEFT JOIN phone_outcome o ON o.outcome_id = l.outcome
  WHERE o.kind IS NULL OR o.kind NOT IN ('idd', 'jump')
)
SELECT raw, hint, rule,
       CASE WHEN kind <> 'number' THEN NULL
            WHEN keep_n = 0 THEN head || substr(digits, drop_n + 1)
            ELSE head || substr(digits, drop_n + 1, keep_n) || substr(digits, drop_n + keep_n + gap_n + 1) END AS number,
       CASE WHEN from_kind = 'idd' THEN 'idd' ELSE form END AS form,
       region, type, coalesce(valid, false) AS valid, coalesce(possible, false) AS possible
FROM decided;
