-- As found while calls were merged.
SELECT * FROM work.call_clock
