SELECT DISTINCT l.complaint_exhibit AS exhibit, l.complaint_table AS source_table, l.complaint_row AS source_row
FROM complaint_call AS l SEMI JOIN (SELECT number FROM scene WHERE scene_id = $id AND number <> '') AS s ON s.number = l.number
WHERE l.status IN ('linked', 'judged')
ORDER BY exhibit, source_table, source_row
