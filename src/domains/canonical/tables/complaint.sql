-- The time of the call as people write it: 19:04 is a minute, 19:00 may be rounded to the hour, "evening" is a part of
-- the day. The called number is read with every region that occurs among dialled numbers; a reading that was really
-- dialled in this case wins over one that is merely possible.
WITH timed AS (
  SELECT *, regexp_extract(call_time_raw, '^\s*([0-2]?[0-9])[:.h]([0-5][0-9])', ['hour', 'minute']) AS clock
  FROM mapped.complaint
  WHERE _problem IS NULL
)
SELECT
  c.complaint_ref, c.received_on, c.name, c.postcode, c.called_raw, coalesce(p.e164, '') AS called,
  c.presented_raw, coalesce(s.e164, '') AS presented, c.call_date, c.call_time_raw,
  CASE WHEN c.clock.hour <> '' THEN try_cast(lpad(c.clock.hour, 2, '0') || ':' || c.clock.minute || ':00' AS TIME) END AS call_time,
  CASE WHEN c.clock.hour <> '' AND c.clock.minute = '00' THEN 'hour' WHEN c.clock.hour <> '' THEN 'minute'
       WHEN trim(coalesce(c.call_time_raw, '')) <> '' THEN 'part_of_day' ELSE 'none' END AS time_precision,
  c.organisation, c.loss, upper(c.currency) AS currency, c.narrative, c.exhibit, c.source_table, c.source_row
FROM timed AS c
LEFT JOIN work.complaint_phone AS p ON p.raw = c.called_raw
LEFT JOIN work.complaint_phone AS s ON s.raw = c.presented_raw
