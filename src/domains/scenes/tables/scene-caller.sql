-- Every account that called, with its operator and crew: accounts of one call centre are one crew.
SELECT a.account_no, a.account_ref, coalesce(o.operator_id, a.account_ref) AS operator_id, coalesce(z.centre_id, o.operator_id, a.account_ref) AS crew,
       dense_rank() OVER (ORDER BY coalesce(z.centre_id, o.operator_id, a.account_ref)) AS crew_no
FROM work.caller AS a
LEFT JOIN work.operator_account AS o ON o.account_ref = a.account_ref
LEFT JOIN work.centre_account AS z ON z.account_ref = a.account_ref
