"""Tables of measured figures, as aligned text for a terminal and as Markdown to keep."""


def duration(microseconds):
    for size, unit in ((1e6, "s"), (1e3, "ms")):
        if microseconds >= size:
            return f"{microseconds / size:.3g} {unit}"
    return f"{microseconds:.0f} us" if microseconds >= 10 else f"{microseconds:.2g} us"


def count(number):
    return f"{number:,.0f}"


def size(number):
    for unit, name in ((1e9, "GB"), (1e6, "MB"), (1e3, "kB")):
        if number >= unit:
            return f"{number / unit:.3g} {name}"
    return f"{number} bytes"


def as_text(title, head, rows):
    lines = [head, *rows]
    widths = [max(len(line[i]) for line in lines) for i in range(len(head))]
    body = ["  ".join(cell.ljust(width) if i == 0 else cell.rjust(width)
                      for i, (cell, width) in enumerate(zip(line, widths))) for line in lines]
    return "\n".join([title, *body, ""])


def as_markdown(title, head, rows):
    lines = ["| " + " | ".join(line) + " |" for line in [head, *rows]]
    rule = "|---|" + "---:|" * (len(head) - 1)
    return "\n".join([f"## {title}", "", lines[0], rule, *lines[1:], ""])


class Report:
    """Collects the sections of one run: prints each when it is there, keeps them at the end."""

    def __init__(self, title, lines):
        self.markdown = [f"# {title}", "", *(f"{line}  " for line in lines), ""]
        print("\n".join([*lines, ""]), flush=True)

    def section(self, title, head, rows, note=""):
        print(as_text(title, head, rows), flush=True)
        self.markdown.append(as_markdown(title, head, rows))
        if note:
            print(note + "\n", flush=True)
            self.markdown.append(note + "\n")

    def write(self, path):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(self.markdown), encoding="utf-8")
