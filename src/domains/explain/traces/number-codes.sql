SELECT i.exhibit, i.source_table, i.source_row
FROM canonical.interception AS i
LEFT JOIN canonical.call AS c ON c.dialled = $id AND i.target = '' AND c.call_ref = i.call_ref AND i.exhibit = c.exhibit
WHERE i.captured AND coalesce(nullif(i.target, ''), c.dialled) = $id
ORDER BY i.at, i.exhibit, i.source_table, i.source_row
