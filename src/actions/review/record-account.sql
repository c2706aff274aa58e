-- One account as a person compares it: what it registered, what it used that few others did, what it did.
WITH own AS (
  SELECT u.kind, string_agg(u.value || CASE WHEN i.hub THEN ' (shared by ' || i.accounts || ')' ELSE '' END, '; ' ORDER BY i.accounts, u.value) AS list
  FROM (SELECT *, row_number() OVER (PARTITION BY kind ORDER BY uses DESC, value) AS place FROM work.account_identifier WHERE account_ref = $key) AS u
  JOIN work.identifier AS i ON i.kind = u.kind AND i.value = u.value
  WHERE u.place <= 4 AND u.kind NOT IN ('email', 'handle')
  GROUP BY u.kind
)
SELECT a.username, a.name, a.email, a.handle, a.phone, a.region, a.plan, a.operator_id AS operator,
       (SELECT list FROM own WHERE kind = 'wallet') AS wallets, (SELECT list FROM own WHERE kind = 'device') AS devices,
       (SELECT list FROM own WHERE kind = 'ip') AS addresses, (SELECT list FROM own WHERE kind = 'phone') AS phones,
       strftime(a.created_at, '%Y-%m-%d %H:%M') AS registered, strftime(a.first_at, '%Y-%m-%d %H:%M') AS first_call,
       strftime(a.last_at, '%Y-%m-%d %H:%M') AS last_call, a.calls, a.victims, a.spent || ' ' || a.currency AS spent
FROM account AS a
WHERE a.account_ref = $key
