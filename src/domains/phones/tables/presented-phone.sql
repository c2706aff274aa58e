-- The few numbers that were presented, apart from the many that were dialled: calls are joined to them by themselves.
SELECT p.dial_key, p.hint, p.number
FROM work.phone__new AS p
SEMI JOIN (
  SELECT presented_key AS dial_key FROM mapped.call WHERE presented_key IS NOT NULL GROUP BY presented_key
  UNION ALL
  SELECT o.dial_key
  FROM (SELECT DISTINCT presented_raw AS raw FROM mapped.call WHERE presented_key IS NULL) AS s
  JOIN work.odd_spelling AS o ON o.raw = s.raw
) AS k ON k.dial_key = p.dial_key
