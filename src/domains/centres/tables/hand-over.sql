-- People who were called by one account and soon after by another: how often each two accounts took over from each other.
-- Only the few numbers that several accounts called are looked at; an operator who changes accounts hands nobody on.
WITH shared AS (
  SELECT number FROM number
  WHERE accounts BETWEEN 2 AND $hand_over_accounts AND number <> '' AND class NOT IN ('organisation', 'own_phone', 'associate')
),
followed AS (
  SELECT
    c.dialled, c.account_ref, c.started_at,
    lag(c.account_ref) OVER earlier AS account_before,
    lag(c.started_at) OVER earlier AS started_before
  FROM canonical.call AS c SEMI JOIN shared AS s ON s.number = c.dialled
  WHERE c.account_ref IS NOT NULL AND c.started_at IS NOT NULL
  WINDOW earlier AS (PARTITION BY c.dialled ORDER BY c.started_at, c.exhibit, c.source_table, c.source_row)
)
SELECT least(f.account_ref, f.account_before) AS account_a, greatest(f.account_ref, f.account_before) AS account_b,
       count(DISTINCT f.dialled) FILTER (WHERE f.started_at <= f.started_before + to_hours($hand_over_hours)) AS numbers,
       count(DISTINCT f.dialled) AS common
FROM followed AS f
LEFT JOIN work.operator_account AS o ON o.account_ref = f.account_ref
LEFT JOIN work.operator_account AS b ON b.account_ref = f.account_before
WHERE f.account_ref <> f.account_before AND o.operator_id IS DISTINCT FROM b.operator_id
GROUP BY account_a, account_b
