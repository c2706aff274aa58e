SELECT exhibit, source_table, source_row FROM canonical.call WHERE dialled = $id ORDER BY started_at, exhibit, source_table, source_row
