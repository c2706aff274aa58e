-- What one case has that another could have too: a value with who used it here, whether it points to anybody, and the
-- first row that shows it.
WITH used AS (
  SELECT u.kind, u.value, u.account_ref, o.operator_id, i.hub OR coalesce(w.hosting, false) AS hub,
         struct_pack(e := u.exhibit, t := u.source_table, r := u.source_row) AS seen
  FROM $case.work.account_identifier AS u
  JOIN $case.work.identifier AS i ON i.kind = u.kind AND i.value = u.value
  LEFT JOIN $case.work.operator_account AS o ON o.account_ref = u.account_ref
  LEFT JOIN $case.work.network AS w ON u.kind = 'ip' AND w.ip = u.value
  -- Numbers of lists and accounts are numbers within one service, spells of addresses are of one case; numbers shown are compared as such below.
  WHERE u.kind NOT IN ('shown', 'list', 'address', 'referral')
  UNION ALL
  SELECT 'deposit', p.to_wallet, p.account_ref, o.operator_id, false,
         struct_pack(e := p.exhibit, t := p.source_table, r := p.source_row)
  FROM $case.canonical.payment AS p
  LEFT JOIN $case.work.operator_account AS o ON o.account_ref = p.account_ref
  WHERE p.to_wallet <> '' AND p.account_ref IS NOT NULL
)
SELECT kind, value, count(DISTINCT account_ref) AS accounts, count(DISTINCT coalesce(operator_id, account_ref)) AS operators,
       min(operator_id) AS operator_id, min(account_ref) AS account_ref, bool_or(hub) AS hub, '' AS class, min(seen) AS seen
FROM used
GROUP BY kind, value
UNION ALL
-- Lines of organisations are called and shown by everybody.
SELECT 'dialled', number, accounts, accounts, NULL, NULL, class = 'organisation', class, NULL
FROM $case.number WHERE number <> ''
UNION ALL
SELECT 'presented', presented, accounts, operators, NULL, NULL, coalesce(organisation, '') <> '', coalesce(organisation, ''), NULL
FROM $case.presented_number WHERE presented <> ''
