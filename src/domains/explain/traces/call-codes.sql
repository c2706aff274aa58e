SELECT exhibit, source_table, source_row FROM canonical.interception
WHERE captured AND call_ref = $id ORDER BY at, exhibit, source_table, source_row
