-- Identifiers that accounts used, one row per account, kind and value, with the first row that shows it.
-- A test phone counts for an account that called it by itself the way one calls a test phone: several times, on several
-- days.
WITH tested AS (
  SELECT c.account_ref, c.dialled
  FROM canonical.call AS c JOIN number AS n ON n.number = c.dialled AND n.class = 'own_phone'
  GROUP BY c.account_ref, c.dialled
  HAVING count(*) >= $own_phone_min_calls - 1 AND count(DISTINCT CAST(c.started_at AS DATE)) >= $own_phone_min_days - 1
),
used AS (
  SELECT account_ref, 'email' AS kind, email AS value, exhibit, source_table, source_row FROM canonical.account WHERE email <> ''
  UNION ALL
  SELECT account_ref, 'handle', handle, exhibit, source_table, source_row FROM canonical.account WHERE handle <> ''
  UNION ALL
  SELECT account_ref, 'phone', phone, exhibit, source_table, source_row FROM canonical.account WHERE phone <> ''
  UNION ALL
  SELECT account_ref, 'wallet', wallet, exhibit, source_table, source_row FROM canonical.account WHERE wallet <> ''
  UNION ALL
  SELECT account_ref, 'device', device, exhibit, source_table, source_row FROM canonical.account WHERE device <> ''
  UNION ALL
  SELECT account_ref, 'ip', signup_ip, exhibit, source_table, source_row FROM canonical.account WHERE signup_ip <> ''
  UNION ALL
  SELECT account_ref, 'device', device, exhibit, source_table, source_row FROM canonical.login WHERE device <> ''
  UNION ALL
  SELECT account_ref, 'ip', ip, exhibit, source_table, source_row FROM canonical.login WHERE ip <> ''
  UNION ALL
  SELECT account_ref, 'wallet', from_wallet, exhibit, source_table, source_row FROM canonical.payment WHERE from_wallet <> ''
  UNION ALL
  SELECT c.account_ref, 'phone', c.dialled, c.exhibit, c.source_table, c.source_row
  FROM canonical.call AS c JOIN tested AS t ON t.account_ref = c.account_ref AND t.dialled = c.dialled
)
SELECT account_ref, kind, value, count(*) AS uses, min(exhibit) AS exhibit,
       min(source_table) AS source_table, min(source_row) AS source_row
FROM used
WHERE account_ref IS NOT NULL
GROUP BY account_ref, kind, value
