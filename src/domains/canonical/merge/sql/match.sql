-- The same call in two recordings: same dialled number, start and talk time alike. Each call has one partner at most, its
-- nearest one. Where very many calls to one number begin in the same seconds nothing is told apart, and all stay.
CREATE OR REPLACE TEMP TABLE merge_partner AS
WITH a AS (
  SELECT m.rowid AS r, merge_called(m.dialled_key, m.dialled_raw) AS called, merge_called(m.presented_key, m.presented_raw) AS shown,
         CAST(epoch(m.started_at) AS BIGINT) AS begun, m.talk_s, m.duration_s
  FROM mapped.call__new AS m
  WHERE m._problem IS NULL AND m.exhibit = $exhibit AND m.source_table = $source_table
    AND (NOT $split OR coalesce(m.server, '') = $server) AND m.dialled_raw IS NOT NULL AND m.started_at IS NOT NULL
),
-- A call falls into one slot of time; its partner is looked for in the slots that the tolerance touches.
slots AS (
  SELECT b.*, unnest(CASE WHEN (begun - $tolerance) // $slot = (begun + $tolerance) // $slot THEN [begun // $slot]
                          ELSE [(begun - $tolerance) // $slot, (begun + $tolerance) // $slot] END) AS slot
  FROM merge_recording AS b
  ANTI JOIN merge_source AS done ON done.r = b.r
),
crowded AS (
  SELECT called, slot FROM slots GROUP BY called, slot HAVING count(*) > 50
),
found AS (
  SELECT a.r AS a, b.r AS b, b.ahead,
         100 * abs(a.begun - b.begun) + least(99, coalesce(abs(a.talk_s - b.talk_s), 50)) AS cost
  FROM a JOIN slots AS b ON b.called = a.called AND b.slot = a.begun // $slot
  WHERE abs(a.begun - b.begun) <= $tolerance
    AND (abs(a.talk_s - b.talk_s) <= $talk_slack_s
         OR ((a.talk_s IS NULL OR b.talk_s IS NULL)
             AND (abs(a.duration_s - b.duration_s) <= $talk_slack_s + $tolerance OR a.duration_s IS NULL OR b.duration_s IS NULL)))
    AND (NOT $presented OR a.shown IS NULL OR b.shown IS NULL OR a.shown = b.shown)
    AND NOT EXISTS (FROM crowded AS c WHERE c.called = b.called AND c.slot = b.slot)
),
of_a AS (SELECT a, min(cost * 1099511627776 + b) AS best FROM found GROUP BY a),
of_b AS (SELECT b, min(cost * 1099511627776 + a) AS best, min(ahead) AS ahead FROM found GROUP BY b)
SELECT of_a.a, of_b.b, of_b.ahead
FROM of_b JOIN of_a ON of_a.a = of_b.best % 1099511627776
WHERE of_a.best % 1099511627776 = of_b.b;

INSERT INTO merge_source SELECT b, a, 'copy', ahead, false FROM merge_partner;
