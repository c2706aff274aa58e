-- By the number of the entry, else by the entry that the call names; as contact_match counts them.
WITH entry AS (
  SELECT exhibit, contact_ref, number_id, matched_by FROM contact_match WHERE coalesce(contact_ref, source_table || ':' || source_row) = $id AND called
)
SELECT exhibit, source_table, source_row FROM (
  SELECT c.exhibit, c.source_table, c.source_row, c.started_at
  FROM canonical.call AS c
  SEMI JOIN (SELECT number_id FROM entry WHERE matched_by LIKE 'number%') AS m
    ON m.number_id = CASE WHEN c.dialled <> '' THEN c.dialled ELSE raw_number_id(c.dialled_raw) END
  UNION
  SELECT c.exhibit, c.source_table, c.source_row, c.started_at
  FROM canonical.call AS c SEMI JOIN (SELECT exhibit, contact_ref FROM entry WHERE matched_by LIKE '%entry') AS m
    ON m.exhibit = c.exhibit AND m.contact_ref = c.contact_ref
)
ORDER BY started_at, exhibit, source_table, source_row
