SELECT a.exhibit, a.source_table, a.source_row
FROM canonical.account AS a JOIN work.operator_account AS o ON o.account_ref = a.account_ref
WHERE o.operator_id = $id ORDER BY a.exhibit, a.source_table, a.source_row
