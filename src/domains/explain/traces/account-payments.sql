SELECT p.exhibit, p.source_table, p.source_row
FROM canonical.payment AS p WHERE p.account_ref = $id ORDER BY p.at, p.exhibit, p.source_table, p.source_row
