-- Call lists against the calls, the longest first; a list without a name goes by its table.
SELECT coalesce(nullif(list_ref, ''), source_table) AS list, source_table, count(*) AS entries, count(*) FILTER (WHERE called) AS called,
       count(*) FILTER (WHERE class = 'victim') AS victims, count(*) FILTER (WHERE NOT called) AS uncalled, count(*) OVER () AS total
FROM contact_match
GROUP BY 1, 2
ORDER BY entries DESC, list, source_table
LIMIT 20
