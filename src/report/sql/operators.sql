-- The foremost operators, in the order of the published priority.
SELECT
  priority, operator_id, accounts, account_refs, region, CAST(spent AS VARCHAR) AS spent, calls, victims, talk_s,
  codes_captured, organisations, CAST(reported_loss AS VARCHAR) AS reported_loss, reported_loss_other, known_in,
  priority_reasons
FROM operator
ORDER BY priority, operator_id
LIMIT 25
