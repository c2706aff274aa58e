-- One complaint, in the words that a call is shown in too.
SELECT nullif(p.called, '') AS dialled, p.called_raw AS number_as_told, nullif(p.presented, '') AS presented,
       strftime(p.call_date, '%Y-%m-%d') AS local_day, coalesce(left(CAST(p.call_time AS VARCHAR), 5), p.call_time_raw) AS local_time,
       p.time_precision, p.organisation, p.loss || coalesce(' ' || p.currency, '') AS loss, left(p.narrative, 400) AS narrative
FROM canonical.complaint AS p
WHERE coalesce(p.complaint_ref, p.source_table || ':' || p.source_row) = $key
ORDER BY p.exhibit, p.source_table, p.source_row
LIMIT 1
