-- A row per dialled number: what the calls to it were like. Grouped by the digits as a whole number, which is far
-- cheaper than by text; what needs several calls is worked out for the numbers that have several.
WITH per_call AS NOT MATERIALIZED (
  SELECT
    number_digits(c.dialled) AS digits,
    number_spelled(c.dialled, c.dialled_raw) AS spelled,
    c.dialled_raw, c.account_ref, p.organisation_no, c.answered, c.talk_s, c.started_at,
    -- Who hears a recorded message to its end and presses no key was reached, but held by nobody.
    r.account_ref IS NOT NULL AS played, talk_spoken(c.talk_s, r.account_ref IS NOT NULL, $victim_min_talk_s) AS spoken_s,
    talk_machine(c.talk_s, r.account_ref IS NOT NULL, m.disposition IS NOT NULL, m.taken, s.machine) AS machine
  FROM canonical.call AS c
  LEFT JOIN work.presented_organisation AS p
    ON p.presented = c.presented AND p.presented_name = coalesce(c.presented_name, '')
  LEFT JOIN work.machine_answer AS m
    ON m.disposition = coalesce(c.disposition, '') AND m.answered_by = coalesce(c.answered_by, '')
    AND m.reached = (coalesce(c.trunk, '') <> '')
  CROSS JOIN work.talk_dimension AS d
  LEFT JOIN work.talk_second AS s
    ON s.talk_s = c.talk_s
    AND s.place = talk_place(d.dimension, c.trunk, c.server, c.dialled, $channel_tail)
  LEFT JOIN work.recorded_message AS r ON r.account_ref = c.account_ref AND c.talk_s BETWEEN r.talk_s AND r.talk_s + 1
    AND coalesce(c.digits, '') = ''
  WHERE c.dialled_raw IS NOT NULL
),
per_number AS MATERIALIZED (
  SELECT
    digits, spelled, min(dialled_raw) AS raw_example,
    count(*) AS calls, count(*) FILTER (WHERE answered) AS answered, count(*) FILTER (WHERE answered AND machine <= 1000) AS reached,
    coalesce(sum(talk_s), 0) AS talk_s, coalesce(max(talk_s), 0) AS longest_s, coalesce(max(spoken_s), 0) AS spoken_s,
    count(*) FILTER (played) AS played,
    min(started_at) AS first_at, max(started_at) AS last_at,
    min(account_ref) AS account_a, max(account_ref) AS account_z,
    min(organisation_no) AS organisation_no, max(organisation_no) AS organisation_z, max(machine) AS machine
  FROM per_call
  GROUP BY digits, spelled
),
-- Numbers with several calls. What two calls were like is told by the smallest and the largest of their values; only
-- where there are more that differ, the different ones are counted: a third of the cost.
repeated AS (
  SELECT
    digits, spelled, calls > 2 AND account_a <> account_z AS many_accounts, organisation_no < organisation_z AS many_organisations,
    calls > 2 AND CAST(first_at AS DATE) < CAST(last_at AS DATE) AS many_days, last_at
  FROM per_number WHERE calls > 1
),
looked AS (
  SELECT
    number_digits(c.dialled) AS digits,
    number_spelled(c.dialled, c.dialled_raw) AS spelled,
    CASE WHEN n.many_accounts THEN c.account_ref END AS account_ref, CASE WHEN n.many_organisations THEN c.presented END AS presented,
    coalesce(c.presented_name, '') AS presented_name, CASE WHEN n.many_days THEN CAST(c.started_at AS DATE) END AS day,
    c.started_at < n.last_at AS followed, r.account_ref IS NOT NULL AS played,
    coalesce(talk_spoken(c.talk_s, r.account_ref IS NOT NULL, $victim_min_talk_s), 0) AS talk_s,
    talk_machine(c.talk_s, r.account_ref IS NOT NULL, m.disposition IS NOT NULL, m.taken, s.machine) AS machine
  FROM canonical.call AS c
  JOIN repeated AS n
    ON n.digits = number_digits(c.dialled)
    AND n.spelled = number_spelled(c.dialled, c.dialled_raw)
  LEFT JOIN work.machine_answer AS m
    ON m.disposition = coalesce(c.disposition, '') AND m.answered_by = coalesce(c.answered_by, '')
    AND m.reached = (coalesce(c.trunk, '') <> '')
  CROSS JOIN work.talk_dimension AS d
  LEFT JOIN work.talk_second AS s
    ON s.talk_s = c.talk_s
    AND s.place = talk_place(d.dimension, c.trunk, c.server, c.dialled, $channel_tail)
  LEFT JOIN work.recorded_message AS r ON r.account_ref = c.account_ref AND c.talk_s BETWEEN r.talk_s AND r.talk_s + 1
    AND coalesce(c.digits, '') = ''
  WHERE c.dialled_raw IS NOT NULL
),
weighed AS (
  SELECT c.*,
    CASE WHEN c.talk_s <= 0 OR c.machine > 1000 THEN 0 WHEN c.machine >= 500 THEN 3 WHEN c.talk_s <= 20 THEN 1 WHEN c.talk_s <= $victim_min_talk_s THEN 2
         WHEN c.talk_s <= 180 THEN 4 WHEN c.talk_s <= 600 THEN 5 ELSE 6 END AS level,
    CASE WHEN c.talk_s > $victim_min_talk_s AND c.machine <= 1000
         THEN CAST(round(-1000 * ln(greatest(machine_taken(c.machine, c.played, c.talk_s, h.machine, $victim_min_talk_s, $short_machine, $long_machine), 0.001))) AS BIGINT)
         ELSE 0 END AS held_w,
    CASE WHEN c.talk_s > 0 AND c.machine <= 1000
         THEN CAST(round(-1000 * ln(greatest(machine_taken(c.machine, c.played, c.talk_s, h.machine, $victim_min_talk_s, $short_machine, $long_machine), 0.001))) AS BIGINT)
         ELSE 0 END AS machine_w
  FROM looked AS c
  LEFT JOIN work.talk_machine AS h ON h.talk_s = c.talk_s AND h.followed = c.followed
),
several AS (
  SELECT c.digits, c.spelled, count(DISTINCT c.account_ref) FILTER (c.account_ref IS NOT NULL) AS accounts,
         string_agg(DISTINCT p.organisation, ';' ORDER BY p.organisation) FILTER (p.organisation IS NOT NULL) AS organisations,
         count(DISTINCT c.day) FILTER (c.day IS NOT NULL) AS days,
         count(*) FILTER (level = 1) AS t1, count(*) FILTER (level = 2) AS t2, count(*) FILTER (level = 3) AS t3,
         count(*) FILTER (level = 4) AS t4, count(*) FILTER (level = 5) AS t5, count(*) FILTER (level = 6) AS t6,
         sum(held_w) AS held_w, sum(machine_w) AS machine_w
  FROM weighed AS c
  LEFT JOIN work.presented_organisation AS p ON p.presented = c.presented AND p.presented_name = c.presented_name
  GROUP BY c.digits, c.spelled
),
named AS (
  SELECT organisation_no, min(organisation) AS organisation
  FROM work.presented_organisation WHERE organisation_no IS NOT NULL GROUP BY organisation_no
),
-- How usual the country is among the numbers that the account calls, but for this one; of two accounts with the one to which
-- it is more usual. An account that called few is taken to call as all do, with the worth of $usual_numbers numbers.
placed AS MATERIALIZED (
  SELECT n.*, f.region, f.type, f.zone
  FROM per_number AS n
  LEFT JOIN work.number_fact AS f ON f.digits = CASE WHEN n.spelled = '' THEN n.digits END
),
worked AS MATERIALIZED (
  SELECT account_a, region, numbers - 1 AS same, sum(numbers) OVER (PARTITION BY account_a) - 1 AS others,
         (sum(numbers) OVER (PARTITION BY region) - 1) / greatest(sum(numbers) OVER () - 1, 1) AS usual
  FROM (SELECT account_a, region, count(*) AS numbers FROM placed WHERE region <> '' GROUP BY account_a, region)
),
habitual AS (
  SELECT account_a, region, (same + $usual_numbers * usual) / (others + $usual_numbers) AS share FROM worked
),
-- What else is known of a number, gathered first: one look-up for each number instead of five.
told AS (
  SELECT digits, CAST(sum(starts) AS BIGINT) AS starts, CAST(sum(alone) AS BIGINT) AS alone, max(looseness) AS looseness, max(home) AS home,
         CAST(sum(shown) AS BIGINT) AS shown, CAST(sum(codes) AS BIGINT) AS codes,
         CAST(sum(attempts) AS BIGINT) AS attempts, bool_or(contact) AS contact
  FROM (
    SELECT digits, starts, alone, looseness, home, 0 AS shown, 0 AS codes, 0 AS attempts, false AS contact
    FROM work.session_start
    UNION ALL
    SELECT CAST(ltrim(presented, '+') AS BIGINT), 0, 0, 0, 0, calls, 0, 0, false
    FROM work.presented_organisation WHERE presented <> ''
    UNION ALL
    SELECT CAST(ltrim(number, '+') AS BIGINT), 0, 0, 0, 0, 0, codes, 0, false FROM work.captured_code WHERE number <> ''
    UNION ALL
    SELECT CAST(ltrim(target, '+') AS BIGINT), 0, 0, 0, 0, 0, 0, 1, false FROM canonical.interception WHERE target <> ''
    UNION ALL
    SELECT CAST(ltrim(phone, '+') AS BIGINT), 0, 0, 0, 0, 0, 0, 0, true FROM canonical.contact WHERE phone <> ''
  )
  GROUP BY digits
),
lines AS (SELECT CAST(ltrim(number, '+') AS BIGINT) AS digits, organisation FROM work.organisation_line),
registered AS (SELECT CAST(ltrim(phone, '+') AS BIGINT) AS digits, account_ref FROM work.registered_phone),
gathered AS (
  SELECT
    n.digits, n.spelled, n.raw_example, n.calls, n.answered, n.reached, n.talk_s, n.longest_s, n.first_at, n.last_at, n.machine,
    CASE WHEN n.account_a IS NULL THEN 0 WHEN n.account_a = n.account_z THEN 1 WHEN n.calls = 2 THEN 2 ELSE s.accounts END AS accounts,
    coalesce(s.organisations, o.organisation, '') AS organisations,
    CASE WHEN n.calls = 1 THEN 1 WHEN n.first_at IS NULL THEN 0 WHEN CAST(n.first_at AS DATE) = CAST(n.last_at AS DATE) THEN 1
         WHEN n.calls = 2 THEN 2 ELSE s.days END AS days,
    CASE WHEN n.spoken_s <= 0 OR n.machine > 1000 THEN 0 WHEN n.machine >= 500 THEN 3 WHEN n.spoken_s <= 20 THEN 1
         WHEN n.spoken_s <= $victim_min_talk_s THEN 2 WHEN n.spoken_s <= 180 THEN 4 WHEN n.spoken_s <= 600 THEN 5 ELSE 6 END AS level,
    s.t1, s.t2, s.t3, s.t4, s.t5, s.t6, s.held_w, s.machine_w,
    least(coalesce(t.starts, 0), n.calls) AS starts, least(coalesce(t.alone, 0), n.calls) AS alone,
    coalesce(t.looseness, 0) AS looseness, coalesce(t.home, 0) AS home,
    n.played, n.spoken_s, n.region, n.type, n.zone,
    CASE WHEN u.share IS NULL AND w.share IS NULL THEN 0
         WHEN greatest(u.share, w.share) < 0.01 THEN 1 WHEN greatest(u.share, w.share) < 0.1 THEN 2 ELSE 3 END AS usual,
    CASE n.type WHEN 'mobile' THEN 1 WHEN 'fixed_line' THEN 2 ELSE 0 END AS line,
    coalesce(list_contains(string_split($special_types, ','), n.type), false) AS special,
    coalesce(t.shown, 0) AS shown, coalesce(t.codes, 0) AS codes, coalesce(t.attempts, 0) AS attempts,
    coalesce(t.contact, false) AS contact, g.organisation AS owner,
    a.account_ref AS registered_by, a.account_ref IN (n.account_a, n.account_z) AS registered_here
  FROM placed AS n
  LEFT JOIN several AS s ON s.digits = n.digits AND s.spelled = n.spelled
  LEFT JOIN named AS o ON o.organisation_no = n.organisation_no
  LEFT JOIN told AS t ON t.digits = n.digits
  LEFT JOIN habitual AS u ON u.account_a = n.account_a AND u.region = n.region
  LEFT JOIN habitual AS w ON w.account_a = CASE WHEN n.account_z <> n.account_a THEN n.account_z END AND w.region = n.region
  LEFT JOIN lines AS g ON g.digits = n.digits
  LEFT JOIN registered AS a ON a.digits = n.digits
),
counted AS (
  SELECT *,
    CASE WHEN calls > 1 THEN t1 ELSE CAST(level = 1 AS BIGINT) END AS l1,
    CASE WHEN calls > 1 THEN t2 ELSE CAST(level = 2 AS BIGINT) END AS l2,
    CASE WHEN calls > 1 THEN t3 ELSE CAST(level = 3 AS BIGINT) END AS l3,
    CASE WHEN calls > 1 THEN t4 ELSE CAST(level = 4 AS BIGINT) END AS l4,
    CASE WHEN calls > 1 THEN t5 ELSE CAST(level = 5 AS BIGINT) END AS l5,
    CASE WHEN calls > 1 THEN t6 ELSE CAST(level = 6 AS BIGINT) END AS l6,
    epoch(last_at) - epoch(first_at) AS span_s
  FROM gathered
)
SELECT
  digits, spelled, raw_example, calls, answered, reached, talk_s, longest_s, first_at, last_at, accounts, organisations, days, machine,
  held_w, machine_w, starts, alone, codes, attempts, contact, special, shown, owner, registered_by,
  played, spoken_s, usual, coalesce(region, '') AS region, coalesce(type, '') AS type, coalesce(zone, '') AS zone,
  -- Small counts packed into one whole number, in the order and widths of PATTERN_FIELDS (pattern.ts). Complaints (bit 50)
  -- are added by those who read it: they arrive late, and calls are not to be counted again for them.
  CASE WHEN calls <= 3 THEN calls - 1 WHEN calls <= 5 THEN 3 WHEN calls <= 9 THEN 4 ELSE 5 END
  + (CAST(CASE WHEN calls <= 7 THEN alone ELSE (7 * alone + calls // 2) // calls END AS BIGINT) << 3)
  + (CAST(CASE WHEN calls <= 7 THEN (starts - alone) ELSE (7 * (starts - alone) + calls // 2) // calls END AS BIGINT) << 6)
  + (CAST(CASE WHEN calls <= 7 THEN (calls - starts) ELSE (7 * (calls - starts) + calls // 2) // calls END AS BIGINT) << 9)
  + (CAST(CASE WHEN calls <= 7 THEN (calls - l1 - l2 - l3 - l4 - l5 - l6) ELSE (7 * (calls - l1 - l2 - l3 - l4 - l5 - l6) + calls // 2) // calls END AS BIGINT) << 12)
  + (CAST(CASE WHEN calls <= 7 THEN l1 ELSE (7 * l1 + calls // 2) // calls END AS BIGINT) << 15)
  + (CAST(CASE WHEN calls <= 7 THEN l2 ELSE (7 * l2 + calls // 2) // calls END AS BIGINT) << 18)
  + (CAST(CASE WHEN calls <= 7 THEN l3 ELSE (7 * l3 + calls // 2) // calls END AS BIGINT) << 21)
  + (CAST(CASE WHEN calls <= 7 THEN l4 ELSE (7 * l4 + calls // 2) // calls END AS BIGINT) << 24)
  + (CAST(CASE WHEN calls <= 7 THEN l5 ELSE (7 * l5 + calls // 2) // calls END AS BIGINT) << 27)
  + (CAST(CASE WHEN calls <= 7 THEN l6 ELSE (7 * l6 + calls // 2) // calls END AS BIGINT) << 30)
  + (CAST(CASE WHEN calls <= 7 THEN greatest(accounts - 1, 0) ELSE (7 * greatest(accounts - 1, 0) + calls // 2) // calls END AS BIGINT) << 33)
  + (CAST(CASE WHEN calls <= 7 THEN (calls - greatest(accounts, 1)) ELSE (7 * (calls - greatest(accounts, 1)) + calls // 2) // calls END AS BIGINT) << 36)
  + (CAST(CASE WHEN calls = 1 OR span_s IS NULL THEN 0 WHEN span_s <= 3600 THEN 1 WHEN span_s <= 86400 THEN 2
         WHEN span_s <= 345600 THEN 3 WHEN span_s <= 2592000 THEN 4 ELSE 5 END AS BIGINT) << 39)
  + (CAST(looseness AS BIGINT) << 42)
  + (CAST(home AS BIGINT) << 44)
  + (CAST(special AS BIGINT) << 46)
  + (CAST(CASE WHEN shown = 0 THEN 0 WHEN shown < 10 THEN 1 ELSE 2 END AS BIGINT) << 47)
  + (CAST(contact AS BIGINT) << 49)
  + (CAST(CASE WHEN codes > 0 THEN 2 WHEN attempts > 0 THEN 1 ELSE 0 END AS BIGINT) << 51)
  + (CAST(CASE WHEN registered_by IS NULL THEN 0 WHEN registered_here THEN 1 ELSE 2 END AS BIGINT) << 53)
  + (CAST(owner IS NOT NULL AS BIGINT) << 55)
  + (CAST(usual AS BIGINT) << 56)
  + (CAST(line AS BIGINT) << 58)
  AS pattern
FROM counted
