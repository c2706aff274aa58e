-- What there was to compare: was a number told, was it dialled at all and when, was a number shown and a day told.
SELECT t.called_digits <> '' AS numbered, t.call_date IS NOT NULL AS dated, t.presented <> '' AS shown,
       t.minute IS NOT NULL AS timed,
       t.minute IS NOT NULL AND t.grid <= 1 AND t.call_date IS NOT NULL AND t.organisation <> '' AS minuted, n.numbers, d.calls, d.first_at, d.last_at
FROM work.complaint_told AS t
LEFT JOIN (SELECT told_id, count(*) AS numbers FROM work.complaint_number GROUP BY told_id) AS n ON n.told_id = t.told_id
LEFT JOIN (
  SELECT m.told_id, count(*) AS calls, CAST(min(c.started_at) AS DATE) AS first_at, CAST(max(c.started_at) AS DATE) AS last_at
  FROM work.complaint_number AS m
  JOIN work.complaint_told AS w ON w.told_id = m.told_id AND w.complaint_ref = $id
  JOIN canonical.call AS c ON c.dialled = m.number
  WHERE m.slip = 0 GROUP BY m.told_id
) AS d ON d.told_id = t.told_id
WHERE t.complaint_ref = $id
ORDER BY t.told_id
LIMIT 1
