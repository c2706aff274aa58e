-- Names that accounts chose, without what people vary: the part of an e-mail address before the @ and any tag, a handle, a
-- login name; no dots, hyphens or underscores. Short names and names of several operators say nothing and stay out.
WITH chosen AS (
  SELECT account_ref, 'email' AS source, email AS shown, split_part(split_part(email, '@', 1), '+', 1) AS spelling,
         exhibit, source_table, source_row
  FROM canonical.account WHERE email <> ''
  UNION ALL
  SELECT account_ref, 'handle', handle, split_part(handle, ':', -1), exhibit, source_table, source_row
  FROM canonical.account WHERE handle <> ''
  UNION ALL
  SELECT account_ref, 'username', username, username, exhibit, source_table, source_row
  FROM canonical.account WHERE username <> ''
),
folded AS (
  SELECT account_ref, source, translate(lower(strip_accents(spelling)), '._- ', '') AS name, min(shown) AS shown,
         min(struct_pack(e := exhibit, t := source_table, r := source_row)) AS first_row
  FROM chosen
  WHERE account_ref IS NOT NULL AND length(spelling) <= 64
  GROUP BY ALL
),
held AS (
  SELECT f.*, o.operator_id, coalesce(o.operator_id, f.account_ref) AS hand
  FROM folded AS f LEFT JOIN work.operator_account AS o ON o.account_ref = f.account_ref
  WHERE length(f.name) >= $name_min_letters
),
rare AS (SELECT name FROM held GROUP BY name HAVING count(DISTINCT hand) <= $name_max_operators)
SELECT h.account_ref, h.operator_id, h.source, h.name, h.shown, regexp_replace(h.name, '[^0-9]', '', 'g') AS digits,
       h.first_row.e AS exhibit, h.first_row.t AS source_table, h.first_row.r AS source_row
FROM held AS h JOIN rare USING (name)
