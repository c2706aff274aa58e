-- Where it was used from.
SELECT ip, count(*) AS logins, min("at") AS first_at, max("at") AS last_at, any_value(user_agent ORDER BY "at") AS user_agent
FROM canonical.login WHERE account_ref = $id GROUP BY ip ORDER BY logins DESC, ip LIMIT 100
