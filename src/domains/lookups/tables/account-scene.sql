-- Where the scenes that each account took part in stand in `scene`.
SELECT account_ref, place, talk_s
FROM (SELECT unnest(string_split(account_refs, ';')) AS account_ref, rowid AS place, talk_s FROM scene)
WHERE account_ref <> ''
ORDER BY account_ref, place
