-- Complaints with what they are tied to, one row each: what list.sql and counts.sql begin with. What the person may not see
-- is NULL already: it is neither found nor ordered by. A complaint is as settled as the most settled of its calls.
WITH tied AS (
  SELECT complaint_exhibit AS exhibit, complaint_table AS source_table, complaint_row AS source_row,
         count(*) FILTER (WHERE status IN ('linked', 'judged')) AS linked,
         count(*) FILTER (WHERE status IN ('review', 'conflict')) AS doubtful,
         CASE
           WHEN count(*) FILTER (WHERE status = 'conflict') > 0 THEN 'conflict'
           WHEN count(*) FILTER (WHERE status = 'judged') > 0 THEN 'judged'
           WHEN count(*) FILTER (WHERE status = 'linked') > 0 THEN 'linked'
           WHEN count(*) FILTER (WHERE status = 'review') > 0 THEN 'review'
           ELSE 'rejected'
         END AS status,
         max(probability) AS probability,
         string_agg(DISTINCT operator_id, ';' ORDER BY operator_id) FILTER (WHERE status IN ('linked', 'judged')) AS operator_ids
  FROM complaint_call
  GROUP BY complaint_exhibit, complaint_table, complaint_row
),
listed AS (
  SELECT coalesce(p.complaint_ref, p.source_table || ':' || p.source_row) AS ref, p.received_on, p.call_date, p.name, p.called,
         p.called_raw, p.presented, p.organisation, p.loss, p.currency, left(p.narrative, 200) AS narrative,
         coalesce(t.status, 'none') AS status, coalesce(t.linked, 0) AS linked, coalesce(t.doubtful, 0) AS doubtful, t.probability,
         coalesce(t.operator_ids, '') AS operator_ids, p.exhibit, p.source_table, p.source_row,
         concat_ws(' ', p.complaint_ref, p.name, p.postcode, p.called, p.called_raw, p.presented, p.presented_raw, p.organisation, p.narrative) AS words
  FROM canonical.complaint AS p
  LEFT JOIN tied AS t ON t.exhibit = p.exhibit AND t.source_table = p.source_table AND t.source_row = p.source_row
),
fitting AS (
  SELECT * EXCLUDE (words) FROM listed
  WHERE ($text = '' OR contains(lower(strip_accents(words)), lower(strip_accents($text))))
    AND ($operator = '' OR list_contains(string_split(operator_ids, ';'), $operator))
)
