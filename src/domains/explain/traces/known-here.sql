SELECT DISTINCT exhibit, source_table, source_row
FROM known_match WHERE known_ref = $id AND exhibit <> '' ORDER BY exhibit, source_table, source_row
