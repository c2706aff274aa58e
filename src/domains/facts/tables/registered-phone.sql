-- Numbers that an account gave as its own.
SELECT phone, min(account_ref) AS account_ref FROM canonical.account WHERE phone <> '' GROUP BY phone
