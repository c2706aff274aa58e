SELECT exhibit, source_table, source_row FROM canonical.account WHERE account_ref = $id ORDER BY exhibit, source_table, source_row
