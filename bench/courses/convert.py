"""A requirement graph of real courses, made compact: python3 convert.py GRAPH.json > NAME.json

GRAPH.json is {"source", "as_of", "courses": [{"id", "credit_hours", "requires"}]}, where `requires`
is null or a tree of course ids with all_of, any_of, k_of. Out comes one line a course,
[id, credit hours or null, requires], sorted by id. Dropped is what a catalogue's loader refuses:
a second course of one id, an id with characters that ids may not have, and a course that no order
of courses ever reaches, as it needs itself or something that is not there. How many is told on
stderr.
"""

import json
import re
import sys

PLAIN_ID = re.compile(r"[A-Za-z0-9._-]{1,60}$")


def children_of(tree):
    """The children of an inner node and how many of them must hold."""
    for word in ("all_of", "any_of", "k_of"):
        if word in tree:
            children = tree[word]
            needed = {"all_of": len(children), "any_of": 1, "k_of": tree.get("k")}[word]
            return word, children, needed
    raise ValueError(f"no requirement: {tree}")


def holds(tree, reached):
    if tree is None:
        return True
    if isinstance(tree, str):
        return tree in reached
    _, children, needed = children_of(tree)
    return 1 <= needed <= sum(holds(child, reached) for child in children)


def reachable(courses):
    """Ids of the courses that some order of courses reaches."""
    reached = set()
    while True:
        new = {id_ for id_, (_, requires) in courses.items()
               if id_ not in reached and holds(requires, reached)}
        if not new:
            return reached
        reached |= new


def keep(tree, reached):
    """The tree without courses that are not there; its meaning for the others stays the same."""
    if tree is None or isinstance(tree, str):
        return tree
    word, children, needed = children_of(tree)
    left = [keep(child, reached) for child in children if holds(child, reached)]
    return {**({"k": needed} if word == "k_of" else {}), word: left}


def with_plain_ids(tree):
    if tree is None:
        return None
    if isinstance(tree, str):
        return tree.replace(" ", "-")
    return {key: value if key == "k" else [with_plain_ids(child) for child in value]
            for key, value in tree.items()}


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        graph = json.load(file)
    courses, twice, odd = {}, 0, 0
    for course in graph["courses"]:
        id_ = with_plain_ids(course["id"])
        if not PLAIN_ID.match(id_):
            odd += 1
        elif id_ in courses:
            twice += 1
        else:
            hours = course["credit_hours"]
            courses[id_] = (round(hours) if hours else None, with_plain_ids(course["requires"]))
    reached = reachable(courses)
    lines = [json.dumps([id_, hours, keep(requires, reached)], separators=(",", ":"))
             for id_, (hours, requires) in sorted(courses.items()) if id_ in reached]
    print('{"source": %s,\n "as_of": %s,\n "licence": "MIT, see LICENSE",\n "courses": [\n%s\n]}'
          % (json.dumps(graph["source"]), json.dumps(graph["as_of"]), ",\n".join(lines)))
    print(f"{len(lines)} courses kept; dropped: {twice} of an id met before, {odd} with an odd id, "
          f"{len(courses) - len(reached)} that nothing reaches", file=sys.stderr)


if __name__ == "__main__":
    main()
