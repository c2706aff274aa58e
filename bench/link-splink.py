"""Deduplicates the bench's people with Splink: python link-splink.py people.csv out-folder threads memory. Prints JSON."""

import json
import resource
import sys
import time

import duckdb
import splink
import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

source, out, threads, memory = sys.argv[1:5]
started = time.perf_counter()
connection = duckdb.connect(f"{out}/splink.duckdb")
connection.execute(f"SET threads = {int(threads)}")
connection.execute("SET memory_limit = ?", [memory])
connection.execute("CREATE TABLE people AS SELECT * FROM read_csv(?, all_varchar = true, header = true)", [source])
api = DuckDBAPI(connection=connection)
rules = [
    block_on("phone"),
    block_on("given_name", "surname"),
    block_on("surname", "dob"),
    block_on("given_name", "dob"),
    block_on("address", "postcode"),
    block_on("postcode", "dob"),
]
settings = SettingsCreator(
    link_type="dedupe_only",
    unique_id_column_name="unique_id",
    comparisons=[
        cl.NameComparison("given_name"),
        cl.NameComparison("surname"),
        cl.DateOfBirthComparison("dob", input_is_string=True),
        cl.JaroWinklerAtThresholds("address", [0.93, 0.86]).configure(term_frequency_adjustments=True),
        cl.JaroWinklerAtThresholds("city", [0.92, 0.84]).configure(term_frequency_adjustments=True),
        cl.DamerauLevenshteinAtThresholds("postcode", [1]).configure(term_frequency_adjustments=True),
        cl.DamerauLevenshteinAtThresholds("phone", [1, 2]),
    ],
    blocking_rules_to_generate_predictions=rules,
)
linker = Linker(api.register("people"), settings, log_level="ERROR")
linker.training.estimate_probability_two_random_records_match(
    [block_on("given_name", "surname", "dob"), block_on("phone", "dob")], recall=0.8
)
linker.training.estimate_u_using_random_sampling(max_pairs=1_000_000)
linker.training.estimate_parameters_using_expectation_maximisation(block_on("given_name", "surname"))
linker.training.estimate_parameters_using_expectation_maximisation(block_on("dob"))
pairs = linker.inference.predict(threshold_match_probability=0.05)
clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(pairs, threshold_match_probability=0.5)
for table, name in ((pairs, "pairs"), (clusters, "clusters")):
    connection.execute(f"COPY (SELECT * FROM {table.physical_name}) TO '{out}/{name}.parquet' (FORMAT parquet)")
usage = resource.getrusage(resource.RUSAGE_SELF)
print(
    json.dumps(
        {
            "version": splink.__version__,
            "seconds": time.perf_counter() - started,
            "cpuSeconds": usage.ru_utime + usage.ru_stime,
            "peakMegabytes": usage.ru_maxrss / 1000,
        }
    )
)
