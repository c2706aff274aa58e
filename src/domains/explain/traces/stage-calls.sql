SELECT e.exhibit, e.source_table, call_row(m.call_no) AS source_row
FROM work.scene_head AS h
JOIN work.scene_member AS m ON m.scene_no = h.scene_no
JOIN work.scene_source AS e ON e.source_no = call_source(m.call_no)
WHERE h.scene_id || '/' || m.stage = $id
ORDER BY m.turn
