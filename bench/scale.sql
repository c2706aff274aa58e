-- Found, true and both, of a case against the sealed truth of its seizure.
WITH number_truth AS (SELECT number FROM read_csv($numbers, header = true, all_varchar = true) WHERE class = 'victim'),
chain_truth AS (SELECT DISTINCT number FROM read_csv($scenes, header = true, all_varchar = true) WHERE kind = 'chain'),
chain_found AS (SELECT DISTINCT number FROM scene WHERE kind = 'chain' AND number <> ''),
centre_truth AS (SELECT DISTINCT account_ref, centre FROM read_csv($centres, header = true, all_varchar = true)),
centre_both AS (SELECT count(*) AS n FROM work.centre_account JOIN centre_truth USING (account_ref) GROUP BY centre_id, centre),
operator_truth AS (SELECT account_ref, operator FROM read_csv($accounts, header = true, all_varchar = true)),
operator_both AS (SELECT count(*) AS n FROM work.operator_account JOIN operator_truth USING (account_ref) GROUP BY operator_id, operator)
SELECT 'victims' AS measure, (SELECT count(*) FROM number WHERE class = 'victim' AND number <> '') AS found, (SELECT count(*) FROM number_truth) AS truth,
       (SELECT count(*) FROM number SEMI JOIN number_truth USING (number) WHERE class = 'victim') AS both_
UNION ALL
SELECT 'chains', (SELECT count(*) FROM chain_found), (SELECT count(*) FROM chain_truth), (SELECT count(*) FROM chain_found SEMI JOIN chain_truth USING (number))
UNION ALL
SELECT 'call centres, pairs of accounts', (SELECT sum(n * (n - 1) // 2) FROM (SELECT count(*) AS n FROM work.centre_account GROUP BY centre_id)),
       (SELECT sum(n * (n - 1) // 2) FROM (SELECT count(*) AS n FROM centre_truth GROUP BY centre)), (SELECT sum(n * (n - 1) // 2) FROM centre_both)
UNION ALL
SELECT 'operators, pairs of accounts', (SELECT sum(n * (n - 1) // 2) FROM (SELECT count(*) AS n FROM work.operator_account GROUP BY operator_id)),
       (SELECT sum(n * (n - 1) // 2) FROM (SELECT count(*) AS n FROM operator_truth GROUP BY operator)), (SELECT sum(n * (n - 1) // 2) FROM operator_both)
