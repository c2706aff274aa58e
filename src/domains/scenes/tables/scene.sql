-- A row per scene: one crew working on one number.
WITH staged AS (
  SELECT scene_no FROM work.scene_act WHERE stage = 2
),
act AS (
  SELECT a.*, CASE WHEN a.presented <> '' THEN a.presented ELSE coalesce(nullif(a.presented_raw, ''), 'withheld') END AS seen, s.scene_no IS NOT NULL AS staged
  FROM work.scene_act AS a LEFT JOIN staged AS s ON s.scene_no = a.scene_no
),
whole AS (
  SELECT
    scene_no, arg_min(account_ref, best_turn) AS account_ref, any_value(number_no) AS number_no, min(account_a) AS account_a, max(account_z) AS account_z,
    min(organisation_a) AS organisation_a, max(organisation_z) AS organisation_z, min(first_at) AS first_at, max(last_at) AS last_at,
    sum(calls) AS calls, sum(answered) AS answered, sum(reached) AS reached, sum(again) AS again, sum(talk_s) AS talk_s,
    max(longest_s) AS longest_s, max(stage) AS stages, max(held) AS held, sum(codes) AS codes_captured, sum(played) AS played,
    sum(machines) AS machines, max(link) AS link, string_agg(seen, ';' ORDER BY stage) AS presented
  FROM act WHERE staged
  GROUP BY scene_no
  UNION ALL
  SELECT scene_no, account_ref, number_no, account_a, account_z, organisation_a, organisation_z, first_at, last_at,
    calls, answered, reached, again, talk_s, longest_s, stage, held, codes, played, machines, link, seen
  FROM act WHERE NOT staged
),
-- Where the smallest and the largest differ there may be more: only there the different ones are listed.
mixed AS (
  SELECT scene_no FROM whole WHERE account_a < account_z OR organisation_a < organisation_z
),
listed AS (
  SELECT
    m.scene_no, count(DISTINCT c.account_ref) AS accounts, string_agg(DISTINCT c.account_ref, ';' ORDER BY c.account_ref) AS account_refs,
    string_agg(DISTINCT c.organisation, ';' ORDER BY c.organisation) AS organisations
  FROM work.scene_member AS m
  SEMI JOIN mixed AS x ON x.scene_no = m.scene_no
  JOIN work.scene_call AS c ON c.call_no = m.call_no
  GROUP BY m.scene_no
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
    w.*, n.number_id, n.class, n.probability, coalesce(k.operator_id, w.account_ref) AS operator_id, CASE WHEN l.scene_no IS NOT NULL THEN l.accounts WHEN w.account_a IS NULL THEN 0 ELSE 1 END AS accounts,
    coalesce(CASE WHEN l.scene_no IS NULL THEN w.account_a ELSE l.account_refs END, '') AS account_refs,
    coalesce(CASE WHEN l.scene_no IS NULL THEN w.organisation_a ELSE l.organisations END, '') AS organisations,
    s.relation, s.since_d, s.before_s, s.rotation, s.shown, s.habit
  FROM whole AS w
  JOIN work.scene_number AS n ON n.number_no = w.number_no
  LEFT JOIN work.scene_caller AS k ON k.account_ref = w.account_ref
  LEFT JOIN listed AS l ON l.scene_no = w.scene_no
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
  calls, answered, talk_s, longest_s, stages, presented, organisations, codes_captured,
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
WHERE kind = 'chain' OR (class <> 'associate' AND (kind IN ('code_interception', 'recorded_message') OR held >= 0.5 OR reached >= $scene_answered))
-- Whatever reads the scenes of an operator finds them side by side.
ORDER BY operator_id, number_id, first_at, scene_id
