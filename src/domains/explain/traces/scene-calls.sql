SELECT exhibit, source_table, source_row FROM work.scene_member WHERE scene_id = $id ORDER BY started_at, exhibit, source_table, source_row
