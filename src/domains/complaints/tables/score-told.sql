SELECT t.told_id, t.called_digits <> '' AS numbered, n.told_id IS NOT NULL AS known, t.minute, t.grid, t.from_min, t.to_min,
       t.presented <> '' AS shown, s.presented IS NOT NULL AS shown_known
FROM work.complaint_told AS t
LEFT JOIN (SELECT DISTINCT told_id FROM work.complaint_number WHERE slip = 0) AS n ON n.told_id = t.told_id
LEFT JOIN (SELECT DISTINCT presented FROM work.presented_organisation WHERE presented <> '') AS s ON s.presented = t.presented
ORDER BY t.told_id
