-- The headline figures. Small tables only, but for the row count of canonical.call, which the engine keeps.
WITH numbers AS (
  SELECT count(*) AS numbers, coalesce(sum(answered), 0) AS answered, coalesce(sum(talk_s), 0) AS talk_s,
         min(first_at) AS first_at, max(last_at) AS last_at
  FROM number
),
linked AS (
  SELECT
    (SELECT count(*) FROM (SELECT DISTINCT complaint_exhibit, complaint_table, complaint_row FROM complaint_call WHERE status IN ('linked', 'judged'))) AS complaints,
    (SELECT count(*) FROM (SELECT DISTINCT call_exhibit, call_table, call_row FROM complaint_call WHERE status IN ('linked', 'judged'))) AS calls
)
SELECT
  (SELECT count(*) FROM victim) AS victims,
  (SELECT count(*) FROM operator) AS operators,
  (SELECT count(*) FROM account) AS accounts,
  (SELECT count(*) FROM canonical.call) AS calls,
  n.numbers, n.answered, n.talk_s, n.first_at, n.last_at,
  (SELECT count(*) FROM country WHERE region <> '' AND calls > 0) AS countries,
  (SELECT count(*) FROM country WHERE region <> '' AND victims > 0) AS victim_countries,
  (SELECT count(*) FROM impersonation) AS organisations,
  (SELECT count(*) FROM canonical.interception) AS interceptions,
  (SELECT count(*) FROM canonical.interception WHERE captured) AS codes_captured,
  (SELECT count(*) FROM canonical.complaint) AS complaints,
  l.complaints AS complaints_linked, l.calls AS calls_linked,
  (SELECT count(*) FROM canonical.payment) AS payments,
  (SELECT count(*) FROM reject) AS rejected
FROM numbers AS n, linked AS l
