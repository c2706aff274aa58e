-- Calls that were weighed for a complaint, likeliest first, with what was published of them.
SELECT k.call_ref, coalesce(l.status, 'not linked') AS status, coalesce(l.probability, s.meant) AS probability, s.unit AS scam,
       s.number_bits, s.day_bits, s.time_bits, s.part_bits, s.shown_bits, s.claimed_bits, s.talk_bits,
       coalesce(l.evidence, 'number ' || k.number || ', ' || strftime(k.started_local, '%Y-%m-%d %H:%M') || ' (' || k.zone || '), talk time ' || k.talk_s || ' s') AS evidence
FROM work.complaint_told AS t
JOIN work.complaint_candidate AS k ON k.told_id = t.told_id
JOIN work.complaint_score AS s ON s.candidate_id = k.candidate_id
LEFT JOIN complaint_call AS l
  ON l.complaint_exhibit = t.exhibit AND l.complaint_table = t.source_table AND l.complaint_row = t.source_row
  AND l.call_exhibit = k.exhibit AND l.call_table = k.source_table AND l.call_row = k.source_row
WHERE t.complaint_ref = $id
ORDER BY s.unit DESC, s.meant DESC, k.candidate_id
