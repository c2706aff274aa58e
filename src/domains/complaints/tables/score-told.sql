SELECT t.told_id, t.called_digits <> '' AS numbered, n.told_id IS NOT NULL AS known, t.minute, t.grid, t.from_min, t.to_min, t.currency
FROM work.complaint_told AS t
LEFT JOIN (SELECT DISTINCT told_id FROM work.complaint_number WHERE slip = 0) AS n ON n.told_id = t.told_id
ORDER BY t.told_id
