-- Identifiers that accounts used, one row per account, kind and value, with the first row that shows it.
-- A test phone counts for an account that called it by itself the way one calls a test phone: several times, on several
-- days. An address counts for a spell: a gap of $address_gap_days days in its use ends one, so that who leases it later is
-- another. Names are compared by what is left without the decorations that people add when a name is taken; a password
-- by the hash that the service stored, of which only a digest is kept. A number shown counts where a few accounts showed it, each of
-- them several times, and it is taken for no organisation's: what everybody shows, or shows once, is nobody's.
WITH tested AS (
  SELECT c.account_ref, c.dialled
  FROM canonical.call AS c JOIN number AS n ON n.number = c.dialled AND n.class = 'own_phone'
  GROUP BY c.account_ref, c.dialled
  HAVING count(*) >= $own_phone_min_calls - 1 AND count(DISTINCT CAST(c.started_at AS DATE)) >= $own_phone_min_days - 1
),
-- The first row of a table that shows it is the least number; which table comes first is asked of the few rows that are left.
called_from AS (
  SELECT account_ref, ip, epoch_us(started_at) // 86400000000 AS day, exhibit, source_table,
         epoch_us(min(started_at)) // 3600000000 AS hour, min(source_row) AS source_row
  FROM canonical.call WHERE ip <> '' AND started_at IS NOT NULL AND account_ref IS NOT NULL
  GROUP BY account_ref, ip, epoch_us(started_at) // 86400000000, exhibit, source_table
),
addressed AS (
  SELECT account_ref, signup_ip AS ip, epoch_us(created_at) // 3600000000 AS hour,
         struct_pack(e := exhibit, t := source_table, r := source_row) AS first_row
  FROM canonical.account WHERE signup_ip <> ''
  UNION ALL
  SELECT account_ref, ip, epoch_us("at") // 3600000000, struct_pack(e := exhibit, t := source_table, r := source_row)
  FROM canonical.login WHERE ip <> ''
  UNION ALL
  SELECT account_ref, ip, min(hour), min(struct_pack(e := exhibit, t := source_table, r := source_row))
  FROM called_from GROUP BY account_ref, ip, day
),
stayed AS (
  SELECT account_ref, ip, hour, min(first_row) AS first_row
  FROM addressed WHERE account_ref IS NOT NULL GROUP BY account_ref, ip, hour
),
spelled AS (
  SELECT *, hour > lag(hour) OVER earlier + 24 * $address_gap_days AS fresh
  FROM stayed WINDOW earlier AS (PARTITION BY ip ORDER BY hour NULLS FIRST, account_ref)
),
spell AS (
  SELECT *, count(*) FILTER (WHERE fresh) OVER (PARTITION BY ip ORDER BY hour NULLS FIRST, account_ref) AS spell FROM spelled
),
named AS (
  SELECT account_ref, 'username' AS field, lower(username) AS name, exhibit, source_table, source_row
  FROM canonical.account WHERE username <> '' AND NOT contains(username, '@')
  UNION ALL
  SELECT account_ref, 'email', lower(split_part(email, '@', 1)), exhibit, source_table, source_row FROM canonical.account WHERE email <> ''
  UNION ALL
  SELECT account_ref, 'handle', handle, exhibit, source_table, source_row FROM canonical.account WHERE handle <> ''
),
-- What is left of a name: nothing but letters and digits; without an article, an x on either end or a last digit. Each is a
-- value: two spellings share one of them.
bare AS (
  SELECT account_ref, field, regexp_replace(name, '[^\p{L}\p{N}]', '', 'g') AS name, exhibit, source_table, source_row FROM named
),
stem AS (
  SELECT account_ref, field, unnest([name, regexp_replace(name, '^(the|mr|real|its|im|x+)', ''),
                                     regexp_replace(name, '(x+|[0-9])$', '')]) AS stem, exhibit, source_table, source_row
  FROM bare
),
rare AS (
  SELECT s.presented
  FROM (SELECT presented FROM canonical.call WHERE presented <> '' AND account_ref IS NOT NULL
        GROUP BY presented HAVING min(account_ref) <> max(account_ref)) AS s
  ANTI JOIN (SELECT presented FROM work.presented_organisation WHERE organisation IS NOT NULL) AS o ON o.presented = s.presented
),
shown_in AS (
  SELECT c.account_ref, c.presented, c.exhibit, c.source_table, min(c.source_row) AS source_row, count(*) AS calls
  FROM canonical.call AS c SEMI JOIN rare AS r ON r.presented = c.presented
  WHERE c.account_ref IS NOT NULL
  GROUP BY c.account_ref, c.presented, c.exhibit, c.source_table
),
shown AS (
  SELECT account_ref, presented, min(struct_pack(e := exhibit, t := source_table, r := source_row)) AS first_row
  FROM shown_in
  GROUP BY account_ref, presented
  HAVING sum(calls) >= $shown_min_calls
  QUALIFY count(*) OVER (PARTITION BY presented) BETWEEN 2 AND $shown_by_most
),
worked_in AS (
  SELECT account_ref, list_ref, exhibit, source_table, min(source_row) AS source_row, 'call' AS told_by
  FROM canonical.call WHERE list_ref <> '' GROUP BY account_ref, list_ref, exhibit, source_table
  UNION ALL
  SELECT account_ref, list_ref, exhibit, source_table, min(source_row), 'contact'
  FROM canonical.contact WHERE list_ref <> '' GROUP BY account_ref, list_ref, exhibit, source_table
),
worked AS (
  SELECT account_ref, list_ref, min(struct_pack(e := exhibit, t := source_table, r := source_row)) AS first_row
  FROM worked_in GROUP BY account_ref, list_ref, told_by
),
used AS (
  SELECT account_ref, 'email' AS kind, email AS value, exhibit, source_table, source_row FROM canonical.account WHERE email <> ''
  UNION ALL
  SELECT account_ref, 'handle', handle, exhibit, source_table, source_row FROM canonical.account WHERE handle <> ''
  UNION ALL
  SELECT account_ref, 'phone', phone, exhibit, source_table, source_row FROM canonical.account WHERE phone <> ''
  UNION ALL
  SELECT account_ref, 'wallet', wallet, exhibit, source_table, source_row FROM canonical.account WHERE wallet <> ''
  UNION ALL
  SELECT account_ref, 'device', device, exhibit, source_table, source_row FROM canonical.account WHERE device <> ''
  UNION ALL
  SELECT account_ref, 'device', device, exhibit, source_table, source_row FROM canonical.login WHERE device <> ''
  UNION ALL
  SELECT account_ref, 'wallet', from_wallet, exhibit, source_table, source_row FROM canonical.payment WHERE from_wallet <> ''
  UNION ALL
  SELECT account_ref, 'deposit', to_wallet, exhibit, source_table, source_row FROM canonical.payment WHERE to_wallet <> ''
  UNION ALL
  SELECT account_ref, 'password', left(sha256(password_hash), 16), exhibit, source_table, source_row
  FROM canonical.account WHERE password_hash <> ''
  UNION ALL
  SELECT account_ref, 'username', stem, exhibit, source_table, source_row FROM stem WHERE field = 'username' AND length(stem) >= $name_length
  UNION ALL
  SELECT account_ref, 'alias', stem, exhibit, source_table, source_row FROM stem WHERE length(stem) >= $name_length
  UNION ALL
  SELECT unnest([account_ref, referrer_ref]), 'referral', referrer_ref || ' brought ' || account_ref, exhibit, source_table, source_row
  FROM canonical.account WHERE referrer_ref <> '' AND account_ref <> referrer_ref
  UNION ALL
  SELECT account_ref, 'ip', ip, first_row.e, first_row.t, first_row.r FROM spell
  UNION ALL
  SELECT account_ref, 'address', ip || CASE WHEN spell > 0 THEN ' (' || spell || ')' ELSE '' END, first_row.e, first_row.t, first_row.r FROM spell
  UNION ALL
  SELECT account_ref, 'shown', presented, first_row.e, first_row.t, first_row.r FROM shown
  UNION ALL
  SELECT account_ref, 'list', list_ref, first_row.e, first_row.t, first_row.r FROM worked
  UNION ALL
  SELECT c.account_ref, 'phone', c.dialled, c.exhibit, c.source_table, c.source_row
  FROM canonical.call AS c JOIN tested AS t ON t.account_ref = c.account_ref AND t.dialled = c.dialled
)
SELECT account_ref, kind, value, uses, first_row.e AS exhibit, first_row.t AS source_table, first_row.r AS source_row
FROM (SELECT account_ref, kind, value, count(*) AS uses, min(struct_pack(e := exhibit, t := source_table, r := source_row)) AS first_row
      FROM used WHERE account_ref IS NOT NULL GROUP BY account_ref, kind, value)
ORDER BY account_ref, kind, value
