SELECT exhibit, source_table, source_row FROM canonical.call WHERE call_ref = $id ORDER BY exhibit, source_table, source_row
