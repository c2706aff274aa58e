SELECT l.exhibit, l.source_table, l.source_row
FROM canonical.login AS l
JOIN work.centre_account AS m ON m.account_ref = l.account_ref
JOIN work.ip_network AS n ON n.ip = l.ip
JOIN work.centre_place AS p ON p.centre_id = m.centre_id AND p.kind = 'address' AND p.place = n.place
WHERE m.centre_id = $id ORDER BY l.exhibit, l.source_table, l.source_row
