"""Spark gives the rows of `certrail batch`, one by one.

Java is needed, 17 or later. CERTRAIL_SPARK_ROWS says how many rows are compared (10,000).
"""

from __future__ import annotations

import csv
import datetime
import json
import os
import pickle
import random
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import certrail
import certrail.spark
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pyspark
import pytest
from certrail import _shipped
from certrail._shipped import engine_of, pack
from certrail.spark import answer_batches
from people import size
from pyspark.sql import SparkSession
from records import from_batch, from_table

START = "2026-11-22"
ROWS = size("CERTRAIL_SPARK_ROWS", 10_000)
JOB = Path(__file__).parents[1] / "examples" / "spark_job.py"

Program = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def session() -> Iterator[SparkSession]:
    os.environ["PYSPARK_PYTHON"] = sys.executable
    # Workers take the package that is installed, not sources that happen to be here.
    os.environ["PYTHONSAFEPATH"] = "1"
    made = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", "700")
        .config("spark.sql.session.timeZone", "UTC")
        .config("spark.sql.files.openCostInBytes", str(1 << 30))  # a part for each file
        .getOrCreate()
    )
    yield made
    made.stop()


def people(engine: certrail.Engine, count: int) -> list[dict[str, str]]:
    """Profiles as a CSV has them, always the same; some are wrong, and some ask for too much."""
    chance = random.Random(7)
    skills = [skill.id for skill in engine.skills]
    roles = [role.id for role in engine.roles]
    exams = [each.id for each in engine.certifications]

    def some(names: list[str], most: int) -> list[str]:
        return chance.sample(names, chance.randrange(most + 1))

    return [
        {
            "id": f"p{n}",
            "role": chance.choice(roles) if n % 97 else "no_such_role",
            "skills": ";".join(f"{name}={chance.randrange(10, 95, 5)}" for name in some(skills, 9)),
            "held": ";".join([*some(exams, 2), *(["vendor:GONE"] if n % 89 == 0 else [])]),
            "cloud_preference": chance.choice(["aws", "azure=100;aws=40", "gcp", ""]),
            "hours_per_week": str(chance.randrange(3, 20)) if n % 101 else "200",
            "budget_cents": chance.choice(["", "20000", "60000"]),
            "max_steps": str(chance.randrange(1, 4)),
            "include": "cncf:CKS" if n % 83 == 0 else "",
            "country": chance.choice(["DE", "FR", "PL"]),
        }
        for n in range(count)
    ]


def records_of_batch(
    program: Program, rows: list[dict[str, str]], folder: Path
) -> list[dict[str, Any]]:
    """What `certrail batch` writes of them."""
    table = folder / "people.csv"
    profiles = [{name: row[name] for name in row if name != "country"} for row in rows]
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(profiles[0]))
        writer.writeheader()
        writer.writerows(profiles)
    done = program("batch", str(table), "--start", START, "--quiet")
    assert done.returncode == 1  # some rows are wrong
    return from_batch(done.stdout)


def as_parquet(rows: list[dict[str, str]], folder: Path, files: int) -> str:
    folder.mkdir()
    each = -(-len(rows) // files)
    for part in range(files):
        table = pa.Table.from_pylist(rows[part * each : (part + 1) * each])
        pq.write_table(table, folder / f"{part:03d}.parquet")
    return str(folder)


def test_rows_of_certrail_batch(
    session: SparkSession, engine: certrail.Engine, program: Program, tmp_path: Path
) -> None:
    rows = people(engine, ROWS)
    table = session.read.parquet(as_parquet(rows, tmp_path / "people", 8))
    answers = certrail.spark.recommend(table, start=START, keep=["country"])
    answers.write.parquet(str(tmp_path / "answers"))
    parts = sorted((tmp_path / "answers").glob("*.parquet"))
    assert len(parts) == 8
    found = [row for part in parts for row in from_table(pq.read_table(part))]
    # Spark deals files out as it likes; rows stay where they were.
    assert [row["id"] for row in found] == [row.id for row in table.select("id").collect()]
    expected = {
        row["id"]: record | {"country": row["country"]}
        for record, row in zip(records_of_batch(program, rows, tmp_path), rows, strict=True)
    }
    assert len(found) == len(expected) == ROWS
    for row in found:
        assert row == expected[row["id"]]
    statuses = Counter(row["status"] for row in found)
    assert {"ranked", "infeasible", "error"} <= set(statuses)
    assert statuses["error"] > ROWS // 101
    assert any("warnings" in row for row in found)


def test_an_engine_a_worker(session: SparkSession) -> None:
    shipment = pack(start=START)
    sent = session.sparkContext.broadcast(shipment)

    def where(batches: Iterator[Any]) -> Iterator[Any]:
        import os

        import pyarrow

        from certrail._shipped import engine_of

        for _ in batches:
            made = engine_of(sent.value)
            yield pyarrow.record_batch({"worker": [os.getpid()], "engine": [id(made)]})

    seen = session.range(0, 1000, 1, 12).mapInArrow(where, "worker long, engine long").collect()
    assert len(seen) == 12
    assert 1 <= len({row.worker for row in seen}) <= 2
    assert len({(row.worker, row.engine) for row in seen}) == len({row.worker for row in seen})


def test_typed_columns_and_parts_without_rows(
    session: SparkSession, engine: certrail.Engine
) -> None:
    rows = [
        {"id": 1, "role": "ai_engineer", "skills": {"python": 70}, "held": [{"id": "aws:SAA-C03"}],
         "limits": {"max_steps": 2}, "note": None, "since": datetime.datetime(2026, 3, 4, 5, 6),
         "pay": [Decimal("1.25")]},
        {"id": 2, "role": "ai_enginer", "skills": None, "held": None, "limits": None, "note": "x",
         "since": None, "pay": None},
    ]  # fmt: skip
    schema = pa.schema(
        [
            ("id", pa.int64()),
            ("role", pa.string()),
            ("skills", pa.map_(pa.string(), pa.int64())),
            ("held", pa.list_(pa.struct([("id", pa.string())]))),
            ("limits", pa.struct([("max_steps", pa.int32())])),
            ("note", pa.string()),
            ("since", pa.timestamp("us", "UTC")),
            ("pay", pa.list_(pa.decimal128(10, 2))),
        ]
    )
    here = pa.Table.from_pylist(rows, schema)
    table = session.createDataFrame(here).repartition(7)
    kept = ["note", "since", "pay"]
    answers = certrail.spark.recommend(table, start=START, keep=kept).sort("id")
    assert [answers.schema[name] for name in kept] == [table.schema[name] for name in kept]
    expected = engine.recommend_many(here, start=START, keep=kept).to_pylist()
    assert answers.toArrow().to_pylist() == expected
    assert expected[0]["status"] == "ranked" and len(expected[0]["paths"][0]["exams"]) <= 2
    assert expected[1]["errors"][0]["suggestion"] == "ai_engineer"


def test_a_kept_id_is_that_of_the_answers(session: SparkSession) -> None:
    table = session.createDataFrame([(7, "ai_engineer"), (None, "x")], "id long, role string")
    answers = certrail.spark.recommend(table, start=START, keep=["id", "role"])
    assert answers.columns == [*certrail.answers_schema().names, "role"]
    assert [row.id for row in answers.collect()] == ["7", None]
    one = certrail.spark.recommend(table, start=START, keep="role")
    assert one.schema == answers.schema


def test_options_reach_the_rows(session: SparkSession) -> None:
    table = session.createDataFrame([("x",)], "id string")
    said = {"role": "ai_engineer", "start_on": "2027-12-01"}
    for defaults in (said, pd.Series(said)):
        late = certrail.spark.recommend(table, top=1, defaults=defaults)
        assert late.collect()[0].paths[0].finish_on > datetime.date(2027, 12, 1)
    asked = certrail.spark.recommend(
        table, start=START, top=1, fields="best", defaults={"role": "ai_engineer"}
    )
    assert asked.columns == certrail.answers_schema("best").names
    assert len(asked.collect()[0].exams) > 0


def test_problems_come_before_any_row(session: SparkSession) -> None:
    table = session.createDataFrame([("x", "y")], "id string, colour string")
    for wrong in ({}, {"keep": ["taste", "colour"]}, {"keep": ["colour"], "top": 0},
                  {"keep": ["colour"], "data": "/no/such/directory"}):  # fmt: skip
        with pytest.raises(certrail.Problem):
            certrail.spark.recommend(table, start=START, **wrong)


def overlay(folder: Path) -> str:
    file = folder / "vouchers.json"
    file.write_text(json.dumps({
        "schema_version": 1, "id": "vouchers", "name": "Vouchers",
        "certifications": [{"id": "aws:SAA-C03", "fee_cents": 100}],
    }), encoding="utf-8")  # fmt: skip
    return str(file)


def test_overlays_travel(session: SparkSession, tmp_path: Path) -> None:
    table = session.createDataFrame([("aws:SAA-C03", "1")], "include string, max_steps string")
    asked = {"start": START, "defaults": {"role": "solutions_architect"}, "top": 1}
    plain = certrail.spark.recommend(table, **asked).collect()[0]
    cheap = certrail.spark.recommend(table, overlays=[overlay(tmp_path)], **asked).collect()[0]
    assert plain.paths[0].exams == cheap.paths[0].exams == ["aws:SAA-C03"]
    assert (plain.paths[0].fee_cents, cheap.paths[0].fee_cents) == (15_000, 100)


def test_batches_without_spark(engine: certrail.Engine) -> None:
    rows = pa.Table.from_pylist(people(engine, 300))
    options = {"keep": ["country"], "start": START, "threads": 1}
    whole = engine.recommend_many(rows, keep=["country"], start=START)
    for most in (1, 7, 300):
        batches = rows.to_batches(max_chunksize=most)
        found = pa.Table.from_batches(answer_batches(iter(batches), pack(start=START), options))
        assert found.equals(whole)
    assert list(answer_batches(iter([]), pack(start=START), options)) == []


def test_a_shipment_is_built_once_and_told_from_others(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    built: list[str] = []
    build = _shipped._build
    monkeypatch.setattr(_shipped, "_engines", {})
    monkeypatch.setattr(_shipped, "_build", lambda s: built.append(s.hash) or build(s))
    shipment = pack(start=START)
    # What arrives elsewhere is equal and not the same.
    for _ in range(3):
        assert engine_of(pickle.loads(pickle.dumps(shipment))) is engine_of(shipment)
    assert built == [shipment.hash]
    other = pack(start=START, overlays=[overlay(tmp_path)])
    assert other.hash != shipment.hash != pack(start="2026-11-23").hash
    assert engine_of(other) is not engine_of(shipment)
    assert engine_of(shipment).catalogue_hash == certrail.load(start=START).catalogue_hash
    fee = {each.id: each.fee_cents for each in engine_of(other).certifications}["aws:SAA-C03"]
    assert fee == 100


def test_the_job(engine: certrail.Engine, tmp_path: Path) -> None:
    rows = people(engine, 200)
    table = as_parquet(rows, tmp_path / "people", 2)
    submit = Path(pyspark.__file__).parent / "bin" / "spark-submit"
    done = subprocess.run(
        [submit, "--master", "local[2]", "--conf", "spark.ui.enabled=false", JOB, table,
         tmp_path / "answers", "--keep", "country", "--start", START, "--top", "2"],
        cwd=tmp_path, env={**os.environ, "PYSPARK_PYTHON": sys.executable}, capture_output=True,
        text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    answers = pq.read_table(tmp_path / "answers")
    expected = engine.recommend_many(
        pa.Table.from_pylist(rows), keep=["country"], top=2, start=START
    )
    assert answers.sort_by("id").to_pylist() == expected.sort_by("id").to_pylist()
    errors = sum(status == "error" for status in expected.column("status").to_pylist())
    assert f"error: {errors}\n" in done.stdout
    wrong = subprocess.run(
        [submit, "--master", "local[1]", JOB, table, tmp_path / "more", "--keep", "no_such_column"],
        cwd=tmp_path, env={**os.environ, "PYSPARK_PYTHON": sys.executable}, capture_output=True,
        text=True, check=False,
    )  # fmt: skip
    assert wrong.returncode != 0
    # spark-submit writes both of the job's outputs to its own stdout.
    assert "spark_job: keep: the table has no column no_such_column" in wrong.stdout
    assert not (tmp_path / "more").exists()
