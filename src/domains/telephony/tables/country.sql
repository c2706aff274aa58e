-- A row per region of the dialled numbers; '' is what could not be placed.
WITH calls AS (
  SELECT region, sum(calls) AS calls, count(*) FILTER (WHERE class = 'victim') AS victims FROM number GROUP BY region
),
losses AS (
  SELECT coalesce(n.region, '') AS region, sum(l.complaints) AS complaints,
         sum(l.loss) FILTER (WHERE l.currency = $base_currency) AS base_loss
  FROM work.number_loss AS l LEFT JOIN work.number_fact AS n ON n.number = l.number
  GROUP BY coalesce(n.region, '')
),
other AS (
  SELECT region, string_agg(currency || ' ' || loss, '; ' ORDER BY currency) AS other_loss
  FROM (
    SELECT coalesce(n.region, '') AS region, l.currency, sum(l.loss) AS loss
    FROM work.number_loss AS l LEFT JOIN work.number_fact AS n ON n.number = l.number
    WHERE l.currency <> $base_currency AND l.loss > 0
    GROUP BY coalesce(n.region, ''), l.currency
  )
  GROUP BY region
),
operators AS (
  SELECT region, count(*) AS operators FROM operator GROUP BY region
)
SELECT
  coalesce(c.region, l.region) AS region, coalesce(c.calls, 0) AS calls, coalesce(c.victims, 0) AS victims,
  coalesce(l.complaints, 0) AS complaints, coalesce(l.base_loss, 0) AS reported_loss, coalesce(o.operators, 0) AS operators,
  $base_currency AS currency, coalesce(x.other_loss, '') AS reported_loss_other
FROM calls AS c
FULL JOIN losses AS l ON l.region = c.region
LEFT JOIN operators AS o ON o.region = coalesce(c.region, l.region)
LEFT JOIN other AS x ON x.region = coalesce(c.region, l.region)
