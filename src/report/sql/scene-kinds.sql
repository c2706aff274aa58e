-- Scenes by kind, and how fast accounts called.
SELECT 'scene' AS what, kind AS name, count(*) AS rows, coalesce(sum(calls), 0) AS calls, coalesce(sum(codes_captured), 0) AS codes
FROM scene GROUP BY kind
UNION ALL
SELECT 'style', style, count(*), coalesce(sum(attempts), 0), 0 FROM account_pace GROUP BY style
UNION ALL
SELECT 'burst', '', count(*), coalesce(sum(calls), 0), coalesce(max(peak_per_minute), 0) FROM burst
ORDER BY what, rows DESC, name
LIMIT 20
