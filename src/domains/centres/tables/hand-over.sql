-- People who were called by one account and soon after by another: how often each two accounts took over from each other.
-- Only the few numbers that several accounts called are looked at.
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
SELECT least(account_ref, account_before) AS account_a, greatest(account_ref, account_before) AS account_b,
       count(DISTINCT dialled) AS numbers
FROM followed
WHERE account_ref <> account_before AND started_at <= started_before + to_hours($hand_over_hours)
GROUP BY account_a, account_b
