-- A row per dialled number with its class: whose line it is, by the pattern of its calls; and if it is a person's, what
-- happened on it. The class is the likeliest one.
WITH spoken AS (
  SELECT
    d.*, coalesce(spelling_of(d.spelling), d.spelled_so) AS raw_example,
    coalesce(k.region, '') AS region, coalesce(k.type, '') AS type, coalesce(k.zone, '') AS zone, coalesce(r.complaints, 0) AS complaints, l.person, l.own_phone, l.organisation AS organisation_line, l.associate,
    -- Nobody held, before complaints and attempts; from thousandths of -ln for several calls.
    CASE WHEN d.held_w IS NOT NULL THEN exp(-d.held_w / 1000)
         WHEN d.spoken_s > $victim_min_talk_s
         THEN machine_taken(d.machine, d.played > 0, d.spoken_s, h.machine, $victim_min_talk_s, $short_machine, $long_machine)
         ELSE 1 END AS not_held,
    CASE WHEN d.machine_w IS NOT NULL THEN exp(-d.machine_w / 1000)
         ELSE machine_taken(d.machine, d.played > 0, d.spoken_s, h.machine, $victim_min_talk_s, $short_machine, $long_machine)
    END AS all_machine,
    CASE WHEN d.calls = 1 AND d.machine = 0 AND d.played = 0 THEN h.machine END AS uncut
  FROM work.dialled_number AS d
  LEFT JOIN work.number_kind AS k ON k.kind_no = d.kind_no
  LEFT JOIN work.talk_machine AS h ON h.talk_s = d.spoken_s AND NOT h.followed
  LEFT JOIN work.complained_number AS r ON r.digits = d.number_no
  JOIN work.line_pattern AS l ON l.pattern = d.pattern + coalesce(r.bit, 0)
),
-- Odds: a complaint or an attempt to capture a code speaks for a conversation where the length of the calls leaves it open.
held AS (
  SELECT *,
    CASE WHEN codes > 0 THEN greatest(1 - not_held, $code_held)
         WHEN spoken_s > $victim_min_talk_s
         THEN (1 - not_held) * weight / ((1 - not_held) * weight + not_held) ELSE 0 END AS held
  FROM (
    SELECT *, CASE WHEN complaints > 0 THEN $complaint_odds ELSE 1 END * CASE WHEN attempts > 0 THEN $attempt_odds ELSE 1 END AS weight
    FROM spoken
  )
),
likely AS (
  SELECT *,
    person * held AS p_victim,
    CASE WHEN reached > 0 AND longest_s > 0 THEN person * (1 - held) * least(all_machine / greatest(not_held, all_machine), 1)
         ELSE 0 END AS p_voicemail,
    CASE WHEN reached > 0 THEN person * (1 - held) ELSE 0 END AS p_reached,
    CASE WHEN reached > 0 THEN 0 ELSE person * (1 - held) END AS p_unknown
  FROM held
),
judged AS (
  SELECT *, greatest(p_victim, p_reached - p_voicemail, p_voicemail, p_unknown, own_phone, organisation_line, associate) AS best
  FROM likely
),
named AS (
  SELECT *,
    CASE WHEN organisation_line = best THEN 'organisation'
         WHEN own_phone = best THEN 'own_phone'
         WHEN associate = best THEN 'associate'
         WHEN p_victim = best THEN 'victim'
         WHEN p_unknown = best THEN 'unknown'
         WHEN p_voicemail = best THEN 'voicemail'
         ELSE 'contacted' END AS class
  FROM judged
)
SELECT
  CASE WHEN n.spelled = '' THEN '+' || n.number_no ELSE '' END AS number, n.raw_example, n.region, n.class,
  n.calls, n.answered, n.talk_s, n.longest_s, n.first_at, n.last_at, n.accounts, n.organisations,
  concat_ws('; ',
    CASE WHEN n.class = 'organisation' AND owner IS NOT NULL THEN 'line of ' || owner || ' in the register of organisations'
         WHEN n.class = 'victim' AND codes > 0 THEN codes || CASE WHEN codes = 1 THEN ' code' ELSE ' codes' END || ' captured' END,
    CASE WHEN n.class = 'victim' AND longest_s > $victim_min_talk_s THEN 'longest call ' || longest_s || ' s, more than ' || $victim_min_talk_s || ' s'
         WHEN n.class = 'contacted' AND played > 0 THEN 'heard a recorded message to its end (' || played || CASE WHEN played = 1 THEN ' call' ELSE ' calls' END || '), longest call ' || longest_s || ' s'
         WHEN n.class = 'contacted' THEN 'answered, longest call ' || longest_s || ' s'
         WHEN n.class = 'voicemail' AND machine > 0 THEN 'ended with ' || longest_s || ' s, a second at which ' || (machine // 10) || ' % of the calls are cut off'
         WHEN n.class = 'voicemail' AND machine = 0 THEN 'longest call ' || longest_s || ' s' || CASE WHEN uncut IS NULL THEN ', as calls are that machines take here' ELSE '' END
         WHEN n.class = 'voicemail' THEN 'answered by a machine'
         WHEN n.class = 'unknown' AND answered > 0 THEN 'only the exchange answered' WHEN n.class = 'unknown' THEN 'never answered' END,
    CASE WHEN n.class = 'victim' AND played = 0 AND longest_s > spoken_s THEN (longest_s - spoken_s) || ' s of a call may be ringing' END,
    CASE WHEN n.class IN ('victim', 'voicemail') AND codes = 0 AND uncut >= 100 THEN (uncut // 10) || ' % of the calls so long are taken by machines here' END,
    CASE WHEN n.class <> 'organisation' AND registered_by IS NOT NULL THEN 'registered as own phone by account ' || registered_by END,
    CASE WHEN n.class IN ('own_phone', 'associate', 'organisation') AND owner IS NULL THEN
      'called ' || calls || CASE WHEN calls = 1 THEN ' time' ELSE ' times' END || ' on ' || days || CASE WHEN days = 1 THEN ' day' ELSE ' days' END || ' by ' || accounts || CASE WHEN accounts = 1 THEN ' account' ELSE ' accounts' END || ', ' || answered || ' answered' END,
    CASE WHEN n.class IN ('own_phone', 'associate') AND usual > 0 AND (usual - 1) % 5 < 3 THEN 'in a country that the account hardly calls' END,
    CASE WHEN n.class IN ('own_phone', 'associate') AND starts > 0 THEN starts || CASE WHEN starts = 1 THEN ' session' ELSE ' sessions' END || ' began with it, ' || alone || ' had no other call' END,
    CASE WHEN n.class = 'organisation' AND special THEN 'a number for which the called party pays' END,
    CASE WHEN n.class = 'organisation' AND shown > 0 THEN 'presented in ' || shown || CASE WHEN shown = 1 THEN ' call' ELSE ' calls' END END,
    CASE WHEN complaints > 0 THEN complaints || CASE WHEN complaints = 1 THEN ' complaint names it' ELSE ' complaints name it' END END
  ) AS reasons,
  n.type AS number_type, n.zone AS time_zone,
  CASE WHEN n.spelled = '' THEN '+' || n.number_no ELSE n.spelled END AS number_id,
  round(CASE WHEN n.class = 'contacted' THEN p_reached - p_voicemail ELSE best END, 4) AS probability,
  round(p_victim, 4) AS victim_probability
FROM named AS n
