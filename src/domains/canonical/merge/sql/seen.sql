-- Conversations with some of the outside numbers, the same numbers in every table: enough to compare clocks. Numbers that
-- are called again and again show nothing.
CREATE OR REPLACE TEMP TABLE merge_seen AS
WITH picked AS MATERIALIZED (
  SELECT
    s.station, merge_called(m.dialled_key, m.dialled_raw) AS called, merge_called(m.presented_key, m.presented_raw) AS shown,
    CAST(epoch(m.started_at) AS BIGINT) AS begun, coalesce(m.talk_s, m.duration_s) AS talk
  FROM mapped.call__new AS m
  JOIN merge_split AS f ON f.exhibit = m.exhibit AND f.source_table = m.source_table
  JOIN merge_station AS s ON s.exhibit = m.exhibit AND s.source_table = m.source_table
    AND s.server = CASE WHEN f.split THEN coalesce(m.server, '') ELSE '' END
  WHERE m._problem IS NULL AND m.started_at IS NOT NULL AND merge_outside(m.dialled_key)
    AND hash(abs(m.dialled_key) % 100000000) % $every = 0
)
SELECT p.* FROM picked AS p
SEMI JOIN (SELECT called FROM picked GROUP BY called HAVING count(*) BETWEEN 2 AND 40) AS n ON n.called = p.called
WHERE p.talk >= $compare_min_talk_s;

CREATE OR REPLACE TEMP TABLE merge_meeting AS
SELECT a.station AS trusted, b.station AS other, b.begun AS seen_at, b.begun - a.begun AS ahead,
       CASE WHEN a.shown IS NULL OR b.shown IS NULL THEN 'unknown' WHEN a.shown = b.shown THEN 'same' ELSE 'different' END AS presented
FROM merge_seen AS a
JOIN merge_seen AS b ON b.called = a.called AND a.station < b.station
WHERE abs(a.talk - b.talk) <= $talk_slack_s AND abs(a.begun - b.begun) <= $widest_offset_s;
