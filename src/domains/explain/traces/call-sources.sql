SELECT s.from_exhibit AS exhibit, s.from_table AS source_table, s.from_row AS source_row
FROM work.call_source AS s
JOIN canonical.call AS c ON c.exhibit = s.exhibit AND c.source_table = s.source_table AND c.source_row = s.source_row
WHERE c.call_ref = $id ORDER BY s.from_exhibit, s.from_table, s.from_row
