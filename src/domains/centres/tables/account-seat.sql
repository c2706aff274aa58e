-- How many named agents worked through one account in the same hour: the size that nine of ten hours stay below, so that
-- one odd hour decides nothing.
WITH hourly AS (
  SELECT account_ref, hour, count(DISTINCT agent_ref) AS agents
  FROM work.presence
  WHERE agent_ref <> '' AND kind = 'address' AND NOT ignores($ignore_centre_evidence, 'agents') GROUP BY account_ref, hour
),
named AS (
  SELECT account_ref, count(DISTINCT agent_ref) AS agents
  FROM work.presence
  WHERE agent_ref <> '' AND kind = 'address' AND NOT ignores($ignore_centre_evidence, 'agents') GROUP BY account_ref
)
SELECT n.account_ref, n.agents, h.agents_at_once
FROM named AS n
JOIN (SELECT account_ref, quantile_disc(agents, 0.9) AS agents_at_once FROM hourly GROUP BY account_ref) AS h
  ON h.account_ref = n.account_ref
