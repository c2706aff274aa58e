SELECT c.exhibit, c.source_table, c.source_row
FROM canonical.call AS c JOIN number AS n ON n.number = c.dialled
WHERE n.region = $id ORDER BY c.talk_s DESC NULLS LAST, c.exhibit, c.source_table, c.source_row
