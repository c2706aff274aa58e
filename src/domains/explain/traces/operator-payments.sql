SELECT p.exhibit, p.source_table, p.source_row
FROM canonical.payment AS p JOIN work.operator_account AS o ON o.account_ref = p.account_ref
WHERE o.operator_id = $id AND p.confirmed IS NOT FALSE ORDER BY p.at, p.exhibit, p.source_table, p.source_row
