SELECT c.exhibit, c.source_table, c.source_row
FROM canonical.call AS c
JOIN (SELECT DISTINCT number FROM contact_match WHERE contact_ref = $id AND number <> '') AS m ON m.number = c.dialled
ORDER BY c.started_at, c.exhibit, c.source_table, c.source_row
