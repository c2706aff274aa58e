-- Whom it claimed to be, by the runs of calls.
SELECT organisation, count(*) AS victims, CAST(sum(calls) AS BIGINT) AS calls
FROM (SELECT unnest(string_split(organisations, ';')) AS organisation, calls FROM scene WHERE operator_id = $id AND organisations <> '')
GROUP BY organisation ORDER BY victims DESC, organisation LIMIT 12
