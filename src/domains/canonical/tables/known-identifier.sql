-- The kind as another agency writes it, in words we know; else by what the value looks like.
WITH kinds AS (
  SELECT *, lower(trim(coalesce(kind_raw, ''))) AS written FROM mapped.known_identifier WHERE _problem IS NULL
),
judged AS (
  SELECT k.*, e.canonical AS email, i.canonical AS ip,
    CASE
      WHEN regexp_matches(written, 'mail|correo|posta') THEN 'email'
      WHEN regexp_matches(written, 'phone|tel[eé]f|mobile|msisdn|nummer|n[uú]mero|numéro|телефон') AND NOT regexp_matches(written, 'telegram') THEN 'phone'
      WHEN regexp_matches(written, 'telegram|handle|whatsapp|jabber|wickr|signal|discord|icq|messenger|usuario|nick') THEN 'handle'
      WHEN regexp_matches(written, 'wallet|btc|bitcoin|crypto|coin|address|eth|ltc|trx|usdt|cartera|billetera|кошел') THEN 'wallet'
      WHEN regexp_full_match(written, '.*\bip(v[46])?\b.*|ip.?addr.*') THEN 'ip'
      WHEN regexp_matches(written, 'device|fingerprint|imei|hwid|appar|dispositivo|устройств') THEN 'device'
      WHEN e.raw IS NOT NULL THEN 'email'
      WHEN i.raw IS NOT NULL THEN 'ip'
      ELSE 'other'
    END AS kind
  FROM kinds AS k
  LEFT JOIN work.email_value AS e ON e.raw = k.value_raw
  LEFT JOIN work.ip_value AS i ON i.raw = k.value_raw
)
SELECT
  k.operation, k.agency, k.kind_raw, k.kind, k.value_raw,
  coalesce(CASE k.kind
    WHEN 'email' THEN k.email
    WHEN 'phone' THEN p.e164
    WHEN 'handle' THEN g.canonical
    WHEN 'wallet' THEN w.canonical
    WHEN 'ip' THEN k.ip
    WHEN 'device' THEN d.canonical
    ELSE lower(trim(k.value_raw))
  END, '') AS value,
  k.exhibit, k.source_table, k.source_row
FROM judged AS k
LEFT JOIN work.wallet_value AS w ON w.raw = k.value_raw
LEFT JOIN work.handle_value AS g ON g.raw = k.value_raw
LEFT JOIN work.device_value AS d ON d.raw = k.value_raw
LEFT JOIN work.other_phone AS p ON p.raw = k.value_raw AND p.hint = ''
