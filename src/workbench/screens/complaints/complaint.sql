-- One complaint as it was told, by the name under which it is judged.
SELECT coalesce(p.complaint_ref, p.source_table || ':' || p.source_row) AS ref, p.*
FROM canonical.complaint AS p
WHERE coalesce(p.complaint_ref, p.source_table || ':' || p.source_row) = $ref
ORDER BY p.exhibit, p.source_table, p.source_row
LIMIT 1
