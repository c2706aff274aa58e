-- Where the scenes of each number stand in `scene`, which lies in the order of operators.
SELECT number_id, rowid AS place FROM scene ORDER BY number_id, place
