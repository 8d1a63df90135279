"""Cheapest chains to a goal with networkx or igraph: python paths_worker.py TASK.json.

A chain starts at node 0; an arrow's weight is what the exam it leads to costs. Building the graph
is timed apart from asking it.
"""
import json
import sys
import time
from itertools import islice

import igraph
import networkx


def microseconds(call):
    start = time.perf_counter_ns()
    result = call()
    return result, (time.perf_counter_ns() - start) / 1e3


class Networkx:
    def __init__(self, graph):
        self.graph = networkx.DiGraph()
        self.graph.add_nodes_from(range(graph["nodes"]))
        self.graph.add_weighted_edges_from(graph["arrows"])

    def ask(self, goal, top):
        if top == 1:
            return [networkx.dijkstra_path(self.graph, 0, goal)]
        paths = networkx.shortest_simple_paths(self.graph, 0, goal, weight="weight")
        return list(islice(paths, top))


class Igraph:
    def __init__(self, graph):
        self.graph = igraph.Graph(n=graph["nodes"], directed=True,
                                  edges=[(a, b) for a, b, _ in graph["arrows"]])
        self.weights = [w for _, _, w in graph["arrows"]]

    def ask(self, goal, top):
        if top == 1:
            return [self.graph.get_shortest_path(0, goal, weights=self.weights)]
        return self.graph.get_k_shortest_paths(0, goal, k=top, weights=self.weights)


def answer(kind, graph, top, rounds):
    made, build = microseconds(lambda: kind(graph))
    paths, first = microseconds(lambda: made.ask(graph["goal"], top))
    again = [microseconds(lambda: made.ask(graph["goal"], top))[1] for _ in range(rounds)]
    return {"paths": paths, "build_us": build, "first_us": first, "repeat_us": again}


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        task = json.load(file)
    kind = {"networkx": Networkx, "igraph": Igraph}[task["peer"]]
    for name in task["graphs"]:
        with open(name, encoding="utf-8") as file:
            graph = json.load(file)
        print(json.dumps(answer(kind, graph, task["top"], task["rounds"])), flush=True)


if __name__ == "__main__":
    main()
