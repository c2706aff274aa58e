-- Calls that a complaint may speak of. By number: calls within a week of the day named (of any day when none is named and
-- the number was not called often), at numbers one slip away within a day. By the number shown, where the called number
-- is missing or nobody dialled it: calls of the day that showed it. By minute and organisation, where no number was told at all:
-- calls that showed the organisation within ten minutes of a time that is not round. Where no number was told, but one is known of the
-- person (work.complaint_person_number): as if it had been told, and in no other way. `unit` holds the calls of one scam together.
WITH said AS (
  SELECT n.told_id, n.number, n.slip, n.sure, t.call_date, t.received_on
  FROM (SELECT told_id, number, slip, 1.0::DOUBLE AS sure FROM work.complaint_number
        UNION ALL SELECT told_id, number, slip, sure FROM work.complaint_person_number) AS n
  JOIN work.complaint_told AS t ON t.told_id = n.told_id
),
days AS (
  SELECT told_id, number, slip, sure, call_date + CAST(unnest(CASE WHEN slip IN (0, 8, 9) THEN range(-8, 9) ELSE range(-2, 3) END) AS INTEGER) AS day
  FROM said WHERE call_date IS NOT NULL
),
seldom AS (
  SELECT s.told_id, s.number, s.slip, s.sure, s.received_on
  FROM said AS s JOIN number AS n ON n.number = s.number
  WHERE s.call_date IS NULL AND s.slip = 0 AND n.calls <= $complaint_most
),
by_number AS (
  SELECT d.told_id, d.slip, d.sure, c.* FROM canonical.call AS c
  JOIN days AS d ON d.number = c.dialled AND d.day = CAST(c.started_at AS DATE)
  UNION ALL
  SELECT s.told_id, s.slip, s.sure, c.* FROM canonical.call AS c
  JOIN seldom AS s ON s.number = c.dialled
  WHERE c.started_at IS NOT NULL AND (s.received_on IS NULL OR c.started_at < s.received_on + INTERVAL 2 DAY)
),
shown_days AS (
  SELECT t.told_id, t.presented, CASE WHEN t.called_digits = '' THEN 5 ELSE 6 END AS slip,
         call_date + CAST(unnest(range(-1, 2)) AS INTEGER) AS day
  FROM work.complaint_told AS t
  ANTI JOIN (SELECT DISTINCT told_id FROM work.complaint_number WHERE slip = 0) AS n ON n.told_id = t.told_id
  WHERE t.presented <> '' AND t.call_date IS NOT NULL
),
by_shown AS (
  SELECT d.told_id, d.slip, 1.0::DOUBLE AS sure, c.* FROM canonical.call AS c
  JOIN shown_days AS d ON d.presented = c.presented AND d.day = CAST(c.started_at AS DATE)
  ANTI JOIN work.complaint_person_number AS q ON q.told_id = d.told_id AND q.number = c.dialled
  WHERE coalesce(c.talk_s, 0) > 0
),
-- Which organisation each told one is, over the few names of both; then the numbers that stand for it.
named AS (
  SELECT t.organisation AS told_organisation, p.organisation
  FROM (SELECT DISTINCT organisation FROM work.complaint_told WHERE length(organisation) > 3) AS t
  JOIN (SELECT DISTINCT organisation FROM work.presented_organisation WHERE organisation <> '') AS p
    ON t.organisation = lower(p.organisation) OR jaro_winkler_similarity(t.organisation, lower(p.organisation)) >= 0.93
),
minute_days AS (
  SELECT DISTINCT t.told_id, p.presented, call_date + CAST(unnest(range(-1, 2)) AS INTEGER) AS day
  FROM work.complaint_told AS t
  JOIN named AS n ON n.told_organisation = t.organisation
  JOIN work.presented_organisation AS p ON p.organisation = n.organisation AND p.presented <> ''
  WHERE t.called_digits = '' AND t.presented = '' AND t.call_date IS NOT NULL AND t.minute IS NOT NULL AND t.grid <= 1
),
by_minute AS (
  SELECT d.told_id, 7 AS slip, 1.0::DOUBLE AS sure, c.* FROM canonical.call AS c
  JOIN minute_days AS d ON d.presented = c.presented AND d.day = CAST(c.started_at AS DATE)
  ANTI JOIN work.complaint_person_number AS q ON q.told_id = d.told_id AND q.number = c.dialled
  WHERE coalesce(c.talk_s, 0) > 0
),
local AS (
  SELECT r.*, f.region, CASE WHEN f.type IN ('fixed_line', 'fixed_line_or_mobile') THEN substr(r.dialled, 2, 4) END AS area, timezone(coalesce(f.zone, 'UTC'), timezone('UTC', r.started_at)) AS started_local, coalesce(f.zone, 'UTC') AS zone
  FROM (FROM by_number UNION ALL FROM by_shown UNION ALL FROM by_minute) AS r
  LEFT JOIN work.number_fact AS f ON f.number = r.dialled
),
timed AS (
  SELECT l.*, t.call_date, t.postcode_area, t.presented AS told_shown, t.organisation AS told_organisation,
    date_diff('day', t.call_date, CAST(l.started_local AS DATE)) AS day_gap,
    hour(l.started_local) * 60 + minute(l.started_local) AS local_minute, t.minute AS told_minute
  FROM local AS l JOIN work.complaint_told AS t ON t.told_id = l.told_id
),
kept AS (
  SELECT *, CASE WHEN told_minute IS NOT NULL THEN least(abs(local_minute - told_minute), 1440 - abs(local_minute - told_minute)) END AS minute_gap
  FROM timed
  WHERE CASE WHEN day_gap IS NULL THEN slip = 0 WHEN slip IN (0, 8, 9) THEN abs(day_gap) <= 7 WHEN slip < 5 THEN abs(day_gap) <= 1
             WHEN slip < 7 THEN day_gap = 0 ELSE day_gap = 0 AND minute_gap <= 10 END
  QUALIFY row_number() OVER (PARTITION BY told_id, slip ORDER BY abs(day_gap), minute_gap, talk_s DESC, exhibit, source_table, source_row) <= $complaint_most
)
SELECT
  row_number() OVER (ORDER BY k.told_id, k.dialled, k.started_at, k.exhibit, k.source_table, k.source_row, k.slip) AS candidate_id,
  k.told_id, k.slip, k.sure, CASE WHEN k.slip > 0 THEN a.bits END AS place_bits, k.day_gap, k.minute_gap, k.local_minute, k.started_local, k.zone, coalesce(k.region, '') AS region,
  CASE WHEN k.told_shown = '' OR k.presented = '' THEN 0 WHEN k.told_shown = k.presented THEN 1
       WHEN damerau_levenshtein(k.told_shown, k.presented) = 1 THEN 2
       WHEN r.organisation = p.organisation THEN 3 ELSE 4 END AS shown,
  coalesce(lower(p.organisation), '') AS organisation,
  CASE WHEN k.told_organisation = '' OR coalesce(p.organisation, '') = '' THEN 0
       WHEN k.told_organisation = lower(p.organisation) OR (length(k.told_organisation) > 3 AND contains(lower(p.organisation), k.told_organisation))
         OR (length(p.organisation) > 3 AND contains(k.told_organisation, lower(p.organisation)))
         OR jaro_winkler_similarity(k.told_organisation, lower(p.organisation)) >= 0.93 THEN 1 ELSE 2 END AS claimed,
  coalesce(k.talk_s, 0) AS talk_s, coalesce(c.codes, 0) AS codes, coalesce(c.machine, 0) AS machine,
  coalesce(h.scene_id, 'call ' || k.dialled || ' ' || coalesce(k.account_ref, '') || ' ' || CAST(k.started_local AS DATE)) AS unit,
  coalesce(k.call_ref, k.source_table || ':' || k.source_row) AS call_ref, k.account_ref, o.operator_id, k.dialled AS number, k.presented,
  k.started_at, k.exhibit, k.source_table, k.source_row
FROM kept AS k
LEFT JOIN work.presented_organisation AS p ON p.presented = k.presented AND p.presented_name = coalesce(k.presented_name, '')
LEFT JOIN (SELECT number, min(organisation) AS organisation FROM work.organisation_line GROUP BY number) AS r ON r.number = nullif(k.told_shown, '')
LEFT JOIN work.postcode_area AS a ON a.postcode_area = k.postcode_area AND a.area = k.area
LEFT JOIN work.operator_account AS o ON o.account_ref = k.account_ref
LEFT JOIN work.scene_source AS e ON e.exhibit = k.exhibit AND e.source_table = k.source_table
LEFT JOIN work.scene_call AS c ON c.call_no = call_no(e.source_no, k.source_row)
LEFT JOIN work.scene_member AS m ON m.call_no = c.call_no
LEFT JOIN work.scene_head AS h ON h.scene_no = m.scene_no
