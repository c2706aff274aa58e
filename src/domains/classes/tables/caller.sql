-- The accounts that called, each with a place in their order: calls are added up by that place instead of by a text.
SELECT row_number() OVER (ORDER BY account_ref) AS account_no, account_ref
FROM (SELECT DISTINCT account_ref FROM canonical.call WHERE account_ref IS NOT NULL)
