SELECT i.exhibit, i.source_table, i.source_row
FROM canonical.interception AS i WHERE i.captured AND i.call_ref = $id ORDER BY i.at, i.exhibit, i.source_table, i.source_row
