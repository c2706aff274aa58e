SELECT l.login_ref, l.account_ref, l.at, l.ip_raw, coalesce(i.canonical, '') AS ip, l.user_agent,
       coalesce(d.canonical, '') AS device, l.ended_at, l.exhibit, l.source_table, l.source_row
FROM mapped.login AS l
LEFT JOIN work.ip_value AS i ON i.raw = l.ip_raw
LEFT JOIN work.device_value AS d ON d.raw = l.device
WHERE l._problem IS NULL
