-- How calls of this case are: days that they cover, how many lasted how long (limits as in evidence.ts).
SELECT
  greatest(1, coalesce(date_diff('day', min(started_at), max(started_at)), 1)) AS days,
  count(*) FILTER (WHERE talk_s > 0) AS taken,
  count(*) FILTER (WHERE coalesce(talk_s, 0) <= 0) AS t0, count(*) FILTER (WHERE talk_s BETWEEN 1 AND 10) AS t1,
  count(*) FILTER (WHERE talk_s BETWEEN 11 AND 30) AS t2, count(*) FILTER (WHERE talk_s BETWEEN 31 AND 60) AS t3,
  count(*) FILTER (WHERE talk_s BETWEEN 61 AND 180) AS t4, count(*) FILTER (WHERE talk_s > 180) AS t5,
  (SELECT count(*) FROM work.scene_code) AS t6
FROM canonical.call
