-- An IP address is one person's as far as its spells of use are. Of a value that too many share no pair was looked at; of
-- one that says what another kind says already, none was either: nothing is known of it.
CREATE TABLE $target AS
WITH believed AS (
  SELECT v.kind, v.value, v.n, CASE WHEN v.n > $most OR v.kind = 'ip' THEN 0 ELSE b.one_person END AS one_person, coalesce(s.pairs, 0) AS pairs, coalesce(s.supported, 0) AS supported
  FROM person_value AS v
  LEFT JOIN person_support AS s ON s.v = v.v
  LEFT JOIN person_belief AS b ON b.k = s.k AND b.n = s.n AND b.reach = s.reach AND b.pairs = s.pairs AND b.supported = s.supported AND b.habits = s.habits
),
spells AS (
  SELECT split_part(value, ' ', 1) AS value, max(one_person) AS one_person
  FROM believed WHERE kind = 'address' AND n > 1 GROUP BY 1
),
answered AS (
  SELECT b.* REPLACE (CASE WHEN b.kind = 'ip' THEN coalesce(s.one_person, 0) ELSE b.one_person END AS one_person)
  FROM believed AS b LEFT JOIN spells AS s ON s.value = CASE b.kind WHEN 'ip' THEN b.value END
)
SELECT kind, value, n AS accounts, n > 1 AND coalesce(one_person, 1) < 0.5 AS hub,
       kind NOT IN ('ip', 'address', 'device', 'shown', 'list', 'username', 'alias') AS exclusive,
       CASE WHEN n > 1 THEN one_person END AS one_person, pairs, supported
FROM answered
