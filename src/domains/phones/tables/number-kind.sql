-- Regions and types that numbers have, each pair with a place: joined by that where there are millions of numbers.
SELECT row_number() OVER (ORDER BY p.region, p.type) AS kind_no, p.region, p.type, coalesce(z.zone, 'UTC') AS zone
FROM (SELECT DISTINCT region, type FROM work.phone WHERE number > 0) AS p
LEFT JOIN work.region_zone AS z ON z.region = p.region
