"""Solves questions with OR-Tools CP-SAT: python cpsat_worker.py TASK.json, one JSON line each."""
import json
import sys
import time

from ortools.sat.python import cp_model

from formulation import BY_NAME


def as_cp_sat(model):
    made = cp_model.CpModel()
    variables = [made.new_int_var(0, upper, "") for upper in model.upper]

    def total(terms):
        return cp_model.LinearExpr.weighted_sum([variables[v] for v, _ in terms],
                                                [a for _, a in terms])

    for terms, low, high, _ in model.rows:
        low = cp_model.INT_MIN if low is None else low
        high = cp_model.INT_MAX if high is None else high
        made.add_linear_constraint(total(terms), low, high)
    for literal, terms, low in model.enforced:
        made.add(total(terms) >= low).only_enforce_if(variables[literal])
    made.maximize(cp_model.LinearExpr.weighted_sum(variables, model.gain))
    return made, variables


def options(task):
    # 9.15 proves wrong answers of linear models with one part of its presolve (google/or-tools
    # issue 5293; whole_enforced is such a model), so that part is off.
    return {"num_workers": task["threads"], "relative_gap_limit": 0.0, "absolute_gap_limit": 0.0,
            "presolve_inclusion_work_limit": 0, "cp_model_presolve": task["presolve"]}


def solve(question, task):
    """The best sets one after the other, each forbidden once found."""
    start = time.perf_counter()
    model = BY_NAME[task["formulation"]](question)
    made, variables = as_cp_sat(model)
    result = {"build_us": (time.perf_counter() - start) * 1e6, "variables": len(model.gain),
              "rows": len(model.rows) + len(model.enforced), "paths": [], "proven": True,
              "solve_us": 0.0}
    for _ in range(task["top"]):
        solver = cp_model.CpSolver()
        for name, value in options(task).items():
            setattr(solver.parameters, name, value)
        solver.parameters.max_time_in_seconds = max(
            task["time_limit"] - result["solve_us"] / 1e6, 0.001)
        start = time.perf_counter()
        status = solver.solve(made)
        result["solve_us"] += (time.perf_counter() - start) * 1e6
        if status == cp_model.INFEASIBLE:
            break
        result["proven"] = status == cp_model.OPTIMAL
        result["bound"] = solver.best_objective_bound
        if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            chosen = model.chosen([solver.value(v) for v in variables])
            result["paths"].append({"order": [question["items"][c]["id"] for c in chosen]})
            result["paths"][-1]["objective"] = solver.objective_value
        if not result["proven"]:
            break
        terms, most = model.no_good_terms(set(chosen))
        made.add_linear_constraint(
            cp_model.LinearExpr.weighted_sum([variables[v] for v, _ in terms],
                                             [a for _, a in terms]), cp_model.INT_MIN, most)
    return result


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        task = json.load(file)
    for name in task["questions"]:
        with open(name, encoding="utf-8") as file:
            question = json.load(file)
        for _ in range(task["repeat"]):
            print(json.dumps(solve(question, task)), flush=True)


if __name__ == "__main__":
    main()
