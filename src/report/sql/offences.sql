-- Offences stacked per operator. Complaints count once each; the loss of a scam that a person told twice counts once.
-- Losses per currency as told, and in the base currency as far as rates are known.
WITH lost AS (
  SELECT operator_id, string_agg(currency || ' ' || loss, '; ' ORDER BY loss DESC, currency) AS losses
  FROM (SELECT operator_id, currency, sum(loss) AS loss FROM offence WHERE counted AND loss > 0 GROUP BY operator_id, currency)
  GROUP BY operator_id
)
SELECT o.operator_id, count(*) AS complaints, count(DISTINCT o.person_id) AS people, sum(o.calls) AS calls,
       count(DISTINCT o.region) FILTER (WHERE o.region <> '') AS countries, count(*) FILTER (WHERE o.operators > 1) AS shared,
       count(*) FILTER (WHERE NOT o.counted) AS told_twice, CAST(coalesce(sum(o.loss_base) FILTER (WHERE o.counted), 0) AS VARCHAR) AS loss_base,
       count(*) FILTER (WHERE o.counted AND o.loss > 0 AND o.loss_base IS NULL) AS unconverted,
       count(*) FILTER (WHERE o.probability < 0.95) AS unsure, coalesce(any_value(l.losses), '') AS losses,
       min(o.first_at) AS first_at, max(o.last_at) AS last_at, count(*) OVER () AS total
FROM offence AS o
LEFT JOIN lost AS l ON l.operator_id = o.operator_id
GROUP BY o.operator_id
ORDER BY complaints DESC, calls DESC, o.operator_id
LIMIT 25
