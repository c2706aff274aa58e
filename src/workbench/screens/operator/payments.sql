SELECT p."at", p.account_ref, p.method, CAST(p.amount AS VARCHAR) AS amount, p.currency, p.confirmed, p.from_wallet, p.to_wallet, p.txid
FROM canonical.payment AS p
WHERE p.account_ref IN (SELECT account_ref FROM account WHERE operator_id = $id)
ORDER BY p."at", p.payment_ref LIMIT 200
