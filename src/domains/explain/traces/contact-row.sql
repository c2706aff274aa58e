SELECT exhibit, source_table, source_row FROM contact_match
WHERE coalesce(contact_ref, source_table || ':' || source_row) = $id ORDER BY exhibit, source_table, source_row
