SELECT exhibit, source_table, source_row FROM canonical.complaint
WHERE coalesce(complaint_ref, source_table || ':' || source_row) = $id ORDER BY exhibit, source_table, source_row
