SELECT DISTINCT known_exhibit AS exhibit, known_table AS source_table, known_row AS source_row
FROM known_match WHERE known_ref = $id ORDER BY exhibit, source_table, source_row
