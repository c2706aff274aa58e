-- The call with which the first call of the stage was compared: it ended so long before, after so much talk.
WITH begun AS (
  SELECT m.scene_no, m.turn, m.before_s, m.since_d, c.started_at
  FROM work.scene_head AS h
  JOIN work.scene_member AS m ON m.scene_no = h.scene_no
  JOIN work.scene_call AS c ON c.call_no = m.call_no
  WHERE h.scene_id || '/' || m.stage = $id AND m.stage > 1
  ORDER BY m.turn LIMIT 1
)
SELECT exhibit, source_table, source_row FROM (
  SELECT e.exhibit, e.source_table, call_row(m.call_no) AS source_row
  FROM begun AS b
  JOIN work.scene_member AS m ON m.scene_no = b.scene_no AND m.turn < b.turn
  JOIN work.scene_call AS c ON c.call_no = m.call_no
  JOIN work.scene_source AS e ON e.source_no = call_source(m.call_no)
  WHERE c.talk_s = b.before_s
    AND greatest(0, date_diff('second', c.started_at + to_seconds(c.talk_s), b.started_at)) = CAST(round(b.since_d * 86400) AS BIGINT)
  ORDER BY m.turn DESC LIMIT 1
)
