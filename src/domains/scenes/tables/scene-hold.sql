-- How likely a call of some length was a stage of a script, given that the same crew reached the number again under another
-- identity: by how much more often that happens after calls of the length than after calls that were over within seconds,
-- where nothing can have been said. The share of the excess is the probability, held by a few pairs' worth of prior.
WITH bands AS (
  SELECT * FROM (VALUES (1, 1, 10, 0.0), (2, 11, 20, 0.2), (3, 21, 30, 0.5), (4, 31, 45, 0.6), (5, 46, 60, 0.7), (6, 61, NULL, 0.95))
    AS b (band, from_s, to_s, prior)
),
lengths AS (
  SELECT c.talk_s, c.calls - coalesce(m.machines, 0) AS calls
  FROM (SELECT talk_s, count(*) AS calls FROM canonical.call WHERE answered AND talk_s > 0 GROUP BY talk_s) AS c
  LEFT JOIN (SELECT talk_s, sum(calls * machine) // 1000 AS machines FROM work.talk_second GROUP BY talk_s) AS m ON m.talk_s = c.talk_s
),
answered AS (
  SELECT b.band, greatest(1, coalesce(sum(l.calls), 0)) AS answered
  FROM bands AS b LEFT JOIN lengths AS l ON l.talk_s >= b.from_s AND (b.to_s IS NULL OR l.talk_s <= b.to_s)
  GROUP BY b.band
),
reached AS (
  SELECT talk_s, organisation, identity, lower(presented_name) AS name, started_at,
    lead({'organisation': organisation, 'identity': identity, 'name': lower(presented_name), 'at': started_at}) OVER (
      PARTITION BY number_id, crew ORDER BY started_at, exhibit, source_table, source_row) AS after
  FROM work.scene_call
  WHERE calls > 1 AND answered AND machine < 0.5 AND started_at IS NOT NULL
),
followed AS (
  SELECT b.band, count(r.talk_s) AS followed
  FROM bands AS b
  LEFT JOIN reached AS r
    ON r.talk_s >= b.from_s AND (b.to_s IS NULL OR r.talk_s <= b.to_s)
    AND date_diff('day', r.started_at, r.after['at']) < $scene_min_days
    AND CASE WHEN r.organisation IS NOT NULL AND r.after['organisation'] IS NOT NULL THEN r.organisation <> r.after['organisation']
             ELSE r.identity <> r.after['identity'] AND (r.name = '' OR r.name <> r.after['name']) END
  GROUP BY b.band
),
compared AS (
  SELECT b.*, a.answered, f.followed,
         a.answered * (max(f.followed) FILTER (WHERE b.band = 1) OVER ()) / (max(a.answered) FILTER (WHERE b.band = 1) OVER ()) AS expected
  FROM bands AS b JOIN answered AS a ON a.band = b.band JOIN followed AS f ON f.band = b.band
)
SELECT band, from_s, to_s, answered, followed, expected, prior,
       CASE band WHEN 1 THEN 0 ELSE greatest(0, followed - expected + 4 * prior) / (greatest(followed, expected) + 4) END AS probability
FROM compared
