-- Offences stacked: what each operator is told of, in each currency, the most complaints first. `loss` counts a scam once
-- that a person told of twice; `loss_in_total` leaves out besides what was told of another operator too, so that it can be
-- added up over operators.
SELECT operator_id, coalesce(currency, '') AS currency, count(*) AS complaints, count(DISTINCT person_id) AS persons,
       CAST(sum(calls) AS BIGINT) AS calls, count(*) FILTER (WHERE judged) AS judged,
       coalesce(sum(loss) FILTER (WHERE counted), 0) AS loss,
       coalesce(sum(loss) FILTER (WHERE in_total), 0) AS loss_in_total,
       coalesce(sum(loss) FILTER (WHERE NOT counted), 0) AS loss_left_out,
       count(*) FILTER (WHERE loss > 0 AND NOT counted) AS left_out,
       min(first_at) AS first_at, max(last_at) AS last_at,
       sum(count(*)) OVER (PARTITION BY operator_id) AS weight
FROM offence
GROUP BY operator_id, coalesce(currency, '')
ORDER BY weight DESC, operator_id, complaints DESC, currency
