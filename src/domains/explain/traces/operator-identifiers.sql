SELECT u.exhibit, u.source_table, u.source_row
FROM work.account_identifier AS u
JOIN work.identifier AS i ON i.kind = u.kind AND i.value = u.value AND i.exclusive AND NOT i.hub
JOIN work.operator_account AS o ON o.account_ref = u.account_ref
WHERE o.operator_id = $id AND i.accounts > 1
ORDER BY u.kind, u.value, u.account_ref
