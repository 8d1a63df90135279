"""A batch's records and a table's rows in one form."""

from __future__ import annotations

import json
from typing import Any

import pyarrow as pa


def plain(value: Any) -> Any:
    """Without what a table has to fill in: null fields, and days as text."""
    if isinstance(value, dict):
        return {name: plain(each) for name, each in value.items() if each is not None}
    if isinstance(value, list):
        return [plain(each) for each in value]
    return value.isoformat() if hasattr(value, "isoformat") else value


def from_table(table: pa.Table) -> list[dict[str, Any]]:
    rows = []
    for row in plain(table.to_pylist()):
        if row.get("proven", True):
            row.pop("proven_ranks", None)
        if row["status"] != "infeasible":
            row.pop("give_up", None)
        if row.get("give_up_proven"):
            del row["give_up_proven"]
        if row["status"] == "error":
            for name in ("paths", "exams", "scores"):
                row.pop(name, None)
        elif not row["errors"]:
            del row["errors"]
        if row.get("exams") == []:
            del row["exams"]
        if not row["warnings"]:
            del row["warnings"]
        if "answer" in row:
            row["answer"] = json.loads(row["answer"])
        if "scores" in row:
            row["scores_ppm"] = {
                each["certification"]: each["score_ppm"] for each in row.pop("scores")
            }
        rows.append(row)
    return rows


def from_batch(text: str) -> list[dict[str, Any]]:
    records = []
    for line in text.split("\n")[:-1]:
        record = json.loads(line)
        del record["line"]
        if "id" in record:
            record["id"] = str(record["id"])
        for error in record.get("errors", []):
            error.pop("column", None)
        if "warnings" in record:
            record["warnings"] = [warning["message"] for warning in record["warnings"]]
        records.append(record)
    return records
