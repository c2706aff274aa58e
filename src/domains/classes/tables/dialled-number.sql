-- A row per dialled number: what the calls to it were like. What needs several calls is worked out for the numbers that have
-- several: what two calls were like is told by the smallest and the largest of their values, and only where there are more that
-- differ, the different ones are counted.
WITH looked AS (
  SELECT
    c.number_no, CASE WHEN n.calls > 2 AND n.account_a <> n.account_z THEN c.account_no END AS account_no,
    CASE WHEN n.calls > 2 AND CAST(n.first_at AS DATE) < CAST(n.last_at AS DATE) THEN CAST(c.started_at AS DATE) END AS day,
    c.started_at < n.last_at AS followed, c.played, coalesce(talk_spoken(c.spoken_s, c.played, $victim_min_talk_s), 0) AS talk_s, c.machine
  FROM work.dialled_call AS c
  JOIN work.number_calls AS n ON n.number_no = c.number_no
  WHERE n.calls > 1
),
weighed AS (
  SELECT c.number_no, c.account_no, c.day,
    CASE WHEN c.talk_s <= 0 OR c.machine > 1000 THEN 0 WHEN c.machine >= 500 THEN 3 WHEN c.talk_s <= 20 THEN 1 WHEN c.talk_s <= $victim_min_talk_s THEN 2
         WHEN c.talk_s <= 180 THEN 4 WHEN c.talk_s <= 600 THEN 5 ELSE 6 END AS level,
    CASE WHEN c.talk_s > 0 AND c.machine <= 1000
         THEN CAST(round(-1000 * ln(greatest(machine_taken(c.machine, c.played, c.talk_s, h.machine, $victim_min_talk_s, $short_machine, $long_machine), 0.001))) AS BIGINT)
         ELSE 0 END AS machine_w,
    c.talk_s > $victim_min_talk_s AS held
  FROM looked AS c
  LEFT JOIN work.talk_machine AS h ON h.talk_s = c.talk_s AND h.followed = c.followed
),
several AS (
  SELECT number_no, count(DISTINCT account_no) FILTER (account_no IS NOT NULL) AS accounts, count(DISTINCT day) FILTER (day IS NOT NULL) AS days,
         count(*) FILTER (level = 1) AS t1, count(*) FILTER (level = 2) AS t2, count(*) FILTER (level = 3) AS t3,
         count(*) FILTER (level = 4) AS t4, count(*) FILTER (level = 5) AS t5, count(*) FILTER (level = 6) AS t6,
         coalesce(sum(machine_w) FILTER (held), 0) AS held_w, sum(machine_w) AS machine_w
  FROM weighed
  GROUP BY number_no
),
mixed AS (
  SELECT c.number_no, string_agg(DISTINCT o.organisation, ';' ORDER BY o.organisation) AS organisations
  FROM work.dialled_call AS c
  JOIN work.number_calls AS n ON n.number_no = c.number_no AND n.calls > 2 AND n.organisation_a < n.organisation_z
  JOIN work.shown_organisation AS o ON o.organisation_no = c.organisation_no
  GROUP BY c.number_no
),
odd AS (
  SELECT number_no, min(spelled) AS spelled FROM work.dialled_call WHERE spelling IS NULL GROUP BY number_no
),
-- How usual the country is among the other numbers that the account calls; of two accounts with the one to which it is more
-- usual. All that the whole service calls are worth one number more. A number alone in its country says the more the more others
-- there are, up to $usual_numbers of them.
worked AS MATERIALIZED (
  SELECT account_a, region, numbers - 1 AS same, sum(numbers) OVER (PARTITION BY account_a) - 1 AS others,
         (sum(numbers) OVER (PARTITION BY region) - 1) / greatest(sum(numbers) OVER () - 1, 1) AS overall
  FROM (
    SELECT n.account_a, k.region, count(*) AS numbers
    FROM work.number_calls AS n JOIN work.number_kind AS k ON k.kind_no = n.kind_no
    WHERE k.region <> ''
    GROUP BY n.account_a, k.region
  )
),
habitual AS (
  SELECT account_a, region, (same + overall) / (least(others, $usual_numbers) + 1) AS share, overall FROM worked
),
-- What else is known of a number, gathered first: one look-up for each number instead of five.
told AS (
  SELECT digits, CAST(sum(starts) AS BIGINT) AS starts, CAST(sum(alone) AS BIGINT) AS alone, max(looseness) AS looseness, max(home) AS home,
         CAST(sum(shown) AS BIGINT) AS shown, CAST(sum(codes) AS BIGINT) AS codes,
         CAST(sum(attempts) AS BIGINT) AS attempts, min(listed_at) AS listed_at
  FROM (
    SELECT digits, starts, alone, looseness, home, 0 AS shown, 0 AS codes, 0 AS attempts, CAST(NULL AS TIMESTAMP) AS listed_at
    FROM work.session_start
    UNION ALL
    SELECT CAST(ltrim(presented, '+') AS BIGINT), 0, 0, 0, 0, calls, 0, 0, NULL
    FROM work.presented_organisation WHERE presented <> ''
    UNION ALL
    SELECT CAST(ltrim(number, '+') AS BIGINT), 0, 0, 0, 0, 0, codes, 0, NULL FROM work.captured_code WHERE number <> ''
    UNION ALL
    SELECT CAST(ltrim(target, '+') AS BIGINT), 0, 0, 0, 0, 0, 0, 1, NULL FROM canonical.interception WHERE target <> ''
    UNION ALL
    SELECT CAST(ltrim(phone, '+') AS BIGINT), 0, 0, 0, 0, 0, 0, 0,
           CASE WHEN coalesce(name, '') <> '' THEN TIMESTAMP '1970-01-01' ELSE coalesce("at", TIMESTAMP '1970-01-01') END
    FROM canonical.contact WHERE phone <> ''
  )
  GROUP BY digits
),
lines AS (SELECT CAST(ltrim(number, '+') AS BIGINT) AS digits, organisation FROM work.organisation_line),
registered AS (
  SELECT CAST(ltrim(p.phone, '+') AS BIGINT) AS digits, p.account_ref, k.account_no
  FROM work.registered_phone AS p LEFT JOIN work.caller AS k ON k.account_ref = p.account_ref
),
gathered AS (
  SELECT
    n.number_no, coalesce(b.spelled, '') AS spelled,
    n.spelling, CASE WHEN n.spelling IS NULL THEN q.spelled END AS spelled_so, n.calls, n.answered, n.reached, n.talk_s, n.longest_s, n.first_at, n.last_at, n.machine,
    CASE WHEN n.account_a IS NULL THEN 0 WHEN n.account_a = n.account_z THEN 1 WHEN n.calls = 2 THEN 2 ELSE s.accounts END AS accounts,
    coalesce(x.organisations, CASE WHEN n.organisation_a < n.organisation_z THEN o.organisation || ';' || y.organisation END, o.organisation, '') AS organisations,
    CASE WHEN n.calls = 1 THEN 1 WHEN n.first_at IS NULL THEN 0 WHEN CAST(n.first_at AS DATE) = CAST(n.last_at AS DATE) THEN 1
         WHEN n.calls = 2 THEN 2 ELSE s.days END AS days,
    CASE WHEN n.spoken_s <= 0 OR n.machine > 1000 THEN 0 WHEN n.machine >= 500 THEN 3 WHEN n.spoken_s <= 20 THEN 1
         WHEN n.spoken_s <= $victim_min_talk_s THEN 2 WHEN n.spoken_s <= 180 THEN 4 WHEN n.spoken_s <= 600 THEN 5 ELSE 6 END AS level,
    s.t1, s.t2, s.t3, s.t4, s.t5, s.t6, s.held_w, s.machine_w,
    least(coalesce(t.starts, 0), n.calls) AS starts, least(coalesce(t.alone, 0), n.calls) AS alone,
    coalesce(t.looseness, 0) AS looseness, coalesce(t.home, 0) AS home,
    n.played, n.spoken_s, n.kind_no,
    CASE WHEN u.share IS NULL AND w.share IS NULL THEN 0
         ELSE CASE WHEN greatest(u.share, w.share) < 0.0015 THEN 1 WHEN greatest(u.share, w.share) < 0.006 THEN 2
                   WHEN greatest(u.share, w.share) < 0.025 THEN 3 WHEN greatest(u.share, w.share) < 0.1 THEN 4 ELSE 5 END
              + CASE WHEN greatest(u.overall, w.overall) < 0.03 THEN 0 ELSE 5 END END AS usual,
    CASE f.type WHEN 'mobile' THEN 1 WHEN 'fixed_line' THEN 2 ELSE 0 END AS line,
    coalesce(list_contains(string_split($special_types, ','), f.type), false) AS special,
    coalesce(t.shown, 0) AS shown, coalesce(t.codes, 0) AS codes, coalesce(t.attempts, 0) AS attempts,
    -- A dialler makes an entry of what is dialled by hand, as it dials: without a name, only an earlier one is of a list.
    coalesce(epoch(t.listed_at) + $listed_before_s <= epoch(coalesce(n.first_at, TIMESTAMP '9999-01-01')), false) AS contact,
    g.organisation AS owner,
    a.account_ref AS registered_by, coalesce(a.account_no IN (n.account_a, n.account_z), false) AS registered_here
  FROM work.number_calls AS n
  LEFT JOIN work.number_kind AS f ON f.kind_no = n.kind_no
  LEFT JOIN several AS s ON s.number_no = n.number_no
  LEFT JOIN mixed AS x ON x.number_no = n.number_no
  LEFT JOIN odd AS q ON q.number_no = n.number_no
  LEFT JOIN work.unresolved_number AS b ON b.number_no = n.number_no
  LEFT JOIN work.shown_organisation AS o ON o.organisation_no = n.organisation_a
  LEFT JOIN work.shown_organisation AS y ON y.organisation_no = n.organisation_z
  LEFT JOIN told AS t ON t.digits = n.number_no
  LEFT JOIN habitual AS u ON u.account_a = n.account_a AND u.region = f.region
  LEFT JOIN habitual AS w ON w.account_a = CASE WHEN n.account_z <> n.account_a THEN n.account_z END AND w.region = f.region
  LEFT JOIN lines AS g ON g.digits = n.number_no
  LEFT JOIN registered AS a ON a.digits = n.number_no
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
  number_no, spelled, spelling, spelled_so, calls, answered, reached, talk_s, longest_s, first_at, last_at, accounts, organisations, days, machine,
  held_w, machine_w, starts, alone, codes, attempts, contact, special, shown, owner, registered_by,
  played, spoken_s, usual, kind_no,
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
  + (CAST(line AS BIGINT) << 60)
  AS pattern
FROM counted
