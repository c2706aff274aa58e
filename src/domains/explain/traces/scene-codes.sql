SELECT i.exhibit, i.source_table, i.source_row
FROM canonical.interception AS i
SEMI JOIN (SELECT number FROM scene WHERE scene_id = $id AND number <> '' AND codes_captured > 0) AS s ON s.number = i.target
WHERE i.captured ORDER BY i.at, i.exhibit, i.source_table, i.source_row
