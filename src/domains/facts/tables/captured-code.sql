-- One-time codes captured, per attacked number: the interception's own target, else the number of its call.
SELECT coalesce(nullif(i.target, ''), c.dialled) AS number, count(*) AS codes
FROM canonical.interception AS i
LEFT JOIN canonical.call AS c ON c.call_ref = i.call_ref AND i.call_ref IS NOT NULL AND i.exhibit = c.exhibit
WHERE i.captured AND coalesce(nullif(i.target, ''), c.dialled, '') <> ''
GROUP BY coalesce(nullif(i.target, ''), c.dialled)
