-- How likely a further call to somebody who was held belongs to the same scene, by the time between: estimated from the
-- case. Calls of one scene crowd together in time; numbers that are called again by coincidence (a lead sold on, a list
-- worked twice) come back at any time: the gap between two moments of a span of T days is g with a density that falls in
-- proportion to T − g. How many pairs lie far apart says how many coincidences to expect in every nearer band. A band's
-- probability is the share of its pairs beyond those, held by a few pairs' worth of prior.
WITH bands AS (
  SELECT * FROM (VALUES
    (1, 0.0, 1.0 / 24, 0.99, 0.90), (2, 1.0 / 24, 1.0, 0.98, 0.50), (3, 1.0, 3.0, 0.97, 0.20), (4, 3.0, 7.0, 0.95, 0.10),
    (5, 7.0, 14.0, 0.90, 0.05), (6, 14.0, 30.0, 0.85, 0.02), (7, 30.0, 60.0, 0.70, 0.01), (8, 60.0, 90.0, 0.60, 0.01),
    (9, 90.0, 1e6, 0.20, 0.01)
  ) AS b (band, from_d, to_d, prior_same, prior_other)
),
span AS (
  SELECT coalesce(date_diff('day', min(started_at), max(started_at)), 0) AS days FROM work.scene_call
),
reached AS (
  SELECT
    crew_no, answered AND machine < 0.5 AS reached,
    last_value(CASE WHEN held >= 0.5 THEN crew_no END IGNORE NULLS) OVER before AS before_crew,
    last_value(CASE WHEN held >= 0.5 THEN started_at + to_seconds(talk_s) END IGNORE NULLS) OVER before AS before_ended, started_at
  FROM work.scene_call
  WHERE NOT alone AND started_at IS NOT NULL
  WINDOW before AS (PARTITION BY number_no ORDER BY started_at, call_no ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
),
pairs AS (
  SELECT CASE WHEN before_crew = crew_no THEN 'same' ELSE 'other' END AS relation,
         greatest(0, date_diff('second', before_ended, started_at)) / 86400.0 AS gap_d
  FROM reached WHERE reached AND before_crew IS NOT NULL
),
counted AS (
  SELECT r.relation, b.*, count(p.relation) AS pairs
  FROM (VALUES ('same'), ('other')) AS r (relation)
  CROSS JOIN bands AS b
  LEFT JOIN pairs AS p ON p.relation = r.relation AND p.gap_d >= b.from_d AND p.gap_d < b.to_d
  GROUP BY ALL
),
room AS (
  SELECT c.*, greatest(s.days - from_d, 0) ** 2 - greatest(s.days - to_d, 0) ** 2 AS room,
         from_d >= CASE relation WHEN 'same' THEN 90 ELSE 30 END AS far,
         CASE relation WHEN 'same' THEN prior_same ELSE prior_other END AS prior
  FROM counted AS c, span AS s
),
background AS (
  SELECT relation, sum(pairs) FILTER (WHERE far) AS far_pairs,
         arg_min(greatest(s.days - from_d, 0) ** 2, band) FILTER (WHERE far) AS far_room
  FROM room, span AS s GROUP BY relation
)
SELECT
  r.relation, r.band, r.from_d, r.to_d, r.pairs, r.prior,
  CASE WHEN b.far_room > 0 THEN b.far_pairs * r.room / b.far_room ELSE 0 END AS coincidences,
  greatest(0.01, least(0.99, (
    greatest(0, r.pairs - CASE WHEN b.far_room > 0 THEN b.far_pairs * r.room / b.far_room ELSE 0 END) + 5 * r.prior
  ) / (r.pairs + 5))) AS probability
FROM room AS r JOIN background AS b ON b.relation = r.relation
