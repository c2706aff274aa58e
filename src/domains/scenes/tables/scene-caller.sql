-- Every account that called, with its operator and crew: accounts of one call centre are one crew.
SELECT row_number() OVER (ORDER BY a.account_ref) AS account_no, a.account_ref, coalesce(o.operator_id, a.account_ref) AS operator_id, coalesce(z.centre_id, o.operator_id, a.account_ref) AS crew,
       dense_rank() OVER (ORDER BY coalesce(z.centre_id, o.operator_id, a.account_ref)) AS crew_no
FROM (SELECT DISTINCT account_ref FROM canonical.call WHERE account_ref IS NOT NULL) AS a
LEFT JOIN work.operator_account AS o ON o.account_ref = a.account_ref
LEFT JOIN work.centre_account AS z ON z.account_ref = a.account_ref
