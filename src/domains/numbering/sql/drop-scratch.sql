-- Tables that no later step reads any more and that nobody needs for an explanation.
DROP TABLE IF EXISTS phone_raw;
DROP TABLE IF EXISTS phone_dial;
DROP TABLE phone_query;
DROP TABLE phone_pair;
DROP TABLE phone_habit_sample;
DROP TABLE phone_habit_reading;
DROP TABLE phone_decided;
DROP TABLE phone_elsewhere;
