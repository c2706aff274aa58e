SELECT exhibit, source_table, source_row FROM canonical.payment WHERE account_ref = $id ORDER BY at, exhibit, source_table, source_row
