-- Calls that were weighed for a complaint, likeliest first, with what was published of them; then those that nothing but a
-- person named.
WITH weighed AS (
  SELECT k.call_ref, coalesce(l.status, 'not linked') AS status, coalesce(l.probability, s.meant) AS probability, s.unit AS scam,
         s.base_bits, s.number_bits, s.day_bits, s.time_bits, s.part_bits, s.shown_bits, s.claimed_bits, s.talk_bits, s.place_bits,
         coalesce(l.evidence, 'number ' || k.number || ', ' || strftime(k.started_local, '%Y-%m-%d %H:%M') || ' (' || k.zone || '), talk time ' || k.talk_s || ' s') AS evidence,
         s.meant, k.candidate_id, k.exhibit, k.source_table, k.source_row
  FROM work.complaint_told AS t
  JOIN work.complaint_candidate AS k ON k.told_id = t.told_id
  JOIN work.complaint_score AS s ON s.candidate_id = k.candidate_id
  LEFT JOIN complaint_call AS l
    ON l.complaint_exhibit = t.exhibit AND l.complaint_table = t.source_table AND l.complaint_row = t.source_row
    AND l.call_exhibit = k.exhibit AND l.call_table = k.source_table AND l.call_row = k.source_row
  WHERE t.complaint_ref = $id
),
named AS (
  SELECT l.call_ref, l.status, l.probability, l.probability AS scam, NULL AS base_bits, NULL AS number_bits, NULL AS day_bits, NULL AS time_bits, NULL AS part_bits,
         NULL AS shown_bits, NULL AS claimed_bits, NULL AS talk_bits, NULL AS place_bits, l.evidence, 0 AS meant, NULL AS candidate_id,
         l.call_exhibit AS exhibit, l.call_table AS source_table, l.call_row AS source_row
  FROM complaint_call AS l
  ANTI JOIN weighed AS w ON w.exhibit = l.call_exhibit AND w.source_table = l.call_table AND w.source_row = l.call_row
  WHERE l.complaint_ref = $id AND l.status IN ('judged', 'rejected', 'conflict')
)
SELECT call_ref, status, probability, scam, meant, base_bits, number_bits, day_bits, time_bits, part_bits, shown_bits, claimed_bits, talk_bits, place_bits, evidence
FROM (FROM weighed UNION ALL FROM named)
ORDER BY candidate_id IS NULL, scam DESC, meant DESC, candidate_id, exhibit, source_table, source_row
