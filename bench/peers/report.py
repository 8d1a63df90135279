"""Tables for the terminal and for Markdown out of the rows of the comparisons."""
import first_stage

COLUMNS = ("peer", "best found", "proven", "open gap", "build", "first median", "first p95",
           "repeat median", "repeat p95", "engine is faster by")


def duration(microseconds):
    for size, unit in ((1e6, "s"), (1e3, "ms"), (1, "us")):
        if microseconds >= size or unit == "us":
            amount = microseconds / size
            return f"{amount:.0f} {unit}" if amount >= 100 else f"{amount:.3g} {unit}"
    return ""


def times(spread, key):
    return duration(spread[key]) if spread else "-"


def ratio(row):
    """Time-outs count with the time they ran, so the true ratio is larger."""
    if not row.get("ratio"):
        return "-" if row["wrong"] else "1"
    at_least = "> " if row["timed_out"] else ""
    value = row["ratio"]["median"]
    return f"{at_least}{value:,.0f} x" if value >= 10 else f"{at_least}{value:.2g} x"


def cells(row, instances):
    name = row["peer"]
    if row["formulation"]:
        name += f" ({row['formulation']}{'' if row['presolve'] else ', presolve off'})"
    if row["wrong"]:
        name += f", {len(row['wrong'])} WRONG"
    gap = row["gap_percent"]
    return (name, f"{row['best_found']}/{instances}", f"{row['proven']}/{instances}",
            "-" if gap is None else f"{gap:.3g}%", times(row.get("build_us"), "median"),
            times(row["first_us"], "median"), times(row["first_us"], "p95"),
            times(row["repeat_us"], "median"), times(row["repeat_us"], "p95"), ratio(row))


def heading(section):
    return (f"{section['title']} ({section['instances']:,} instances, "
            f"{section['candidates']:.0f} candidates)")


def table(section):
    if section["name"] == first_stage.NAME:
        return first_stage.table(section)
    return [COLUMNS, *(cells(row, section["instances"]) for row in section["rows"])]


def as_text(section):
    lines = table(section)
    widths = [max(len(line[i]) for line in lines) for i in range(len(lines[0]))]
    body = ["  ".join(cell.ljust(width) if i == 0 else cell.rjust(width)
                      for i, (cell, width) in enumerate(zip(line, widths))) for line in lines]
    return "\n".join([heading(section), *body, ""])


def as_markdown(section):
    head, *body = table(section)
    rule = "|---|" + "---:|" * (len(head) - 1)
    lines = ["| " + " | ".join(line) + " |" for line in (head, *body)]
    return "\n".join([f"## {heading(section)}", "", lines[0], rule, *lines[1:], ""])


def wrong_answers(sections):
    """[(peer, why)]"""
    found = [(row["peer"], w) for s in sections for row in s["rows"] for w in row.get("wrong", [])]
    return found + [("first stage", w) for s in sections for w in s.get("wrong", [])]
