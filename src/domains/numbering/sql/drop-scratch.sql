-- Tables that nobody reads any more once every spelling is decided: at ten million spellings they are gigabytes.
DROP TABLE IF EXISTS phone_raw;
DROP TABLE IF EXISTS phone_dial;
DROP TABLE phone_spelled;
DROP TABLE phone_free;
DROP TABLE phone_habit_sample;
DROP TABLE phone_habit_reading;
DROP TABLE phone_hinted;
