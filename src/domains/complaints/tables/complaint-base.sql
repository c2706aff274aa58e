-- What a loss in another currency is in the base currency: by the last rates on or before the day named (else the day of
-- receipt), at most $rate_days days old. Two currencies meet over the one in which both are rated. Whole numbers throughout: hundredths of
-- the loss, rates to eight decimals, rounded half up.
WITH needed AS (
  SELECT told_id, currency, coalesce(call_date, received_on) AS day, CAST(loss * 100 AS HUGEINT) AS hundredths
  FROM work.complaint_told WHERE loss IS NOT NULL AND currency <> '' AND currency <> $base_currency
),
rated AS (
  SELECT rated_on, base, currency, rate, CAST(CAST(rate AS DECIMAL(28,8)) * 100000000 AS HUGEINT) AS units FROM exchange_rate
  UNION ALL
  SELECT DISTINCT rated_on, base, base, 1, 100000000 FROM exchange_rate
),
crossed AS (
  SELECT x.rated_on, x.base, x.currency, x.rate, x.units AS from_units, y.units AS to_units, y.rate AS base_rate
  FROM rated AS x
  JOIN rated AS y ON y.rated_on = x.rated_on AND y.base = x.base AND y.currency = $base_currency
  WHERE x.currency <> $base_currency AND x.units > 0
),
found AS (
  SELECT n.told_id, c.*
  FROM needed AS n
  JOIN crossed AS c ON c.currency = n.currency AND c.rated_on <= n.day AND c.rated_on >= n.day - CAST($rate_days AS INTEGER)
  QUALIFY row_number() OVER (PARTITION BY n.told_id ORDER BY c.rated_on DESC, c.base) = 1
)
SELECT n.told_id,
       try_cast(CAST((n.hundredths * f.to_units * 2 + f.from_units) // (2 * f.from_units) AS DECIMAL(24,0)) * CAST(0.01 AS DECIMAL(3,2)) AS DECIMAL(18,2)) AS loss_base,
       f.rated_on,
       CASE WHEN n.day IS NULL THEN 'no day told'
            WHEN f.told_id IS NULL THEN 'no rate of ' || n.currency || ' for ' || n.day || ' or the ' || $rate_days || ' days before'
            ELSE 'for one ' || f.base || ' ' || n.currency || ' ' || rtrim(rtrim(CAST(f.rate AS VARCHAR), '0'), '.')
                 || ' and ' || $base_currency || ' ' || rtrim(rtrim(CAST(f.base_rate AS VARCHAR), '0'), '.') || ' on ' || f.rated_on
       END AS conversion
FROM needed AS n LEFT JOIN found AS f ON f.told_id = n.told_id
