-- Reads digits by the numbering plans. In: phone_query (slot, n, v, long and whatever the reader of the result needs);
-- slot says which plan the digits are dialled in (phone_region), NULL when there is none. Out: phone_reading, one row for
-- each, with, beside what was given,
--   outcome      what the plan says (phone_outcome); NULL when it says nothing
--   idd          an international prefix was dialled
--   number       digits of the E.164 number, NULL when libphonenumber finds no number, or when they are more than 18:
--   long_number  then the number as text
-- A key is a slot (plan and number of digits), then the first digits of the number: the highest boundary of phone_plan
-- that is not above the key decides. An outcome can send the digits that are left to another slot: those after an
-- international prefix (idd), then those after a part that many beginnings share (jump, at most two in a row;
-- past counts the digits that lie before the part).
CREATE OR REPLACE TEMP TABLE phone_reading AS
WITH first_look AS MATERIALIZED (
  SELECT k.* EXCLUDE (key), p.outcome
  FROM (SELECT * EXCLUDE (slot),
               CASE WHEN n BETWEEN 1 AND $max_digits THEN (slot + n - 1) * $unit::BIGINT + phone_first(n, v, long) END AS key
        FROM phone_query) k
  ASOF LEFT JOIN phone_plan p ON k.key >= p.key
), cut AS (
  SELECT f.* EXCLUDE (outcome), o.kind = 'idd' AS idd, o.taken,
         o.slot + CASE o.kind WHEN 'idd' THEN n - o.taken - 1 ELSE 0 END AS slot
  FROM first_look f JOIN phone_outcome o ON o.outcome_id = f.outcome AND o.kind IN ('idd', 'jump')
), second_key AS (
  SELECT * REPLACE (
           CASE WHEN idd THEN n - taken ELSE n END AS n,
           CASE WHEN idd THEN phone_rest(n, v, long, taken) ELSE v END AS v,
           CASE WHEN idd THEN phone_long_rest(n, long, taken) ELSE long END AS long,
           CASE WHEN idd THEN 0 ELSE taken END AS taken)
  FROM cut
), second_look AS (
  SELECT k.* EXCLUDE (key, slot, taken), taken AS past, p.outcome
  FROM (SELECT *, slot * $unit::BIGINT
                  + phone_first(n - taken, phone_rest(n, v, long, taken), phone_long_rest(n, long, taken)) AS key
        FROM second_key) k
  ASOF LEFT JOIN phone_plan p ON k.key >= p.key
), third_look AS (
  SELECT k.* EXCLUDE (key, slot), p.outcome
  FROM (SELECT *, slot * $unit::BIGINT + phone_first(n - past, phone_rest(n, v, long, past), phone_long_rest(n, long, past)) AS key
        FROM (SELECT s.* EXCLUDE (outcome) REPLACE (s.past + o.taken AS past), o.slot
              FROM second_look s JOIN phone_outcome o ON o.outcome_id = s.outcome AND o.kind = 'jump')) k
  ASOF LEFT JOIN phone_plan p ON k.key >= p.key
), fourth_look AS (
  SELECT k.* EXCLUDE (key, slot), p.outcome
  FROM (SELECT *, slot * $unit::BIGINT + phone_first(n - past, phone_rest(n, v, long, past), phone_long_rest(n, long, past)) AS key
        FROM (SELECT t.* EXCLUDE (outcome) REPLACE (t.past + o.taken AS past), o.slot
              FROM third_look t JOIN phone_outcome o ON o.outcome_id = t.outcome AND o.kind = 'jump')) k
  ASOF LEFT JOIN phone_plan p ON k.key >= p.key
), looked AS (
  SELECT *, false AS idd FROM first_look
  UNION ALL BY NAME SELECT * EXCLUDE (past) FROM second_look
  UNION ALL BY NAME SELECT * EXCLUDE (past) FROM third_look
  UNION ALL BY NAME SELECT * EXCLUDE (past) FROM fourth_look
), decided AS (
  SELECT l.*, o.kind = 'number' AS is_number, o.head, o.head_v, o.drop_n, o.keep_n, o.gap_n,
         n - o.drop_n - CASE WHEN o.keep_n > 0 THEN o.keep_n + o.gap_n ELSE 0 END AS tail_n,
         length(o.head) - 1 + n - o.drop_n - CASE WHEN o.keep_n > 0 THEN o.gap_n ELSE 0 END AS number_n
  FROM looked l LEFT JOIN phone_outcome o ON o.outcome_id = l.outcome
  WHERE o.kind IS NULL OR o.kind NOT IN ('idd', 'jump')
)
SELECT * EXCLUDE (n, v, long, is_number, head, head_v, drop_n, keep_n, gap_n, tail_n, number_n),
       CASE WHEN NOT is_number OR number_n > 18 THEN NULL
            WHEN n > 18 THEN CAST(substr(head, 2) || substr(long, drop_n + 1, CASE WHEN keep_n > 0 THEN keep_n ELSE 99 END)
                                  || CASE WHEN keep_n > 0 THEN substr(long, drop_n + keep_n + gap_n + 1) ELSE '' END AS BIGINT)
            WHEN keep_n = 0 THEN head_v * phone_power(tail_n) + v % phone_power(tail_n)
            ELSE (head_v * phone_power(keep_n) + v // phone_power(n - drop_n - keep_n) % phone_power(keep_n)) * phone_power(tail_n)
                 + v % phone_power(tail_n) END AS number,
       CASE WHEN is_number AND number_n > 18
            THEN head || substr(phone_text(n, v, long), drop_n + 1, CASE WHEN keep_n > 0 THEN keep_n ELSE 99 END)
                 || CASE WHEN keep_n > 0 THEN substr(phone_text(n, v, long), drop_n + keep_n + gap_n + 1) ELSE '' END END AS long_number
FROM decided;
