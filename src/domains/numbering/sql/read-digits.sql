-- Reads digits by the numbering plans. In: phone_query (raw, hint, rule, slot, digits); slot says which plan the digits are
-- dialled in (phone_region), NULL when there is none. Out: phone_reading, one row for each, with
--   number    E.164, NULL when libphonenumber finds no number
--   form      plain; prefix: a national prefix was taken off; bare: the plan's own calling code, without +;
--             idd: an international prefix was dialled
--   region, type, valid, possible   as libphonenumber has them
-- A key is a slot (plan and number of digits), then the first digits of the number: the highest boundary of phone_plan
-- that is not above the key decides. An outcome can send the digits that are left to another slot: those after an
-- international prefix (idd), then those after a part that many beginnings share (jump, at most two in a row;
-- past counts the digits that lie before the part).
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
         CASE o.kind WHEN 'idd' THEN 0 ELSE o.taken END AS past,
         o.slot + CASE o.kind WHEN 'idd' THEN length(f.digits) - o.taken - 1 ELSE 0 END AS slot
  FROM first_look f JOIN phone_outcome o ON o.outcome_id = f.outcome AND o.kind IN ('idd', 'jump')
), second_look AS (
  SELECT k.raw, k.hint, k.rule, k.from_kind, k.digits, k.past, p.outcome
  FROM (SELECT *, slot * $unit::BIGINT
                  + rpad(substr(digits, past + 1, $depth::INTEGER), $depth::INTEGER, '0')::BIGINT AS key FROM second_key) k
  ASOF JOIN phone_plan p ON k.key >= p.key
), third_look AS (
  SELECT k.raw, k.hint, k.rule, k.from_kind, k.digits, k.past, p.outcome
  FROM (SELECT s.* EXCLUDE (past), s.past + o.taken AS past,
               o.slot * $unit::BIGINT
                 + rpad(substr(s.digits, s.past + o.taken + 1, $depth::INTEGER), $depth::INTEGER, '0')::BIGINT AS key
        FROM second_look s JOIN phone_outcome o ON o.outcome_id = s.outcome AND o.kind = 'jump') k
  ASOF JOIN phone_plan p ON k.key >= p.key
), fourth_look AS (
  SELECT k.raw, k.hint, k.rule, k.from_kind, k.digits, p.outcome
  FROM (SELECT t.*,
               o.slot * $unit::BIGINT
                 + rpad(substr(t.digits, t.past + o.taken + 1, $depth::INTEGER), $depth::INTEGER, '0')::BIGINT AS key
        FROM third_look t JOIN phone_outcome o ON o.outcome_id = t.outcome AND o.kind = 'jump') k
  ASOF JOIN phone_plan p ON k.key >= p.key
), looked AS (
  SELECT raw, hint, rule, NULL AS from_kind, digits, outcome FROM first_look
  UNION ALL SELECT raw, hint, rule, from_kind, digits, outcome FROM second_look
  UNION ALL SELECT raw, hint, rule, from_kind, digits, outcome FROM third_look
  UNION ALL SELECT * FROM fourth_look
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
