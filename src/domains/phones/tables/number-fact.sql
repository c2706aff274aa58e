SELECT '+' || p.number AS number, p.number AS digits, p.region, p.type, k.zone, k.kind_no
FROM (SELECT number, min(region) AS region, min(type) AS type FROM work.phone WHERE number > 0 GROUP BY number) AS p
LEFT JOIN work.number_kind AS k ON k.region = p.region AND k.type = p.type
