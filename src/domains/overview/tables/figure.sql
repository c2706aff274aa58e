-- The headline figures of the summary and the report, each with the statement that anybody can run to get it again.
SELECT * FROM (
  SELECT 10 AS position, 'calls' AS name, CAST((SELECT count(*) FROM canonical.call) AS VARCHAR) AS value,
         'calls' AS unit, 'rows of canonical.call' AS rule
  UNION ALL SELECT 20, 'numbers', CAST((SELECT count(*) FROM number) AS VARCHAR), 'numbers', 'rows of number'
  UNION ALL SELECT 30, 'numbers_resolved', CAST((SELECT count(*) FROM number WHERE number <> '') AS VARCHAR), 'numbers',
         'rows of number with an E.164 number'
  UNION ALL SELECT 40, 'victims', CAST((SELECT count(*) FROM victim) AS VARCHAR), 'numbers', 'rows of victim'
  UNION ALL SELECT 50, 'accounts', CAST((SELECT count(*) FROM account) AS VARCHAR), 'accounts', 'rows of account'
  UNION ALL SELECT 60, 'operators', CAST((SELECT count(*) FROM operator) AS VARCHAR), 'operators', 'rows of operator'
  UNION ALL SELECT 70, 'codes_captured', CAST((SELECT count(*) FROM canonical.interception WHERE captured) AS VARCHAR),
         'codes', 'rows of canonical.interception with captured'
  UNION ALL SELECT 80, 'organisations', CAST((SELECT count(*) FROM impersonation) AS VARCHAR), 'organisations',
         'rows of impersonation'
  UNION ALL SELECT 90, 'countries', CAST((SELECT count(*) FROM country WHERE region <> '' AND calls > 0) AS VARCHAR),
         'countries', 'rows of country with calls'
  UNION ALL SELECT 100, 'complaints', CAST((SELECT count(*) FROM canonical.complaint) AS VARCHAR), 'complaints',
         'rows of canonical.complaint'
  UNION ALL SELECT 110, 'complaints_linked', CAST((SELECT count(DISTINCT (complaint_exhibit, complaint_table, complaint_row))
         FROM complaint_call WHERE status IN ('linked', 'judged')) AS VARCHAR), 'complaints', 'different complaints in complaint_call, linked or judged'
  UNION ALL SELECT 120, 'reported_loss', CAST((SELECT coalesce(sum(loss), 0) FROM work.number_loss WHERE currency = $base_currency) AS VARCHAR),
         $base_currency, 'losses of linked complaints in the base currency'
  UNION ALL SELECT 130, 'spent', CAST((SELECT coalesce(sum(spent), 0) FROM account) AS VARCHAR), $base_currency,
         'confirmed payments in the base currency'
  UNION ALL SELECT 140, 'known_operators', CAST((SELECT count(*) FROM operator WHERE known_in <> '') AS VARCHAR), 'operators',
         'rows of operator with known_in'
  UNION ALL SELECT 150, 'rejected_rows', CAST((SELECT count(*) FROM reject) AS VARCHAR), 'rows', 'rows of reject'
)
