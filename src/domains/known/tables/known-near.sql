-- Identifiers that nearly agree: the same chosen name at another provider or service, a name with one letter changed
-- (never a digit: mike77 and mike78 are two people), and a telephone with one digit changed or two exchanged. Wallets and
-- devices agree exactly or not at all. Whom else the same operation knows exactly says most of whether it is a slip or a
-- stranger: `beside`.
WITH sought AS (
  SELECT operation, agency, kind, value, exhibit AS known_exhibit, source_table AS known_table, source_row AS known_row,
         translate(lower(strip_accents(CASE kind WHEN 'email' THEN split_part(split_part(value, '@', 1), '+', 1)
                                                 WHEN 'handle' THEN split_part(value, ':', -1) ELSE '' END)), '._- ', '') AS name
  FROM canonical.known_identifier WHERE value <> ''
),
named AS (
  SELECT *, regexp_replace(name, '[^0-9]', '', 'g') AS digits FROM sought
  WHERE length(name) BETWEEN $name_min_letters AND 64
),
same_name AS (
  SELECT k.*, n.account_ref, n.operator_id, n.source, n.shown, n.exhibit, n.source_table, n.source_row, 'name' AS way
  FROM named AS k JOIN work.known_name AS n ON n.name = k.name
),
-- Two names are one edit apart only if they share what is left of each after one letter is taken out, or one is that.
known_parts AS (
  SELECT DISTINCT name, digits, part
  FROM (SELECT name, digits, unnest(list_append([substr(name, 1, i - 1) || substr(name, i + 1) FOR i IN range(1, length(name) + 1)], name)) AS part
        FROM named WHERE length(name) > $name_min_letters)
),
used_parts AS (
  SELECT DISTINCT name, digits, part
  FROM (SELECT name, digits, unnest(list_append([substr(name, 1, i - 1) || substr(name, i + 1) FOR i IN range(1, length(name) + 1)], name)) AS part
        FROM work.known_name WHERE length(name) > $name_min_letters AND EXISTS (FROM named))
),
edited AS (
  SELECT DISTINCT k.name AS known_name, u.name AS used_name
  FROM known_parts AS k JOIN used_parts AS u ON u.part = k.part AND u.digits = k.digits AND u.name <> k.name
  WHERE damerau_levenshtein(k.name, u.name) = 1
),
one_letter AS (
  SELECT k.*, n.account_ref, n.operator_id, n.source, n.shown, n.exhibit, n.source_table, n.source_row, 'letter' AS way
  FROM edited AS e JOIN named AS k ON k.name = e.known_name JOIN work.known_name AS n ON n.name = e.used_name
),
-- Telephones likewise: with one digit changed or two exchanged they share what is left without one of them.
known_lines AS (
  SELECT DISTINCT value, unnest([substr(value, 1, i - 1) || substr(value, i + 1) FOR i IN range(2, length(value) + 1)]) AS part
  FROM sought WHERE kind = 'phone'
),
used_lines AS (
  SELECT DISTINCT value, unnest([substr(value, 1, i - 1) || substr(value, i + 1) FOR i IN range(2, length(value) + 1)]) AS part
  FROM work.account_identifier WHERE kind = 'phone' AND EXISTS (FROM known_lines)
),
slipped AS (
  SELECT DISTINCT k.value AS known_value, u.value AS used_value
  FROM known_lines AS k JOIN used_lines AS u ON u.part = k.part AND length(u.value) = length(k.value) AND u.value <> k.value
  WHERE damerau_levenshtein(k.value, u.value) = 1
),
one_digit AS (
  SELECT k.* EXCLUDE (name), '' AS name, '' AS digits, u.account_ref, o.operator_id, 'phone' AS source, u.value AS shown,
         u.exhibit, u.source_table, u.source_row, 'digit' AS way
  FROM slipped AS p
  JOIN sought AS k ON k.kind = 'phone' AND k.value = p.known_value
  JOIN work.account_identifier AS u ON u.kind = 'phone' AND u.value = p.used_value
  LEFT JOIN work.operator_account AS o ON o.account_ref = u.account_ref
),
-- Whom each operation knows by a value of one hand alone.
sure AS (
  SELECT operation, agency, list(DISTINCT coalesce(operator_id, account_ref)) AS hands FROM work.known_exact
  WHERE NOT hub AND operators = 1 AND kind <> 'ip' GROUP BY operation, agency
),
found AS (
  SELECT * EXCLUDE (name, digits) FROM same_name
  UNION ALL BY NAME SELECT * EXCLUDE (name, digits) FROM one_letter
  UNION ALL BY NAME SELECT * EXCLUDE (name, digits) FROM one_digit
)
SELECT f.operation, f.agency, f.kind, f.value, f.account_ref, f.operator_id, f.way, f.source, f.shown,
       CASE WHEN s.hands IS NULL THEN 'nobody' WHEN list_contains(s.hands, coalesce(f.operator_id, f.account_ref)) THEN 'same' ELSE 'other' END AS beside,
       f.known_exhibit, f.known_table, f.known_row, f.exhibit, f.source_table, f.source_row
FROM found AS f
LEFT JOIN sure AS s ON s.operation = f.operation AND s.agency IS NOT DISTINCT FROM f.agency
-- What agrees exactly with the account needs no near match.
WHERE NOT EXISTS (
  FROM work.known_exact AS e
  WHERE e.known_exhibit = f.known_exhibit AND e.known_table = f.known_table AND e.known_row = f.known_row
    AND e.account_ref = f.account_ref
)
-- One row a known identifier and account: the strongest way, then the first source.
QUALIFY row_number() OVER (
  PARTITION BY f.known_exhibit, f.known_table, f.known_row, f.account_ref
  ORDER BY CASE f.way WHEN 'digit' THEN 0 WHEN 'name' THEN 1 ELSE 2 END, f.source, f.shown
) = 1
