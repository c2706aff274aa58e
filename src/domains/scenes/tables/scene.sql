-- A row per scene: one crew working on one number.
WITH several AS (
  SELECT
    scene_id, number_id, class, max(probability) AS probability,
    arg_min(operator_id, (held < 0.5, NOT answered, started_at, exhibit, source_table, source_row)) AS operator_id,
    count(DISTINCT account_ref) AS accounts, string_agg(DISTINCT account_ref, ';' ORDER BY account_ref) AS account_refs,
    min(started_at) AS first_at, max(started_at + to_seconds(talk_s)) AS last_at, count(*) AS calls,
    count(*) FILTER (WHERE answered) AS answered, count(*) FILTER (WHERE answered AND machine < 0.5) AS reached,
    count(*) FILTER (WHERE again) AS again, sum(talk_s) AS talk_s, max(talk_s) AS longest_s, max(stage) AS stages,
    max(held) AS held, sum(codes) AS codes_captured, count(*) FILTER (WHERE played) AS played,
    string_agg(DISTINCT organisation, ';' ORDER BY organisation) AS organisations,
    arg_max({'link': link, 'relation': relation, 'since_d': since_d, 'before_s': before_s, 'rotation': rotation, 'shown': shown, 'habit': habit},
            (link, talk_s, started_at, exhibit, source_table, source_row)) AS strongest,
    count(*) FILTER (WHERE answered AND machine >= 0.5) AS machines
  FROM work.scene_member
  WHERE NOT alone
  GROUP BY scene_id, number_id, class
),
shown AS (
  SELECT scene_id, string_agg(identity, ';' ORDER BY stage) AS presented
  FROM (
    SELECT scene_id, stage,
           arg_min(CASE WHEN presented <> '' THEN presented ELSE coalesce(nullif(presented_raw, ''), 'withheld') END,
                   (held < 0.5, NOT answered, started_at, exhibit, source_table, source_row)) AS identity
    FROM work.scene_member WHERE NOT alone GROUP BY scene_id, stage
  )
  GROUP BY scene_id
),
measured AS (
  SELECT
    g.scene_id, number_id, class, probability, operator_id, accounts, coalesce(account_refs, '') AS account_refs,
    first_at, last_at, calls, answered, reached, again, talk_s, longest_s, stages, held, codes_captured, played,
    coalesce(organisations, '') AS organisations, s.presented, machines, strongest['link'] AS link, strongest['relation'] AS relation,
    strongest['since_d'] AS since_d, strongest['before_s'] AS before_s, strongest['rotation'] AS rotation, strongest['shown'] AS shown,
    strongest['habit'] AS habit
  FROM several AS g JOIN shown AS s ON s.scene_id = g.scene_id
  UNION ALL
  SELECT
    scene_id, number_id, class, probability, operator_id, CASE WHEN account_ref IS NULL THEN 0 ELSE 1 END, coalesce(account_ref, ''),
    started_at, started_at + to_seconds(talk_s), 1, CASE WHEN answered THEN 1 ELSE 0 END,
    CASE WHEN answered AND machine < 0.5 THEN 1 ELSE 0 END, 0, talk_s, talk_s, 1, held, codes, CASE WHEN played THEN 1 ELSE 0 END, coalesce(organisation, ''),
    CASE WHEN presented <> '' THEN presented ELSE coalesce(nullif(presented_raw, ''), 'withheld') END,
    CASE WHEN answered AND machine >= 0.5 THEN 1 ELSE 0 END, 0, relation, NULL, NULL, 0, shown, 0
  FROM work.scene_member WHERE alone
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
  scene_id, CASE WHEN starts_with(number_id, 'raw:') THEN '' ELSE number_id END AS number, number_id, kind,
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
    CASE WHEN codes_captured > 0 THEN codes_captured || ' code(s) captured' END,
    CASE WHEN held > 0 THEN 'longest call ' || longest_s || ' s' ELSE answered || ' answered calls, longest ' || longest_s || ' s' END,
    CASE WHEN kind = 'recorded_message' THEN played || ' call(s) as long as the message that the account plays to many numbers' END,
    CASE WHEN kind = 'call_back' THEN 'reached ' || reached || ' times under one identity' END,
    CASE WHEN machines > 0 THEN machines || ' call(s) ended at a length where a machine ends calls' END
  ) AS reasons
FROM kinds
WHERE kind = 'chain' OR (class <> 'associate' AND (kind IN ('code_interception', 'recorded_message') OR held >= 0.5 OR reached >= $scene_answered))
-- Whatever reads the scenes of an operator finds them side by side.
ORDER BY operator_id, number_id, first_at, scene_id
