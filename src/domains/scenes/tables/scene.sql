-- A row per scene: one crew working on one number.
WITH staged AS (
  SELECT scene_no FROM work.scene_act WHERE stage = 2
),
act AS (
  SELECT a.*, s.scene_no IS NOT NULL AS staged
  FROM work.scene_act AS a LEFT JOIN staged AS s ON s.scene_no = a.scene_no
),
whole AS (
  SELECT
    scene_no, arg_min(best_no, best_turn) AS best_no, arg_min(account_no, best_turn) AS account_no, min(number_no) AS number_no,
    min(account_a) AS account_a, max(account_z) AS account_z, bool_and(account_a = account_z) AS same_accounts,
    min(organisation_a) AS organisation_a, max(organisation_z) AS organisation_z, bool_and(organisation_a = organisation_z) AS same_organisations,
    min(first_at) AS first_at, max(last_at) AS last_at,
    sum(calls) AS calls, sum(answered) AS answered, sum(reached) AS reached, sum(again) AS again, sum(talk_s) AS talk_s,
    max(longest_s) AS longest_s, max(stage) AS stages, max(held) AS held, sum(codes) AS codes_captured, sum(played) AS played,
    sum(machines) AS machines, max(link) AS link
  FROM act WHERE staged
  GROUP BY scene_no
  UNION ALL
  SELECT scene_no, best_no, account_no, number_no, account_a, account_z, false, organisation_a, organisation_z, false, first_at, last_at,
    calls, answered, reached, again, talk_s, longest_s, stage, held, codes, played, machines, link
  FROM act WHERE NOT staged
),
-- Who called and whose names were used: the first and the last of them are all where they are the same, where two calls or
-- two stages hold one each. Only where there may be more, the different ones are listed.
mixed AS (
  SELECT scene_no FROM whole
  WHERE calls > 2 AND (account_a < account_z AND NOT (same_accounts AND stages = 2)
                       OR organisation_a < organisation_z AND NOT (same_organisations AND stages = 2))
),
told AS (
  SELECT m.scene_no, c.account_no, c.organisation_no
  FROM work.scene_member AS m
  SEMI JOIN mixed AS x ON x.scene_no = m.scene_no
  JOIN work.scene_call AS c ON c.call_no = m.call_no
),
listed AS (
  SELECT scene_no, count(*) AS accounts, string_agg(k.account_ref, ';' ORDER BY t.account_no) AS account_refs
  FROM (SELECT DISTINCT scene_no, account_no FROM told WHERE account_no IS NOT NULL) AS t
  JOIN work.scene_caller AS k ON k.account_no = t.account_no
  GROUP BY scene_no
),
named AS (
  SELECT scene_no, string_agg(o.organisation, ';' ORDER BY t.organisation_no) AS organisations
  FROM (SELECT DISTINCT scene_no, organisation_no FROM told WHERE organisation_no IS NOT NULL) AS t
  JOIN work.shown_organisation AS o ON o.organisation_no = t.organisation_no
  GROUP BY scene_no
),
seen AS (
  SELECT a.scene_no, a.stage, a.staged, CASE WHEN c.shown > 0 THEN '+' || c.shown ELSE coalesce(nullif(c.presented_raw, ''), 'withheld') END AS seen
  FROM act AS a JOIN work.scene_call AS c ON c.call_no = a.best_no
),
shown AS (
  SELECT scene_no, string_agg(seen, ';' ORDER BY stage) AS presented FROM seen WHERE staged GROUP BY scene_no
  UNION ALL
  SELECT scene_no, seen FROM seen WHERE NOT staged
),
strongest AS (
  SELECT m.scene_no, m.relation, m.since_d, m.before_s, m.rotation, m.shown, m.habit
  FROM work.scene_member AS m
  JOIN work.scene_call AS c ON c.call_no = m.call_no
  WHERE m.link >= 0.5
  QUALIFY row_number() OVER (PARTITION BY m.scene_no ORDER BY m.link DESC, c.talk_s DESC, m.turn DESC) = 1
),
measured AS (
  SELECT
    w.*, n.number_id, n.class, n.probability, coalesce(k.operator_id, '') AS operator_id,
    CASE WHEN l.scene_no IS NOT NULL THEN l.accounts WHEN w.account_a IS NULL THEN 0 WHEN w.account_a = w.account_z THEN 1 ELSE 2 END AS accounts,
    coalesce(l.account_refs, a.account_ref || CASE WHEN w.account_a < w.account_z THEN ';' || z.account_ref ELSE '' END, '') AS account_refs,
    coalesce(d.organisations, o.organisation || CASE WHEN w.organisation_a < w.organisation_z THEN ';' || q.organisation ELSE '' END, '') AS organisations,
    s.relation, s.since_d, s.before_s, s.rotation, s.shown, s.habit
  FROM whole AS w
  JOIN work.scene_number AS n ON n.number_no = w.number_no
  LEFT JOIN work.scene_caller AS k ON k.account_no = w.account_no
  LEFT JOIN work.scene_caller AS a ON a.account_no = w.account_a
  LEFT JOIN work.scene_caller AS z ON z.account_no = w.account_z
  LEFT JOIN work.shown_organisation AS o ON o.organisation_no = w.organisation_a
  LEFT JOIN work.shown_organisation AS q ON q.organisation_no = w.organisation_z
  LEFT JOIN listed AS l ON l.scene_no = w.scene_no
  LEFT JOIN named AS d ON d.scene_no = w.scene_no
  LEFT JOIN strongest AS s ON s.scene_no = w.scene_no
),
loss AS (
  SELECT number, sum(complaints) AS complaints, max(loss) AS loss FROM work.number_loss GROUP BY number
),
kinds AS (
  SELECT g.*, coalesce(l.complaints, 0) AS complaints, coalesce(l.loss, 0) AS loss,
    CASE WHEN g.link >= 0.5 THEN 'chain' WHEN g.codes_captured > 0 THEN 'code_interception'
         WHEN g.played > 0 THEN 'recorded_message'
         WHEN g.again > 0 OR g.reached > 1 THEN 'call_back' ELSE 'single' END AS kind
  FROM measured AS g
  LEFT JOIN loss AS l ON l.number = g.number_id
)
SELECT
  h.scene_id, CASE WHEN starts_with(number_id, 'raw:') THEN '' ELSE number_id END AS number, number_id, kind,
  CASE kind WHEN 'chain' THEN link
            WHEN 'code_interception' THEN 0.98 * (1 - link)
            WHEN 'recorded_message' THEN 0.9 * (1 - link)
            ELSE (1 - link) * probability END AS probability,
  operator_id, accounts, account_refs, first_at, last_at,
  calls, answered, talk_s, longest_s, stages, c.presented, organisations, codes_captured,
  concat_ws('; ',
    CASE WHEN codes_captured > 0 THEN 'code captured' END, CASE WHEN loss > 0 THEN 'loss reported' WHEN complaints > 0 THEN 'reported' END,
    CASE WHEN kind = 'recorded_message' AND held < 0.5 THEN 'heard a message to its end' WHEN held >= 0.5 THEN 'held in conversation' ELSE 'hung up' END
  ) AS outcome,
  concat_ws('; ',
    CASE WHEN stages > 1 THEN stages || ' identities in turn' END,
    CASE WHEN link >= 0.5 THEN CASE WHEN before_s > $scene_held_s THEN 'held for ' ELSE 'spoken to for ' END || before_s || ' s, then reached again under another identity '
      || CASE WHEN since_d < 1.0 / 24 THEN CAST(floor(since_d * 1440) AS BIGINT) || ' min' WHEN since_d < 2 THEN CAST(floor(since_d * 24) AS BIGINT) || ' h'
              ELSE CAST(floor(since_d) AS BIGINT) || ' days' END || ' later'
      || CASE relation WHEN 'same' THEN ' by the same operator' ELSE ' by accounts that took over' END END,
    CASE WHEN link >= 0.5 AND shown = 'set' THEN 'the identity was set for that call: others saw another at the time' END,
    CASE WHEN link >= 0.5 AND shown = 'alone' THEN 'no other call of the account lay around that call: it was made for that person' END,
    CASE WHEN link >= 0.5 AND habit >= 0.01
         THEN 'after about ' || CAST(round(100 * habit) AS BIGINT) || ' % of such talks the crew goes on under another identity' END,
    CASE WHEN link >= 0.5 AND rotation >= 0.2 THEN 'but the account shows another number from call to call as a rule' END,
    CASE WHEN codes_captured > 0 THEN codes_captured || CASE WHEN codes_captured = 1 THEN ' code' ELSE ' codes' END || ' captured' END,
    CASE WHEN held > 0 THEN 'longest call ' || longest_s || ' s' ELSE answered || ' answered calls, longest ' || longest_s || ' s' END,
    CASE WHEN kind = 'recorded_message' THEN played || CASE WHEN played = 1 THEN ' call' ELSE ' calls' END || ' as long as the message that the account plays to many numbers' END,
    CASE WHEN kind = 'call_back' THEN 'reached ' || reached || ' times under one identity' END,
    CASE WHEN machines > 0 THEN machines || CASE WHEN machines = 1 THEN ' call' ELSE ' calls' END || ' ended at a length where a machine ends calls' END
  ) AS reasons
FROM kinds AS k
JOIN work.scene_head AS h ON h.scene_no = k.scene_no
JOIN shown AS c ON c.scene_no = k.scene_no
WHERE kind = 'chain' OR (class <> 'associate' AND (kind IN ('code_interception', 'recorded_message') OR held >= 0.5 OR reached >= $scene_answered))
-- Whatever reads the scenes of an operator finds them side by side.
ORDER BY operator_id, number_id, first_at, scene_id
