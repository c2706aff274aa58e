-- The calls to numbers that matter, each with its crew, what the called person saw, and how likely a machine answered or
-- somebody was held. Talk time says that a call was answered, whatever outcome is stored beside it. Numbers are found again by
-- whole numbers; only spellings that could not be resolved are compared as texts. Calls, numbers and crews are whole numbers
-- here: the steps that follow sort and join by those alone, and look up texts at the end.
WITH picked AS (
  SELECT n.number_no, n.calls, substr(n.number_id, 1, 3) AS area, c.*
  FROM canonical.call AS c
  JOIN work.scene_number AS n ON n.digits = try_cast(ltrim(c.dialled, '+') AS BIGINT)
  WHERE c.dialled <> '' AND n.digits > 0
  UNION ALL
  SELECT n.number_no, n.calls, substr(n.number_id, 1, 3), c.*
  FROM canonical.call AS c
  JOIN (SELECT * FROM work.scene_number WHERE digits = 0) AS n
    ON n.number_id = raw_number_id(c.dialled_raw)
  WHERE c.dialled = ''
),
judged AS (
  SELECT c.*,
    CASE WHEN coalesce(c.talk_s, 0) <= 0 THEN 0
         WHEN m.disposition IS NOT NULL THEN 1
         ELSE coalesce(s.machine, 0) / 1000 END AS machine
  FROM picked AS c
  LEFT JOIN work.machine_answer AS m
    ON m.disposition = coalesce(c.disposition, '') AND m.answered_by = coalesce(c.answered_by, '') AND c.talk_s > 0
    AND m.reached = (coalesce(c.trunk, '') <> '')
  CROSS JOIN work.talk_dimension AS d
  LEFT JOIN work.talk_second AS s
    ON s.talk_s = c.talk_s
    AND s.place = talk_place(d.dimension, c.trunk, c.server, c.dialled, $channel_tail)
)
SELECT
  call_no(e.source_no, c.source_row) AS call_no, c.number_no, coalesce(k.crew_no, 0) AS crew_no, c.calls = 1 AS alone, c.area,
  k.account_no, coalesce(c.call_ref, c.source_table || ':' || c.source_row) AS call_ref, c.started_at,
  coalesce(c.talk_s, 0) > 0 AS answered, coalesce(c.talk_s, 0) AS talk_s, coalesce(i.codes, 0) AS codes, c.machine,
  coalesce(c.talk_s BETWEEN b.talk_s AND b.talk_s + 1, false) AS played,
  CASE WHEN i.codes > 0 THEN 1
       WHEN c.talk_s > $scene_held_s THEN 1 - c.machine ELSE 0 END AS held,
  p.organisation_no, shown_no(c.presented, c.presented_raw) AS shown,
  CASE WHEN coalesce(c.presented_name, '') = '' THEN 0 ELSE 1 + CAST(hash(lower(c.presented_name)) >> 2 AS BIGINT) END AS name,
  coalesce(c.presented_raw, '') AS presented_raw
FROM judged AS c
JOIN work.scene_source AS e ON e.exhibit = c.exhibit AND e.source_table = c.source_table
LEFT JOIN work.scene_caller AS k ON k.account_ref = c.account_ref
LEFT JOIN work.recorded_message AS b ON b.account_ref = c.account_ref
LEFT JOIN work.scene_code AS i
  ON i.exhibit = c.exhibit AND i.source_table = c.source_table AND i.source_row = c.source_row
LEFT JOIN (SELECT presented, presented_name, organisation_no FROM work.presented_organisation WHERE organisation_no IS NOT NULL) AS p
  ON p.presented = c.presented AND p.presented_name = coalesce(c.presented_name, '')
