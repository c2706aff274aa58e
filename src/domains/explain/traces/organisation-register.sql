SELECT exhibit, source_table, source_row FROM canonical.organisation_number WHERE organisation = $id ORDER BY exhibit, source_table, source_row
