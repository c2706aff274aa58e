near_accounts AS MATERIALIZED (
  SELECT account_ref, kind, value
  FROM work.account_identifier
  WHERE kind NOT IN ('address', 'alias', 'password', 'shown', 'list') AND account_ref IN (SELECT unnest($account))
),
near_values AS MATERIALIZED (
  SELECT account_ref, kind, value
  FROM (
    SELECT account_ref, kind, value FROM work.account_identifier
    WHERE kind NOT IN ('address', 'alias', 'password', 'shown', 'list') AND value IN (SELECT unnest($value))
  )
  WHERE kind || ':' || value IN (SELECT unnest($identifier))
),
