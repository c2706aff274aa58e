-- The name of every scene, over its number and its first call.
SELECT
  m.scene_no,
  'sc-' || substr(sha256(n.number_id || ' ' || e.exhibit || ':' || e.source_table || ':' || call_row(m.scene_no)), 1, 16) AS scene_id
FROM work.scene_member AS m
JOIN work.scene_call AS c ON c.call_no = m.call_no
JOIN work.scene_number AS n ON n.number_no = c.number_no
JOIN work.scene_source AS e ON e.source_no = call_source(m.scene_no)
WHERE m.call_no = m.scene_no
