SELECT exhibit, source_table, source_row FROM contact_match WHERE contact_ref = $id ORDER BY exhibit, source_table, source_row
