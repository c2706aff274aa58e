-- When each centre works, by weekday and hour of the clock on its wall: the main zone of the country in which most of its
-- addresses are registered, UTC where none is known.
WITH network AS (
  SELECT c.centre_id, n.country, count(*) AS addresses
  FROM work.centre_place AS c JOIN work.ip_network AS n ON n.place = c.place
  WHERE c.kind = 'address' AND n.country <> ''
  GROUP BY c.centre_id, n.country
),
zone AS (
  SELECT n.centre_id, coalesce(max(z.zone), 'UTC') AS zone
  FROM (SELECT centre_id, arg_max(country, (addresses, country)) AS country FROM network GROUP BY centre_id) AS n
  LEFT JOIN work.region_zone AS z ON z.region = n.country
  GROUP BY n.centre_id
),
local AS (
  SELECT h.centre_id, coalesce(z.zone, 'UTC') AS zone, h.people, h.calls,
         timezone(coalesce(z.zone, 'UTC'), timezone('UTC', epoch_ms(h.hour * 3600000))) AS wall
  FROM work.centre_hour AS h LEFT JOIN zone AS z ON z.centre_id = h.centre_id
)
SELECT centre_id, zone, isodow(wall) AS weekday, hour(wall) AS hour, count(*) AS hours, sum(people) AS people, sum(calls) AS calls
FROM local
GROUP BY centre_id, zone, weekday, hour
