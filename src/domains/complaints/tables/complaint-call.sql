-- Complaints and the calls they speak of. A scam is linked when it is likely enough that one of its calls was meant; then
-- every call of it that a person took is linked, each with its own probability. What is less sure waits for a person.
-- People's judgements win over the machine; where they disagree, the pair is shown as a conflict and claims nothing.
WITH units AS (
  SELECT k.told_id, k.unit, max(s.unit) AS unit_probability
  FROM work.complaint_score AS s JOIN work.complaint_candidate AS k ON k.candidate_id = s.candidate_id
  GROUP BY k.told_id, k.unit
  HAVING max(s.unit) >= $complaint_review
),
near AS (
  SELECT k.told_id, k.unit, u.unit_probability, s.meant, k.talk_s, k.machine, k.call_ref, k.account_ref, k.operator_id, k.number,
         k.presented, k.started_at, k.exhibit, k.source_table, k.source_row, k.started_local, k.zone, k.slip, k.day_gap, k.minute_gap, k.shown, k.claimed, k.codes, k.place_bits
  FROM work.complaint_candidate AS k
  JOIN work.complaint_score AS s ON s.candidate_id = k.candidate_id
  JOIN units AS u ON u.told_id = k.told_id AND u.unit = k.unit
),
further AS (
  SELECT u.told_id, u.unit, u.unit_probability, 0 AS meant, c.talk_s, c.machine, c.call_ref, k.account_ref,
         coalesce(o.operator_id, k.account_ref, '') AS operator_id,
         CASE WHEN starts_with(t.number_id, 'raw:') THEN '' ELSE t.number_id END AS number,
         CASE WHEN c.shown > 0 THEN '+' || c.shown ELSE '' END AS presented, c.started_at, e.exhibit, e.source_table, call_row(c.call_no) AS source_row, CAST(NULL AS TIMESTAMP) AS started_local, CAST(NULL AS VARCHAR) AS zone, -1 AS slip,
         CAST(NULL AS BIGINT) AS day_gap, CAST(NULL AS BIGINT) AS minute_gap, 0 AS shown, 0 AS claimed, c.codes, CAST(NULL AS DOUBLE) AS place_bits
  FROM units AS u
  JOIN work.scene_head AS h ON h.scene_id = u.unit
  JOIN work.scene_member AS m ON m.scene_no = h.scene_no
  JOIN work.scene_call AS c ON c.call_no = m.call_no
  JOIN work.scene_number AS t ON t.number_no = c.number_no
  JOIN work.scene_source AS e ON e.source_no = call_source(c.call_no)
  LEFT JOIN work.scene_caller AS k ON k.account_no = c.account_no
  LEFT JOIN work.operator_account AS o ON o.account_ref = k.account_ref
  ANTI JOIN near AS n
    ON n.told_id = u.told_id AND n.exhibit = e.exhibit AND n.source_table = e.source_table AND n.source_row = call_row(c.call_no)
),
judged AS (
  SELECT t.told_id, j.call_ref, j.verdict, j.said
  FROM work.complaint_judgement AS j JOIN work.complaint_told AS t ON t.complaint_ref = j.complaint_ref
),
-- Judged pairs that the machine would not have thought of.
added AS (
  SELECT j.told_id, 'judged' AS unit, 0 AS unit_probability, 0 AS meant, coalesce(c.talk_s, 0) AS talk_s, 0 AS machine, j.call_ref,
         c.account_ref, o.operator_id, c.dialled AS number, c.presented, c.started_at, c.exhibit, c.source_table, c.source_row,
         CAST(NULL AS TIMESTAMP) AS started_local, CAST(NULL AS VARCHAR) AS zone, -2 AS slip, CAST(NULL AS BIGINT) AS day_gap, CAST(NULL AS BIGINT) AS minute_gap, 0 AS shown, 0 AS claimed, 0 AS codes, CAST(NULL AS DOUBLE) AS place_bits
  FROM (FROM judged AS j ANTI JOIN (FROM near UNION ALL FROM further) AS n ON n.told_id = j.told_id AND n.call_ref = j.call_ref) AS j
  JOIN canonical.call AS c ON coalesce(c.call_ref, c.source_table || ':' || c.source_row) = j.call_ref
  LEFT JOIN work.operator_account AS o ON o.account_ref = c.account_ref
),
-- The call of each scam that was most likely meant: short calls close to it, under the same number, were its beginning or
-- its end; others were attempts that a machine may have taken.
whole AS (
  SELECT *, first_value(started_at) OVER likeliest AS meant_at, first_value(presented) OVER likeliest AS meant_presented
  FROM (FROM near UNION ALL FROM further UNION ALL FROM added)
  WINDOW likeliest AS (PARTITION BY told_id, unit ORDER BY meant DESC, talk_s DESC, exhibit, source_table, source_row)
),
weighed AS (
  SELECT * EXCLUDE (meant_at, meant_presented),
    CASE WHEN talk_s <= 0 THEN 0
         WHEN talk_s > 60 OR codes > 0 THEN $complaint_same_scam
         WHEN talk_s > 30 THEN $complaint_person_60
         WHEN presented = meant_presented AND abs(epoch_us(started_at) - epoch_us(meant_at)) <= 3600000000 THEN $complaint_person_near
         WHEN talk_s > 10 THEN $complaint_person_30
         ELSE $complaint_person_10 END AS person
  FROM whole
),
pairs AS (
  SELECT p.*, j.verdict, j.said,
    least(1, meant + greatest(0, unit_probability - meant) * (1 - machine) * person) AS machine_says,
    max(CASE WHEN j.verdict = 'same' THEN 1 ELSE 0 END) OVER (PARTITION BY p.told_id) AS told_judged,
    max(CASE WHEN j.verdict = 'same' THEN 1 ELSE 0 END) OVER (PARTITION BY p.told_id, p.unit) AS unit_judged
  FROM weighed AS p
  LEFT JOIN judged AS j ON j.told_id = p.told_id AND j.call_ref = p.call_ref
)
SELECT
  t.complaint_ref, p.call_ref, p.account_ref, p.operator_id,
  CASE p.verdict WHEN 'same' THEN 1 WHEN 'not_same' THEN 0 ELSE round(p.machine_says, 6) END AS probability,
  CASE WHEN p.verdict = 'same' THEN 'judged' WHEN p.verdict = 'not_same' THEN 'rejected' WHEN p.verdict = 'conflict' THEN 'conflict'
       WHEN p.verdict = 'unsure' THEN 'review'
       WHEN p.told_judged = 1 AND p.unit_judged = 0 THEN 'review'
       WHEN p.unit_probability >= $complaint_link AND p.machine_says >= $complaint_call THEN 'linked' ELSE 'review' END AS status,
  concat_ws('; ',
    CASE p.slip WHEN 0 THEN 'the number told was dialled' WHEN 1 THEN 'a number that differs from the one told in one digit was dialled'
                WHEN 2 THEN 'a number with two digits exchanged was dialled' WHEN 3 THEN 'a number with a digit more or less was dialled'
                WHEN 4 THEN 'a number with the end told was dialled' WHEN 5 THEN 'no called number was told'
                WHEN 6 THEN 'the number told was never dialled' WHEN 7 THEN 'no number was told, a time and an organisation'
                WHEN 8 THEN 'no called number was told, another complaint of the same person tells it'
                WHEN 9 THEN 'no called number was told, a call list has it beside the same name and postcode' WHEN -1 THEN 'further call of the same scam (' || p.unit || ')' ELSE NULL END,
    CASE WHEN p.slip >= 0 THEN CASE WHEN p.day_gap IS NULL THEN 'on ' || CAST(p.started_local AS DATE) || ', no day was told'
      WHEN p.day_gap = 0 THEN 'on the day told' WHEN p.day_gap < 0 THEN -p.day_gap || CASE WHEN -p.day_gap = 1 THEN ' day' ELSE ' days' END || ' before the day told' ELSE p.day_gap || CASE WHEN p.day_gap = 1 THEN ' day' ELSE ' days' END || ' after the day told' END
      || ' at ' || strftime(p.started_local, '%H:%M') || ' (' || p.zone || ')' END,
    CASE WHEN p.minute_gap IS NOT NULL THEN p.minute_gap || ' min from the time told' END,
    CASE p.shown WHEN 1 THEN 'it showed the number told' WHEN 2 THEN 'it showed a number one slip from the one told'
                 WHEN 3 THEN 'it showed a number of the same organisation' WHEN 4 THEN 'it showed another number than the one told' END,
    CASE p.claimed WHEN 1 THEN 'the organisation told' WHEN 2 THEN 'another organisation than the one told' END,
    CASE WHEN p.place_bits >= 0.5 THEN 'a landline where people of such a postcode have theirs'
         WHEN p.place_bits <= -0.5 THEN 'a landline where people of such a postcode hardly have theirs' END,
    'talk time ' || p.talk_s || ' s', CASE WHEN p.codes > 0 THEN 'a code was captured' END,
    CASE WHEN p.machine >= 0.5 THEN 'a machine may have answered' END,
    CASE WHEN p.verdict IS NOT NULL THEN 'judged by ' || p.said END
  ) AS evidence,
  p.number, t.exhibit AS complaint_exhibit, t.source_table AS complaint_table, t.source_row AS complaint_row,
  p.exhibit AS call_exhibit, p.source_table AS call_table, p.source_row AS call_row
FROM pairs AS p
JOIN work.complaint_told AS t ON t.told_id = p.told_id
WHERE p.verdict IS NOT NULL OR p.machine_says >= $complaint_review
-- A call may have been found on two ways (a slip in the number, and the number it showed): the likelier one counts.
QUALIFY row_number() OVER (PARTITION BY p.told_id, p.exhibit, p.source_table, p.source_row ORDER BY p.machine_says DESC, p.slip, p.unit) = 1
