-- How each dialled number lies in the work of those who call it: a pause of $session_gap_s seconds ends an account's
-- session. Calls are gathered into slots as long as that pause; a session can begin with the first call of a slot only.
WITH timed AS (
  SELECT account_no, CAST(epoch(started_at) AS BIGINT) AS second, greatest(number_no, 0) AS digits
  FROM work.dialled_call
  WHERE account_no IS NOT NULL AND started_at IS NOT NULL
),
-- The first number of a slot: seconds since its start and the number (at most 15 digits) as one whole number.
slot AS (
  SELECT account_no, second // $session_gap_s AS slot,
         min((second % $session_gap_s) * 1000000000000000 + digits) AS opening, max(second) AS last_s, count(*) AS calls
  FROM timed
  GROUP BY account_no, second // $session_gap_s
),
opened AS (
  SELECT account_no, calls, opening % 1000000000000000 AS digits, last_s,
         slot * $session_gap_s + opening // 1000000000000000 AS first_s
  FROM slot
),
beside AS (
  SELECT *, lag(last_s) OVER work AS before_s, lead(first_s) OVER work AS after_s
  FROM opened
  WINDOW work AS (PARTITION BY account_no ORDER BY first_s)
),
marked AS (
  SELECT account_no, digits, calls,
         before_s IS NULL OR first_s - before_s > $session_gap_s AS starts,
         calls = 1 AND (after_s IS NULL OR after_s - last_s > $session_gap_s) AS ends
  FROM beside
),
-- An account that makes a call now and then begins a session with most of them: that says little of its numbers.
habit AS (
  SELECT account_no,
         CASE WHEN 8 * count(*) FILTER (starts) <= sum(calls) THEN 0
              WHEN 3 * count(*) FILTER (starts) <= sum(calls) THEN 1 ELSE 2 END AS looseness
  FROM marked
  GROUP BY account_no
)
SELECT m.digits, count(*) AS starts, count(*) FILTER (m.ends) AS alone, max(h.looseness) AS looseness,
       max(CASE WHEN a.hint IS NULL OR a.hint = '' OR f.region IS NULL THEN 0 WHEN a.hint = f.region THEN 1 ELSE 2 END) AS home
FROM marked AS m
JOIN habit AS h ON h.account_no = m.account_no
JOIN work.caller AS k ON k.account_no = m.account_no
LEFT JOIN work.account_hint AS a ON a.account_ref = k.account_ref
LEFT JOIN work.number_fact AS f ON f.digits = m.digits
WHERE m.starts AND m.digits > 0
GROUP BY m.digits
