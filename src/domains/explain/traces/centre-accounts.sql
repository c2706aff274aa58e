SELECT a.exhibit, a.source_table, a.source_row
FROM canonical.account AS a JOIN work.centre_account AS m ON m.account_ref = a.account_ref
WHERE m.centre_id = $id ORDER BY a.exhibit, a.source_table, a.source_row
