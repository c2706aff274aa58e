-- Where each dialled number stands in `number`, with what a search for a part of it needs: which runs of three digits it has,
-- as bits (the run's value modulo 53, so that the whole fits where every program keeps whole numbers exactly). Runs beyond the first
-- digit only set bits too many, and whoever looks compares the digits afterwards.
WITH numbers AS (
  SELECT rowid AS place, number_id, region, class, calls, number_digits(CASE WHEN starts_with(number_id, '+') THEN number_id END) AS digits
  FROM number
),
kept AS (
  SELECT place, region, class, calls,
         CASE WHEN digits > 99 AND number_id = '+' || digits THEN digits END AS digits,
         CASE WHEN digits > 99 AND number_id = '+' || digits THEN NULL ELSE number_id END AS spelled
  FROM numbers
)
SELECT
  place, digits, spelled, region, class = 'victim' AS victim, calls,
  CASE WHEN digits IS NULL THEN 9007199254740991
       ELSE (1::BIGINT << (digits % 1000 % 53)) | (1::BIGINT << (digits // 10 % 1000 % 53))
          | (1::BIGINT << (digits // 100 % 1000 % 53)) | (1::BIGINT << (digits // 1000 % 1000 % 53))
          | (1::BIGINT << (digits // 10000 % 1000 % 53)) | (1::BIGINT << (digits // 100000 % 1000 % 53))
          | (1::BIGINT << (digits // 1000000 % 1000 % 53)) | (1::BIGINT << (digits // 10000000 % 1000 % 53))
          | (1::BIGINT << (digits // 100000000 % 1000 % 53)) | (1::BIGINT << (digits // 1000000000 % 1000 % 53))
          | (1::BIGINT << (digits // 10000000000 % 1000 % 53)) | (1::BIGINT << (digits // 100000000000 % 1000 % 53))
          | (1::BIGINT << (digits // 1000000000000 % 1000 % 53)) | (1::BIGINT << (digits // 10000000000000 % 1000 % 53))
          | (1::BIGINT << (digits // 100000000000000 % 1000 % 53)) | (1::BIGINT << (digits // 1000000000000000 % 1000 % 53))
  END AS runs
FROM kept
