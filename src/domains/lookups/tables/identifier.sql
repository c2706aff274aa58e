-- Values that stand for themselves, as they are compared with what people type; the other kinds are made out of names.
SELECT kind, value, lower(strip_accents(value)) AS folded, accounts
FROM work.identifier
WHERE kind IN ('wallet', 'deposit', 'ip', 'device', 'phone', 'email', 'handle')
ORDER BY kind, value
