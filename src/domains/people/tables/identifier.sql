-- How many accounts share a value, and whether that still says something about who is behind them. A value shared by
-- more accounts than its kind allows is a hub (exchange wallet, default fingerprint, VPN exit): it resolves nobody.
SELECT
  kind, value, count(*) AS accounts,
  count(*) > CASE kind WHEN 'email' THEN $hub_email WHEN 'handle' THEN $hub_handle WHEN 'phone' THEN $hub_phone
                       WHEN 'wallet' THEN $hub_wallet WHEN 'device' THEN $hub_device ELSE $hub_ip END AS hub,
  kind <> 'ip' AS exclusive
FROM work.account_identifier
GROUP BY kind, value
