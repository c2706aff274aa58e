SELECT s.from_exhibit AS exhibit, s.from_table AS source_table, s.from_row AS source_row
FROM work.scene_head AS h
JOIN work.scene_member AS m ON m.scene_no = h.scene_no
JOIN work.scene_source AS e ON e.source_no = call_source(m.call_no)
JOIN work.call_source AS s ON s.exhibit = e.exhibit AND s.source_table = e.source_table AND s.source_row = call_row(m.call_no)
WHERE h.scene_id || '/' || m.stage = $id
ORDER BY m.turn, s.from_exhibit, s.from_table, s.from_row
