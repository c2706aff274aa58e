-- One call, by the service's key, else by its row, in the words that a complaint is shown in too; day and time where the called number lives.
WITH one AS (
  SELECT c.*, coalesce(f.zone, 'UTC') AS zone, timezone(coalesce(f.zone, 'UTC'), timezone('UTC', c.started_at)) AS local_at
  FROM (SELECT * FROM canonical.call WHERE call_ref = $key OR (call_ref IS NULL AND source_table || ':' || source_row = $key) ORDER BY exhibit, source_table, source_row LIMIT 1) AS c
  LEFT JOIN work.number_fact AS f ON f.number = c.dialled
)
SELECT nullif(o.dialled, '') AS dialled, nullif(o.presented, '') AS presented, strftime(o.local_at, '%Y-%m-%d') AS local_day,
       strftime(o.local_at, '%H:%M') AS local_time, o.zone AS time_zone, p.organisation, o.talk_s || ' s' AS talk_time,
       o.account_ref AS account, a.operator_id AS operator
FROM one AS o
LEFT JOIN work.presented_organisation AS p ON p.presented = o.presented AND p.presented_name = coalesce(o.presented_name, '')
LEFT JOIN account AS a ON a.account_ref = o.account_ref
