SELECT '+' || p.number AS number, p.number AS digits, p.region, p.type, coalesce(z.zone, 'UTC') AS zone
FROM (SELECT number, min(region) AS region, min(type) AS type FROM work.phone WHERE number > 0 GROUP BY number) AS p
LEFT JOIN work.region_zone AS z ON z.region = p.region
