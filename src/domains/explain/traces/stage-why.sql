-- Why the calls of a stage form one: what began it, and what the calls after the first were.
WITH called AS (
  SELECT m.*, c.answered, c.machine, c.talk_s, c.codes, identity_no(c.organisation_no, c.shown) AS identity
  FROM work.scene_head AS h
  JOIN work.scene_member AS m ON m.scene_no = h.scene_no
  JOIN work.scene_call AS c ON c.call_no = m.call_no
  WHERE h.scene_id || '/' || m.stage = $id
),
begun AS (
  SELECT * FROM called ORDER BY turn LIMIT 1
),
followed AS (
  SELECT count(*) AS further, count(*) FILTER (WHERE c.identity = b.identity) AS alike,
         count(*) FILTER (WHERE c.identity <> b.identity AND NOT c.answered) AS rang,
         count(*) FILTER (WHERE c.identity <> b.identity AND c.answered) AS unlike
  FROM called AS c CROSS JOIN begun AS b WHERE c.turn > b.turn
),
summed AS (
  SELECT max(talk_s) AS longest_s, sum(codes) AS codes, count(*) FILTER (WHERE answered AND machine >= 0.5) AS machines FROM called
)
SELECT concat_ws('; ',
    CASE WHEN b.stage = 1 THEN 'the first call of the crew to the number in this scene' END,
    CASE WHEN b.stage > 1 THEN CASE WHEN b.before_s > $scene_held_s THEN 'held for ' ELSE 'spoken to for ' END || b.before_s
      || ' s, then reached again under another identity '
      || CASE WHEN b.since_d < 1.0 / 24 THEN CAST(floor(b.since_d * 1440) AS BIGINT) || ' min' WHEN b.since_d < 2 THEN CAST(floor(b.since_d * 24) AS BIGINT) || ' h'
              ELSE CAST(floor(b.since_d) AS BIGINT) || ' days' END || ' later'
      || CASE b.relation WHEN 'same' THEN ' by the same operator' ELSE ' by accounts that took over' END END,
    CASE WHEN b.stage > 1 THEN CAST(floor(1000 * b.link) / 10 AS DECIMAL(4,1)) || ' % that a new stage begins here' END,
    CASE WHEN b.stage > 1 AND b.shown = 'set' THEN 'the identity was set for that call: others saw another at the time' END,
    CASE WHEN b.stage > 1 AND b.shown = 'alone' THEN 'no other call of the account lay around that call: it was made for that person' END,
    CASE WHEN b.stage > 1 AND b.shown = 'ordinary' THEN 'but others saw that identity at the time too' END,
    CASE WHEN b.stage > 1 AND b.habit >= 0.01
         THEN 'after about ' || CAST(round(100 * b.habit) AS BIGINT) || ' % of such talks the crew goes on under another identity' END,
    CASE WHEN b.stage > 1 AND b.rotation >= 0.2 THEN 'but the account shows another number from call to call as a rule' END,
    CASE WHEN f.further = 0 THEN 'no further call in this stage' END,
    CASE WHEN f.alike > 0 THEN f.alike || CASE WHEN f.alike = 1 THEN ' further call' ELSE ' further calls' END || ' under the same identity' END,
    CASE WHEN f.rang > 0 THEN f.rang || CASE WHEN f.rang = 1 THEN ' call' ELSE ' calls' END || ' under another identity that nobody answered' END,
    CASE WHEN f.unlike > 0 THEN f.unlike || CASE WHEN f.unlike = 1 THEN ' call' ELSE ' calls' END || ' under another identity in which no new stage is likely' END,
    CASE WHEN s.codes > 0 THEN s.codes || CASE WHEN s.codes = 1 THEN ' code' ELSE ' codes' END || ' captured' END,
    'longest call ' || s.longest_s || ' s',
    CASE WHEN s.machines > 0 THEN s.machines || CASE WHEN s.machines = 1 THEN ' call' ELSE ' calls' END || ' ended at a length where a machine ends calls' END
  ) AS reasons
FROM begun AS b CROSS JOIN followed AS f CROSS JOIN summed AS s
