-- Identifiers of this case that another operation knows. Hubs (shared by more accounts than their kind allows) are no
-- hits: an exchange's wallet says nothing about who used it.
SELECT
  k.operation, k.agency, k.kind, u.account_ref, o.operator_id,
  k.kind || ' ' || k.value || ' known to operation ' || coalesce(k.operation, '?') || coalesce(' of ' || k.agency, '')
    || '; used by ' || i.accounts || ' account(s) here' AS evidence,
  k.value, k.exhibit AS known_exhibit, k.source_table AS known_table, k.source_row AS known_row,
  u.exhibit, u.source_table, u.source_row
FROM canonical.known_identifier AS k
JOIN work.identifier AS i ON i.kind = k.kind AND i.value = k.value AND NOT i.hub
JOIN work.account_identifier AS u ON u.kind = k.kind AND u.value = k.value
LEFT JOIN work.operator_account AS o ON o.account_ref = u.account_ref
WHERE k.value <> ''
