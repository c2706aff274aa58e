SELECT c.exhibit, c.source_table, c.source_row
FROM canonical.call AS c
JOIN work.presented_organisation AS p ON p.presented = c.presented AND p.presented_name = coalesce(c.presented_name, '')
WHERE p.organisation = $id ORDER BY c.talk_s DESC NULLS LAST, c.exhibit, c.source_table, c.source_row
