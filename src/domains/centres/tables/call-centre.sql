-- A row per place at which several people work: its accounts, addresses, seats, shifts and what it did. A place whose
-- accounts are one operator's counts only when several people work there at once: one person uses many accounts.
WITH members AS (
  SELECT c.centre_id, count(*) AS accounts, string_agg(c.account_ref, ';' ORDER BY c.account_ref) AS account_refs,
         count(DISTINCT coalesce(o.operator_id, c.account_ref)) AS operators,
         string_agg(DISTINCT o.operator_id, ';' ORDER BY o.operator_id) AS operator_ids,
         max(s.agents_at_once) AS agents_at_once
  FROM work.centre_account AS c
  LEFT JOIN work.operator_account AS o ON o.account_ref = c.account_ref
  LEFT JOIN work.account_seat AS s ON s.account_ref = c.account_ref
  GROUP BY c.centre_id
),
agents AS (
  SELECT c.centre_id, count(DISTINCT p.agent_ref) AS agents
  FROM work.centre_account AS c JOIN work.presence AS p ON p.account_ref = c.account_ref AND p.agent_ref <> ''
  GROUP BY c.centre_id
),
-- The people at work on a day, agents where they are named, else operators: nine of ten calls fall on days with no more. By
-- the hour too few would be counted: not everybody rings somebody in every hour. Calls weigh, for wrong clocks make many days
-- with one call.
daily AS (
  SELECT c.centre_id, p.hour // 24 AS day, sum(p.calls) AS calls, count(DISTINCT CASE
           WHEN p.agent_ref <> '' THEN 'agent ' || p.agent_ref ELSE 'operator ' || coalesce(o.operator_id, p.account_ref)
         END) AS people
  FROM work.presence AS p
  JOIN work.centre_account AS c ON c.account_ref = p.account_ref
  LEFT JOIN work.operator_account AS o ON o.account_ref = p.account_ref
  WHERE p.kind = 'address' AND p.calls > 0
  GROUP BY c.centre_id, day
),
-- Whether its people work on the same days, and day after day: one person takes up one account after the other.
habit AS (
  SELECT centre_id, 1000 * coalesce(sum(people) FILTER (WHERE people > 1), 0) // sum(people) AS company,
         1000 * count(*) // greatest(count(*), quantile_disc(day, 0.9) - quantile_disc(day, 0.1) + 1) AS steady
  FROM daily GROUP BY centre_id
),
present AS (
  SELECT centre_id, min(people) FILTER (WHERE 10 * up_to >= 9 * in_all) AS people
  FROM (
    SELECT centre_id, people, sum(calls) OVER (PARTITION BY centre_id ORDER BY people, day) AS up_to,
           sum(calls) OVER (PARTITION BY centre_id) AS in_all
    FROM daily
  )
  GROUP BY centre_id
),
places AS (
  SELECT c.centre_id,
         string_agg(c.place, ';' ORDER BY c.place) FILTER (WHERE c.kind = 'address') AS addresses,
         string_agg(c.place, ';' ORDER BY c.place) FILTER (WHERE c.kind = 'list') AS lists,
         max(w.evidence) AS evidence, arg_max(w.together, (w.cells, w.place)) AS together, arg_max(w.dedicated, (w.cells, w.place)) AS dedicated,
         arg_max(w.in_shift, (w.cells, w.place)) AS in_shift, sum(w.days_together) AS days_together,
         arg_max(c.place, (coalesce(w.cells, 0), c.place)) FILTER (WHERE c.kind = 'address') AS main_place
  FROM work.centre_place AS c LEFT JOIN work.workplace AS w ON w.kind = c.kind AND w.place = c.place
  GROUP BY c.centre_id
),
network AS (
  SELECT place, arg_min(network, ip) AS network, arg_min(organisation, ip) AS organisation, arg_min(country, ip) AS country
  FROM work.ip_network GROUP BY place
),
worked AS (
  SELECT m.centre_id, c.dialled, coalesce(c.trunk, '') AS trunk, coalesce(c.list_ref, '') AS list_ref, count(*) AS calls,
         min(c.started_at) AS first_at, max(c.started_at) AS last_at
  FROM canonical.call AS c JOIN work.centre_account AS m ON m.account_ref = c.account_ref
  GROUP BY m.centre_id, c.dialled, trunk, list_ref
),
totals AS (
  SELECT centre_id, sum(calls) AS calls, min(first_at) AS first_at, max(last_at) AS last_at,
         string_agg(DISTINCT trunk, ';' ORDER BY trunk) FILTER (WHERE trunk <> '') AS trunks,
         string_agg(DISTINCT list_ref, ';' ORDER BY list_ref) FILTER (WHERE list_ref <> '') AS contact_lists
  FROM worked GROUP BY centre_id
),
harmed AS (
  SELECT w.centre_id, count(DISTINCT w.dialled) AS victims
  FROM worked AS w SEMI JOIN victim AS v ON v.number = w.dialled
  GROUP BY w.centre_id
),
taken AS (
  SELECT a.centre_id, sum(h.numbers) AS taken_over, sum(h.transferred) AS transferred
  FROM work.hand_over AS h
  JOIN work.centre_account AS a ON a.account_ref = h.account_a
  JOIN work.centre_account AS b ON b.account_ref = h.account_b AND b.centre_id = a.centre_id
  GROUP BY a.centre_id
),
plan AS (
  SELECT centre_id, min(zone) AS zone, string_agg(line, ', ' ORDER BY weekday) AS shift_plan
  FROM (
    SELECT centre_id, min(zone) AS zone, weekday,
           ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'][weekday] || ' ' || printf('%02d', min(hour)) || '-' || printf('%02d', max(hour) + 1) AS line
    FROM (
      SELECT *, sum(people) OVER (PARTITION BY centre_id) AS all_people FROM work.centre_shift
    )
    -- An hour belongs to the plan when it has at least a third of what the average hour of a 40-hour week would have.
    WHERE people * 120 >= all_people
    GROUP BY centre_id, weekday
  )
  GROUP BY centre_id
),
-- What talks at the same moment say of several people or one.
meeting AS (
  SELECT centre_id, CASE WHEN ignores($ignore_centre_evidence, 'meetings') THEN 0
                         ELSE meetings_evidence(meetings, meetings_by_chance) END AS evidence
  FROM work.centre_seat
),
desk AS (
  SELECT centre_id, desks, overlapping, own, callers_evidence(own, own_by_chance, days, days_apart) AS callers FROM work.centre_desk
),
-- What the talks of the members say who are sure to be several people.
crowded AS (
  SELECT c.centre_id, max(callers_evidence(k.own, k.own_by_chance, k.days, k.days_apart)) AS callers
  FROM work.centre_account AS c
  LEFT JOIN work.operator_account AS o ON o.account_ref = c.account_ref
  JOIN work.operator_caller AS k ON k.operator_id = coalesce(o.operator_id, c.account_ref)
  GROUP BY c.centre_id
),
joined AS (
  SELECT
    m.*, coalesce(a.agents, 0) AS agents, coalesce(g.evidence, 0) AS meetings, p.addresses, p.lists, p.together, p.dedicated, p.in_shift, p.days_together,
    coalesce(p.main_place, '') AS main_place,
    coalesce(d.callers, 0) AS callers, coalesce(p.evidence > 0, false) AS room, coalesce(d.overlapping, 0) AS overlapping, coalesce(d.own, 0) AS own,
    coalesce(e.usual, 0) AS talks_at_once, coalesce(k.taken_over, 0) AS taken_over,
    coalesce(k.transferred, 0) AS transferred, coalesce(x.company, 0) AS company, coalesce(x.steady, 0) AS steady,
    -- Evidence of the rooms, or of the agents, or what people handed on say where neither is known; log-odds in hundredths.
    -- Against it: people who hand each other on from addresses that are known and no room. Two or three accounts of two
    -- operators may be one person's; and what is seen of a place is never certain.
    -- Where one operator holds all accounts, it must be people who speak, not that operator's diallers.
    CASE WHEN m.operators = 2 AND m.accounts <= 3 AND coalesce(k.transferred, 0) < $centre_transfers THEN $centre_pair_most ELSE $centre_most END AS most_belief,
    greatest(
      CASE WHEN p.evidence > 0 THEN p.evidence ELSE 0 END,
      CASE WHEN m.agents_at_once >= $centre_min_seats THEN 250 ELSE 0 END
    )
    + CASE WHEN m.operators = 2 AND w.callers >= $centre_callers THEN least(300, w.callers - $centre_callers + 100)
           WHEN (m.operators = 1 OR m.operators = 2 AND p.evidence > 0) AND coalesce(a.agents, 0) = 0
           THEN greatest(-150, least(300, coalesce(d.callers, 0) - $centre_callers + 100)) ELSE 0 END
    + least(40 * coalesce(k.taken_over, 0), 300)
    -- Strangers pass each other no calls, nor does one person who changes accounts.
    + least(40 * coalesce(k.transferred, 0), 200)
    -- Who work in the same hours and never talk at the same moment are one person.
    + CASE WHEN m.operators > 1 AND coalesce(a.agents, 0) = 0
           THEN greatest(-400, least(0, coalesce(g.evidence, 0))) ELSE 0 END
    - CASE WHEN p.evidence > 0 OR m.agents_at_once >= $centre_min_seats OR m.operators = 1 OR w.callers >= $centre_callers
              OR k.transferred >= $centre_transfers THEN 0
           WHEN m.operators > 2 THEN 100 WHEN p.main_place IS NULL THEN 200 ELSE 400 END AS belief,
    greatest(
      CASE WHEN m.operators > 1 OR coalesce(a.agents, 0) > 0 THEN coalesce(r.people, 0) ELSE 0 END,
      coalesce(m.agents_at_once, 0),
      -- Talks at once show the people behind one account; those of a crew with many accounts may be a dialler's. Not
      -- everybody at a desk is on the phone at any moment, but where numbers change with every call there are too many desks.
      CASE WHEN m.operators <= 2 AND coalesce(a.agents, 0) = 0
           THEN greatest(coalesce(e.most, 0), least(coalesce(d.desks, 0), 2 * coalesce(e.most, 0) + 1))
           WHEN w.callers >= $centre_callers THEN coalesce(e.usual, 0) ELSE 0 END
    ) AS seats
  FROM members AS m
  LEFT JOIN agents AS a USING (centre_id)
  LEFT JOIN places AS p USING (centre_id)
  LEFT JOIN present AS r USING (centre_id)
  LEFT JOIN habit AS x USING (centre_id)
  LEFT JOIN work.centre_seat AS e USING (centre_id)
  LEFT JOIN meeting AS g USING (centre_id)
  LEFT JOIN desk AS d USING (centre_id)
  LEFT JOIN crowded AS w USING (centre_id)
  LEFT JOIN taken AS k USING (centre_id)
)
SELECT
  j.centre_id, j.accounts, j.account_refs, j.operators, j.agents, j.seats,
  coalesce(x.shift_plan || ' (' || x.zone || ')', '') AS shift_plan,
  coalesce(j.addresses, '') AS addresses, coalesce(n.network, '') AS network, coalesce(n.organisation, '') AS organisation,
  coalesce(n.country, '') AS country, coalesce(t.trunks, '') AS trunks, coalesce(t.contact_lists, '') AS contact_lists,
  t.first_at, t.last_at, coalesce(t.calls, 0) AS calls, coalesce(h.victims, 0) AS victims,
  -- Measured: what was believed by a little was right more often than that.
  round(1 / (1 + exp(-least(j.most_belief, 30 + 5 * j.belief // 4) / 100.0)), 4) AS probability,
  concat_ws('; ',
    CASE WHEN j.together > 0 THEN (j.together // 10) || ' % of the hours at its main place in company, on ' || j.days_together || ' days' END,
    CASE WHEN NOT j.room AND j.operators > 1 AND j.company >= $centre_company THEN (j.company // 10) || ' % of their days at work in company' END,
    CASE WHEN j.dedicated >= 400 THEN (j.dedicated // 10) || ' % of its accounts'' work there' END,
    CASE WHEN j.in_shift >= 650 THEN (j.in_shift // 10) || ' % within ' || $shift_hours || ' hours of the day' END,
    CASE WHEN j.agents_at_once > 1 THEN j.agents_at_once || ' agents in one account in the same hour' END,
    CASE WHEN j.taken_over > 0 THEN j.taken_over || ' people handed from one account to another' END,
    CASE WHEN j.transferred > 0 THEN j.transferred || ' calls passed to another account while they went on' END,
    CASE WHEN j.talks_at_once > 1 THEN j.talks_at_once || ' talks at the same moment on a usual day' END,
    CASE WHEN j.callers >= $centre_callers
         THEN j.overlapping || ' talks began during another, ' || j.own || ' of them with the number, address and line of the other: people, no dialler' END,
    CASE WHEN j.lists IS NOT NULL THEN 'call list in common' END,
    j.operators || CASE WHEN j.operators = 1 THEN ' operator' ELSE ' operators' END
  ) AS reasons,
  coalesce(j.operator_ids, '') AS operator_ids, coalesce(x.zone, '') AS time_zone
FROM joined AS j
LEFT JOIN network AS n ON n.place = j.main_place
LEFT JOIN totals AS t ON t.centre_id = j.centre_id
LEFT JOIN harmed AS h ON h.centre_id = j.centre_id
LEFT JOIN plan AS x ON x.centre_id = j.centre_id
WHERE j.belief > 0
  -- Two or three who hand each other people, and no room is seen: as a rule one person's accounts that were not linked.
  AND (j.operators = 1 OR j.operators > 3 OR j.room OR j.agents > 0 OR j.callers >= $centre_callers OR j.meetings >= $centre_meetings
       OR j.transferred >= $centre_transfers)
  -- More of them may be as well, unless they work on the same days, day after day, as a crew does.
  AND (j.operators = 1 OR j.room OR j.agents > 0 OR j.callers >= $centre_callers OR j.transferred >= $centre_transfers
       OR (j.company >= $centre_company AND 2 * j.steady >= $place_steady))
  AND j.seats >= CASE WHEN j.operators > 1 OR j.callers >= $centre_callers OR (j.room AND j.callers >= 100) THEN 2 ELSE $centre_min_seats END
