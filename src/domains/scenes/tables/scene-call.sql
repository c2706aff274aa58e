-- The calls to numbers that matter, each with its operator, what the called person saw, and how likely somebody was held.
-- Numbers are found again by whole numbers; only spellings that could not be resolved are compared as texts.
WITH picked AS (
  SELECT n.number_id, n.class, n.calls, c.*
  FROM canonical.call AS c
  JOIN work.scene_number AS n ON n.digits = try_cast(ltrim(c.dialled, '+') AS BIGINT)
  WHERE c.dialled <> '' AND n.digits > 0
  UNION ALL
  SELECT n.number_id, n.class, n.calls, c.*
  FROM canonical.call AS c
  JOIN (SELECT * FROM work.scene_number WHERE digits = 0) AS n
    ON n.number_id = 'raw:' || regexp_replace(c.dialled_raw, '[^0-9+*#]', '', 'g')
  WHERE c.dialled = ''
)
SELECT
  c.number_id, c.class, c.calls, c.account_ref, coalesce(o.operator_id, c.account_ref, '') AS operator_id, c.call_ref, c.started_at,
  c.answered, coalesce(c.talk_s, 0) AS talk_s, coalesce(i.codes, 0) AS codes,
  CASE WHEN i.codes > 0 THEN 1.0
       WHEN NOT c.answered OR coalesce(c.talk_s, 0) <= $scene_held_s THEN 0.0
       ELSE 1.0 - greatest(coalesce(t.share, 0), coalesce(a.share, 0)) END AS held,
  greatest(coalesce(t.share, 0), coalesce(a.share, 0)) AS machine,
  p.organisation, c.presented, c.presented_raw,
  coalesce(c.presented_name, '') AS presented_name,
  CASE WHEN p.organisation IS NOT NULL THEN p.organisation
       WHEN c.presented <> '' THEN c.presented
       WHEN regexp_matches(c.presented_raw, '[1-9]') THEN 'raw:' || regexp_replace(c.presented_raw, '[^0-9]', '', 'g')
       ELSE 'withheld' END AS identity,
  c.exhibit, c.source_table, c.source_row
FROM picked AS c
LEFT JOIN work.operator_account AS o ON o.account_ref = c.account_ref
LEFT JOIN work.scene_code AS i
  ON i.exhibit = c.exhibit AND i.source_table = c.source_table AND i.source_row = c.source_row
LEFT JOIN work.cut_off AS t ON t.trunk = coalesce(c.trunk, '') AND t.talk_s = c.talk_s
LEFT JOIN work.cut_off AS a ON a.trunk = '*' AND a.talk_s = c.talk_s
LEFT JOIN work.presented_organisation AS p
  ON p.presented = c.presented AND p.presented_name = coalesce(c.presented_name, '')
