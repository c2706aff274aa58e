-- The exact rule: the number that the complainant names was dialled on the day that the complainant names, in the time
-- zone of the number's region. A complaint may speak of several calls of one scam: each is a row.
WITH dated AS (
  SELECT p.complaint_ref, p.exhibit, p.source_table, p.source_row, p.called, p.call_date, coalesce(f.zone, 'UTC') AS zone
  FROM canonical.complaint AS p
  LEFT JOIN work.number_fact AS f ON f.number = p.called
  WHERE p.called <> '' AND p.call_date IS NOT NULL
),
candidates AS (
  SELECT d.*, c.call_ref, c.account_ref, c.started_at, c.talk_s, c.exhibit AS call_exhibit,
         c.source_table AS call_table, c.source_row AS call_row,
         timezone(d.zone, timezone('UTC', c.started_at)) AS started_local
  FROM canonical.call AS c
  JOIN dated AS d ON d.called = c.dialled
  WHERE c.started_at IS NOT NULL
)
SELECT
  coalesce(k.complaint_ref, k.source_table || ':' || k.source_row) AS complaint_ref,
  coalesce(k.call_ref, k.call_table || ':' || k.call_row) AS call_ref,
  k.account_ref, o.operator_id, CAST(NULL AS DOUBLE) AS probability, 'same_number_and_day' AS status,
  'number ' || k.called || ' was dialled on ' || k.call_date || ' at ' || strftime(k.started_local, '%H:%M') || ' (' || k.zone
    || '), the day named in the complaint; talk time ' || coalesce(k.talk_s, 0) || ' s' AS evidence,
  k.called AS number, k.exhibit AS complaint_exhibit, k.source_table AS complaint_table, k.source_row AS complaint_row,
  k.call_exhibit, k.call_table, k.call_row
FROM candidates AS k
LEFT JOIN work.operator_account AS o ON o.account_ref = k.account_ref
WHERE CAST(k.started_local AS DATE) = k.call_date
