CREATE TABLE work.account_pair__new AS
SELECT account_a, account_b, a, b, CAST($prior AS BIGINT) + sum(units)::BIGINT AS units
FROM work.account_pair_kind__new GROUP BY account_a, account_b, a, b
