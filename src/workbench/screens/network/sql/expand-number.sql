-- Who worked on a dialled number, as whom, and who complained of it.
WITH here AS MATERIALIZED (
  SELECT operator_id, account_refs, organisations, calls, probability, first_at, last_at
  FROM numbered.scene
  WHERE _row IN (SELECT place FROM lookup.number_scene WHERE number_id = $ref)
    AND first_at <= $until::TIMESTAMP AND last_at >= $since::TIMESTAMP
)
SELECT 'worked_on' AS edge, 'operator' AS kind, operator_id AS ref, operator_id AS label,
       sum(calls)::BIGINT AS n, max(probability) AS probability, min(first_at) AS first_at, max(last_at) AS last_at, false AS hub
FROM here WHERE operator_id IS NOT NULL
GROUP BY operator_id
UNION ALL
SELECT 'worked_on', 'account', account_ref, coalesce(any_value(who.username), account_ref), sum(worked.calls)::BIGINT,
       max(probability), min(worked.first_at), max(worked.last_at), false
FROM (
  SELECT unnest(string_split(account_refs, ';')) AS account_ref, calls, probability, first_at, last_at
  FROM here
) AS worked
LEFT JOIN account AS who USING (account_ref)
GROUP BY account_ref
UNION ALL
SELECT 'was_told', 'organisation', organisation, organisation, sum(calls)::BIGINT, NULL, min(first_at), max(last_at), false
FROM (
  SELECT unnest(string_split(organisations, ';')) AS organisation, calls, first_at, last_at
  FROM here WHERE organisations <> ''
)
GROUP BY organisation
UNION ALL
SELECT 'complained_of', 'complaint', complaint_ref, complaint_ref, count(*), max(probability), NULL, NULL, false
FROM complaint_call WHERE number = $ref AND status = 'linked'
GROUP BY complaint_ref
