SELECT c.exhibit, c.source_table, c.source_row
FROM canonical.call AS c JOIN work.operator_account AS o ON o.account_ref = c.account_ref
WHERE o.operator_id = $id ORDER BY c.talk_s DESC NULLS LAST, c.exhibit, c.source_table, c.source_row
