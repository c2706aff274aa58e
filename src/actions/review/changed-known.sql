-- Identifiers that are hits in another operation now and were none, and the other way round.
WITH b AS (SELECT DISTINCT known_ref, account_ref FROM temp.before_known_judged WHERE status = 'hit'),
a AS (SELECT DISTINCT known_ref, account_ref FROM work.known_judged WHERE status = 'hit')
SELECT 'known' AS what,
       'account ' || coalesce(a.account_ref, b.account_ref) || CASE WHEN b.known_ref IS NULL THEN ' is a hit of ' ELSE ' is no longer a hit of ' END
         || coalesce(a.known_ref, b.known_ref) AS text
FROM a FULL JOIN b ON a.known_ref = b.known_ref AND a.account_ref = b.account_ref
WHERE a.known_ref IS NULL OR b.known_ref IS NULL
ORDER BY text
