-- One reading for each spelling: the one that occurs in most calls of this case; else the one that needs no country; else
-- none, because a guess would tie a complaint to a stranger.
WITH known AS (
  SELECT number, sum(calls) AS calls
  FROM (
    SELECT dialled AS number, count(*) AS calls FROM canonical.call WHERE dialled <> '' GROUP BY dialled
    UNION ALL
    SELECT presented, count(*) FROM canonical.call WHERE presented <> '' GROUP BY presented
  )
  GROUP BY number
),
readings AS (
  SELECT p.raw, p.e164, p.hint IS NULL AS free, coalesce(max(k.calls), 0) AS calls
  FROM phone_resolved AS p
  LEFT JOIN known AS k ON k.number = p.e164
  WHERE p.e164 IS NOT NULL AND p.valid
  GROUP BY ALL
),
ranked AS (
  SELECT raw, e164, row_number() OVER (PARTITION BY raw ORDER BY calls DESC, free DESC, e164) AS place
  FROM readings
  WHERE calls > 0 OR free
)
SELECT raw, e164 FROM ranked WHERE place = 1
