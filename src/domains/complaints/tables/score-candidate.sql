-- Candidates with how common the values are in which they agree. A slip counts only where nothing is found under the
-- number as told.
WITH shown AS (
  SELECT c.presented, count(*) AS calls
  FROM canonical.call AS c SEMI JOIN (SELECT DISTINCT presented FROM work.complaint_candidate WHERE presented <> '') AS k ON k.presented = c.presented
  WHERE c.talk_s > 0
  GROUP BY c.presented
),
organisations AS (
  SELECT organisation, count(*) AS calls, (SELECT count(*) FROM work.complaint_candidate WHERE organisation <> '' AND slip <> 7) AS known
  FROM work.complaint_candidate WHERE organisation <> '' AND slip <> 7 GROUP BY organisation
),
-- Calls that were found by the organisation say nothing of how common it is: that is counted over all calls.
overall AS (
  SELECT lower(organisation) AS organisation, sum(calls) AS calls,
         (SELECT sum(calls) FROM work.presented_organisation WHERE organisation <> '') AS known
  FROM work.presented_organisation WHERE organisation <> '' GROUP BY lower(organisation)
),
whole AS (
  SELECT DISTINCT told_id FROM work.complaint_candidate WHERE slip = 0 AND abs(coalesce(day_gap, 0)) <= 1
)
SELECT k.candidate_id, k.told_id, k.unit, k.slip, k.sure, k.place_bits, k.day_gap, k.minute_gap, k.local_minute, k.shown, coalesce(s.calls, 1) AS shown_calls,
       k.claimed, coalesce(CASE WHEN k.slip = 7 THEN a.calls ELSE o.calls END, 0) AS organisation_calls,
       coalesce(CASE WHEN k.slip = 7 THEN a.known ELSE o.known END, 1) AS organisations_known, k.talk_s, k.codes, k.machine
FROM work.complaint_candidate AS k
LEFT JOIN shown AS s ON s.presented = k.presented
LEFT JOIN organisations AS o ON o.organisation = k.organisation
LEFT JOIN overall AS a ON a.organisation = k.organisation
WHERE k.slip = 0 OR k.told_id NOT IN (SELECT told_id FROM whole)
ORDER BY k.candidate_id
