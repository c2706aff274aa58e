-- Codes captured from the person on calls of the stage: those that name the call, else those after it and before the next call with a code.
WITH number AS (
  SELECT DISTINCT a.number_no FROM work.scene_head AS h JOIN work.scene_act AS a ON a.scene_no = h.scene_no
  WHERE h.scene_id || '/' || a.stage = $id
),
coded AS (
  SELECT c.call_ref, c.started_at, e.exhibit, h.scene_id || '/' || m.stage = $id AS here
  FROM work.scene_call AS c
  SEMI JOIN number AS n ON n.number_no = c.number_no
  JOIN work.scene_member AS m ON m.call_no = c.call_no
  JOIN work.scene_head AS h ON h.scene_no = m.scene_no
  JOIN work.scene_source AS e ON e.source_no = call_source(c.call_no)
  WHERE c.codes > 0
),
owned AS (
  SELECT i.exhibit, i.source_table, i.source_row, i.at AS captured_at, c.here
  FROM canonical.interception AS i
  JOIN scene AS s ON s.number = i.target AND s.number <> '' AND s.scene_id = split_part($id, '/', 1)
  JOIN coded AS c ON c.started_at <= i.at OR c.exhibit = i.exhibit AND c.call_ref = i.call_ref
  WHERE i.captured
  QUALIFY row_number() OVER (
    PARTITION BY i.exhibit, i.source_table, i.source_row
    ORDER BY coalesce(c.exhibit = i.exhibit AND c.call_ref = i.call_ref, false) DESC, c.started_at DESC
  ) = 1
)
SELECT exhibit, source_table, source_row FROM owned WHERE here ORDER BY captured_at, exhibit, source_table, source_row
