SELECT p.number, p.region, p.type, coalesce(z.zone, 'UTC') AS zone
FROM (SELECT e164 AS number, min(region) AS region, min(type) AS type FROM work.phone WHERE e164 <> '' GROUP BY e164) AS p
LEFT JOIN work.region_zone AS z ON z.region = p.region
