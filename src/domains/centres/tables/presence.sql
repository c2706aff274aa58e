-- When and where each account worked: a row per account, agent, place and hour. A place is an address (or the block
-- that one room has: work.ip_network), or a call list. Logins put an account at an
-- address; calls that were recorded without an address are placed by the account's last login, if it is not too old.
WITH called AS (
  SELECT account_ref, coalesce(agent_ref, '') AS agent_ref, ip, epoch_us(started_at) // 3600000000 AS hour, count(*) AS calls
  FROM canonical.call
  WHERE account_ref IS NOT NULL AND started_at IS NOT NULL
  GROUP BY account_ref, agent_ref, ip, hour
),
signed_in AS (
  SELECT l.account_ref, l.ip, epoch_us(l.at) // 3600000000 AS hour, max(epoch_us(l.ended_at) // 3600000000) AS until_hour
  FROM canonical.login AS l
  WHERE l.account_ref IS NOT NULL AND l.at IS NOT NULL AND l.ip <> ''
  GROUP BY l.account_ref, l.ip, hour
),
latest AS (
  SELECT account_ref, hour, max(ip) AS ip, max(coalesce(until_hour, hour + $login_hours)) AS until_hour
  FROM signed_in GROUP BY account_ref, hour
),
seen AS (
  SELECT account_ref, agent_ref, ip, hour, calls FROM called WHERE ip <> ''
  UNION ALL
  SELECT c.account_ref, c.agent_ref, CASE WHEN c.hour <= l.until_hour THEN l.ip ELSE '' END, c.hour, c.calls
  FROM (SELECT * FROM called WHERE ip = '') AS c
  ASOF LEFT JOIN latest AS l ON l.account_ref = c.account_ref AND l.hour <= c.hour
  UNION ALL
  SELECT account_ref, '', ip, hour, 0 FROM signed_in
),
listed AS (
  SELECT account_ref, coalesce(agent_ref, '') AS agent_ref, list_ref, epoch_us(started_at) // 3600000000 AS hour, count(*) AS calls
  FROM canonical.call
  WHERE account_ref IS NOT NULL AND started_at IS NOT NULL AND list_ref IS NOT NULL AND NOT ignores($ignore_centre_evidence, 'lists')
  GROUP BY account_ref, agent_ref, list_ref, hour
)
SELECT s.account_ref, s.agent_ref, 'address' AS kind, coalesce(p.place, '') AS place, s.hour, sum(s.calls) AS calls
FROM seen AS s
LEFT JOIN (SELECT ip, place FROM work.ip_network WHERE NOT ignores($ignore_centre_evidence, 'addresses')) AS p ON p.ip = s.ip
GROUP BY s.account_ref, s.agent_ref, p.place, s.hour
UNION ALL
SELECT account_ref, agent_ref, 'list', list_ref, hour, calls FROM listed
