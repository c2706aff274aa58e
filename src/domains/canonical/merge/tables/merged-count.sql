-- Rows of exhibits that another row stands for, and that are not rejected for another table that they feed as well: a row
-- counts once, however many canonical tables it was meant for. read = accepted + merged + rejected.
WITH merged AS (
  SELECT from_exhibit AS exhibit, from_table AS source_table, from_row AS source_row FROM work.account_source
  UNION SELECT from_exhibit, from_table, from_row FROM work.login_source
  UNION SELECT from_exhibit, from_table, from_row FROM work.payment_source
  UNION SELECT from_exhibit, from_table, from_row FROM work.call_source
  UNION SELECT from_exhibit, from_table, from_row FROM work.interception_source
  UNION SELECT from_exhibit, from_table, from_row FROM work.message_source
  UNION SELECT from_exhibit, from_table, from_row FROM work.contact_source
  UNION SELECT from_exhibit, from_table, from_row FROM work.complaint_source
  UNION SELECT from_exhibit, from_table, from_row FROM work.organisation_number_source
  UNION SELECT from_exhibit, from_table, from_row FROM work.known_identifier_source
  UNION SELECT from_exhibit, from_table, from_row FROM work.rate_source
)
SELECT m.exhibit, m.source_table, count(*) AS rows
FROM merged AS m
ANTI JOIN (SELECT exhibit, source_table, source_row FROM reject WHERE stage = 'map') AS r
  ON r.exhibit = m.exhibit AND r.source_table = m.source_table AND r.source_row = m.source_row
GROUP BY m.exhibit, m.source_table
