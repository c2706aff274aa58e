-- The kind of a value: by what it is beyond doubt (a wallet with its checksum, an e-mail or IP address), else by the
-- word that the other agency wrote for it, else by what it looks like.
WITH read AS (
  SELECT
    k.*, lower(strip_accents(trim(coalesce(k.kind_raw, '')))) AS word,
    e.canonical AS email, i.canonical AS ip, w.canonical AS wallet, coalesce(w.chain, '') AS chain,
    g.canonical AS handle, d.canonical AS device, nullif(p.e164, '') AS phone
  FROM mapped.known_identifier AS k
  LEFT JOIN work.email_value AS e ON e.raw = k.value_raw
  LEFT JOIN work.ip_value AS i ON i.raw = k.value_raw
  LEFT JOIN work.wallet_value AS w ON w.raw = k.value_raw
  LEFT JOIN work.handle_value AS g ON g.raw = k.value_raw
  LEFT JOIN work.device_value AS d ON d.raw = k.value_raw
  LEFT JOIN work.other_phone AS p ON p.raw = k.value_raw AND p.hint = ''
  WHERE k._problem IS NULL
),
judged AS (
  SELECT *,
    CASE
      WHEN chain NOT IN ('', 'unknown') THEN 'wallet'
      WHEN email IS NOT NULL THEN 'email'
      WHEN ip IS NOT NULL THEN 'ip'
      WHEN regexp_matches(word, 'telegram|handle|whatsapp|jabber|wickr|signal|discord|icq|messenger|usuario|pseudo|nick|ник|логин') THEN 'handle'
      WHEN regexp_matches(word, 'phone|telef|telep|mobil|movil|msisdn|handy|gsm|rufnummer|numer|номер|телефон|电话') THEN 'phone'
      WHEN regexp_matches(word, 'device|fingerprint|imei|hwid|appar|gerat|geraet|dispositi|toestel|устройств|отпечат|设备') THEN 'device'
      WHEN regexp_matches(word, 'wallet|btc|bitcoin|crypto|coin|monedero|cartera|billetera|portefeuille|portemonnee|geldborse|кошел|钱包') THEN 'wallet'
      WHEN phone IS NOT NULL THEN 'phone'
      WHEN regexp_matches(value_raw, '^\s*@|t\.me/|telegram\.me/') AND handle IS NOT NULL THEN 'handle'
      WHEN device IS NOT NULL THEN 'device'
      ELSE 'other'
    END AS kind
  FROM read
)
SELECT
  operation, agency, kind_raw, kind, value_raw,
  coalesce(CASE kind WHEN 'wallet' THEN wallet WHEN 'email' THEN email WHEN 'ip' THEN ip WHEN 'handle' THEN handle
                     WHEN 'phone' THEN phone WHEN 'device' THEN device ELSE lower(trim(value_raw)) END, '') AS value,
  exhibit, source_table, source_row
FROM judged
