SELECT login_ref, account_ref, at, ip_raw, ip_canonical(ip_raw) AS ip, user_agent, lower(device) AS device,
       exhibit, source_table, source_row
FROM mapped.login
WHERE _problem IS NULL
