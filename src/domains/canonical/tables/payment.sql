SELECT
  p.payment_ref, p.account_ref, p.at, p.method,
  p.from_wallet_raw, coalesce(f.canonical, '') AS from_wallet, p.to_wallet_raw, coalesce(t.canonical, '') AS to_wallet,
  lower(p.txid) AS txid, p.coin_amount, p.amount, upper(p.currency) AS currency, p.confirmed,
  p.exhibit, p.source_table, p.source_row
FROM mapped.payment AS p
LEFT JOIN work.wallet_value AS f ON f.raw = p.from_wallet_raw
LEFT JOIN work.wallet_value AS t ON t.raw = p.to_wallet_raw
WHERE p._problem IS NULL
