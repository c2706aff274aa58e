-- The same call recorded twice by one system: same key, same dialled number (its last eight digits: exports lose a plus or
-- a zero), same second, same talk time. Within one table everything must be the same, because legs share keys.
CREATE OR REPLACE TEMP TABLE merge_twin AS
SELECT * FROM (
  SELECT
    m.rowid AS r, f.feed, hash(merge_called(m.dialled_key, m.dialled_raw), m.started_at) AS h,
    merge_called(m.dialled_key, m.dialled_raw) AS called, m.started_at, m.call_ref, m.unique_ref,
    coalesce(m.sequence, -1) AS sequence, coalesce(m.talk_s, m.duration_s) AS talk, 
    hash(*COLUMNS(m.* EXCLUDE (exhibit, source_table, source_row, _problem, _unparsed))) AS same
  FROM mapped.call__new AS m JOIN merge_feed AS f ON f.exhibit = m.exhibit AND f.source_table = m.source_table
  WHERE m._problem IS NULL AND m.started_at IS NOT NULL AND (m.call_ref IS NOT NULL OR m.unique_ref IS NOT NULL)
) AS t
SEMI JOIN merge_twin_key AS k ON k.h = t.h;

-- Led by the first row with the same key; by whole numbers, which sort faster than texts, and compared as they are after.
CREATE OR REPLACE TEMP TABLE merge_twin_head AS
WITH led AS (
  SELECT *,
         min(r) OVER (PARTITION BY hash(h, call_ref, sequence)) AS by_ref,
         min(r) OVER (PARTITION BY hash(h, unique_ref, sequence, 1)) AS by_unique,
         min(r) OVER (PARTITION BY hash(h, call_ref, unique_ref, same)) AS by_row
  FROM merge_twin
),
headed AS (
  SELECT r, feed, called, started_at, call_ref, unique_ref, talk, same,
         least(CASE WHEN call_ref IS NOT NULL THEN by_ref ELSE r END, CASE WHEN unique_ref IS NOT NULL THEN by_unique ELSE r END) AS head,
         by_row
  FROM led
),
judged AS (
  SELECT
    c.r, c.called, c.started_at, c.call_ref, c.unique_ref,
    CASE WHEN c.head <> c.r AND h.feed <> c.feed AND (abs(h.talk - c.talk) <= $talk_slack_s OR h.talk IS NULL OR c.talk IS NULL)
         THEN c.head ELSE c.by_row END AS head
  FROM headed AS c JOIN merge_twin AS h ON h.r = c.head
)
SELECT c.r, c.head
FROM judged AS c JOIN merge_twin AS h ON h.r = c.head
WHERE c.r <> c.head AND h.called = c.called AND h.started_at = c.started_at
  AND (h.call_ref = c.call_ref OR h.unique_ref = c.unique_ref);

INSERT INTO merge_source SELECT r, head, 'copy', 0, false FROM merge_twin_head;
