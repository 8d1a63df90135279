"""Answers a Parquet table of profiles with Spark and writes the answers as Parquet.

    spark-submit --master 'local[2]' spark_job.py people.parquet answers.parquet --keep country

The input has the columns of a CSV of profiles (engine/batch.md), or the fields of a profile
document as lists, structs and maps. Every row comes out, in the order of its part of the input;
what is wrong with one stands in its column `errors`. On a cluster, the package must be installed
where the tasks run; the catalogue is sent there by the job (spark.md).
"""

from __future__ import annotations

import argparse
import sys

from pyspark.sql import SparkSession, functions as F

import certrail
import certrail.spark


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("input", help="Parquet of profiles, any place that Spark reads")
    parser.add_argument("output", help="Parquet of answers; must not exist")
    parser.add_argument("--keep", action="append", default=[], metavar="COLUMN",
                        help="a column to keep beside the answers; repeatable")  # fmt: skip
    parser.add_argument("--start", help="first day of study, YYYY-MM-DD (default: today)")
    parser.add_argument("--top", type=int, default=3, help="paths for each row (default 3)")
    parser.add_argument("--max-nodes", type=int, help="end each row's search after so many nodes")
    parser.add_argument("--data", help="directory of the data files (default: the package's)")
    parser.add_argument("--overlay", action="append", default=[], metavar="FILE",
                        help="a file that corrects or adds facts; repeatable")  # fmt: skip
    parser.add_argument("--partitions", type=int,
                        help="deal the rows out anew in so many parts, which evens out rows that "
                             "take long (default: the parts of the input)")  # fmt: skip
    return parser.parse_args()


def main() -> int:
    asked = arguments()
    session = SparkSession.builder.appName("certrail").getOrCreate()
    people = session.read.parquet(asked.input)
    if asked.partitions:
        people = people.repartition(asked.partitions)
    try:
        answers = certrail.spark.recommend(
            people, keep=asked.keep, data=asked.data, overlays=asked.overlay, start=asked.start,
            top=asked.top, max_nodes=asked.max_nodes,
        )  # fmt: skip
    except certrail.Problem as problem:
        print(f"spark_job: {problem}", file=sys.stderr)
        return problem.exit_status
    answers.write.parquet(asked.output)
    written = session.read.parquet(asked.output)
    for status, rows in written.groupBy("status").agg(F.count("*")).sort("status").collect():
        print(f"{status}: {rows:,}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
