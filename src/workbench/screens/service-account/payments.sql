SELECT "at", method, CAST(amount AS VARCHAR) AS amount, currency, confirmed, from_wallet, to_wallet, txid
FROM canonical.payment WHERE account_ref = $id ORDER BY "at", payment_ref LIMIT 200
