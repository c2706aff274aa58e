-- Accounts that play a recorded message: a large part of their answered calls has one length (a second late at most), far
-- more than the calls of all others. A line's cut-off is met by everybody who uses the line;
-- where one account places most of the calls, the two cannot be told apart, and nothing is said.
WITH lengths AS (
  SELECT account_ref, talk_s, count(*) AS calls
  FROM canonical.call WHERE answered AND talk_s >= 5 AND account_ref IS NOT NULL
  GROUP BY account_ref, talk_s
),
account AS (
  SELECT account_ref, sum(calls) AS answered FROM lengths GROUP BY account_ref
),
everywhere AS (
  SELECT talk_s, sum(calls) AS calls FROM lengths GROUP BY talk_s
),
total AS (
  SELECT sum(calls) AS answered FROM everywhere
),
pairs AS (
  SELECT l.account_ref, l.talk_s, l.calls + coalesce(n.calls, 0) AS calls, e.calls + coalesce(f.calls, 0) AS all_calls, a.answered
  FROM lengths AS l
  JOIN account AS a ON a.account_ref = l.account_ref AND 10 * l.calls >= a.answered AND 2 * l.calls >= $message_min_calls
  JOIN everywhere AS e ON e.talk_s = l.talk_s
  LEFT JOIN lengths AS n ON n.account_ref = l.account_ref AND n.talk_s = l.talk_s + 1
  LEFT JOIN everywhere AS f ON f.talk_s = l.talk_s + 1
),
best AS (
  SELECT *, row_number() OVER (PARTITION BY account_ref ORDER BY calls DESC, talk_s) AS place FROM pairs
)
SELECT b.account_ref, b.talk_s, b.calls, b.answered
FROM best AS b CROSS JOIN total AS t
WHERE place = 1 AND calls >= $message_min_calls AND calls >= $message_share * b.answered
  AND t.answered >= 2 * b.answered
  AND calls * (t.answered - b.answered) >= $message_times * b.answered * (all_calls - calls)
