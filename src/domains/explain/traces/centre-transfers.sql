SELECT c.exhibit, c.source_table, c.source_row
FROM canonical.call AS c JOIN work.centre_account AS m ON m.account_ref = c.account_ref
WHERE m.centre_id = $id AND c.transferred_to IS NOT NULL
ORDER BY c.started_at, c.exhibit, c.source_table, c.source_row
