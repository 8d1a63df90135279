"""Solves questions with HiGHS: python highs_worker.py TASK.json, one JSON line per question."""
import json
import sys
import time

import highspy
import numpy as np

from formulation import BY_NAME


def as_highs(model):
    lp = highspy.HighsLp()
    unit = np.array(model.unit, dtype=float)
    lp.num_col_, lp.num_row_ = len(model.gain), len(model.rows)
    lp.sense_ = highspy.ObjSense.kMaximize
    lp.col_cost_ = np.array(model.gain, dtype=float) * unit
    lp.col_lower_ = np.zeros(len(model.gain))
    lp.col_upper_ = np.array(model.upper, dtype=float) / unit
    lp.integrality_ = [highspy.HighsVarType.kInteger if whole else highspy.HighsVarType.kContinuous
                       for whole in model.integer]
    starts, columns, values, low, high = [0], [], [], [], []
    for terms, least, most, size in model.rows:
        columns += [v for v, _ in terms]
        values += [a * unit[v] / size for v, a in terms]
        starts.append(len(columns))
        low.append(-highspy.kHighsInf if least is None else least / size)
        high.append(highspy.kHighsInf if most is None else most / size)
    lp.row_lower_, lp.row_upper_ = np.array(low), np.array(high)
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_ = np.array(starts, dtype=np.int32)
    lp.a_matrix_.index_ = np.array(columns, dtype=np.int32)
    lp.a_matrix_.value_ = np.array(values)
    return lp


def options(task):
    return {"output_flag": False, "threads": task["threads"], "mip_rel_gap": 0.0,
            "mip_abs_gap": 0.0, "mip_feasibility_tolerance": 1e-9,
            "presolve": "on" if task["presolve"] else "off"}


def solve(question, task):
    """The best sets one after the other, each forbidden once found."""
    start = time.perf_counter()
    model = BY_NAME[task["formulation"]](question)
    solver = highspy.Highs()
    for name, value in options(task).items():
        solver.setOptionValue(name, value)
    solver.passModel(as_highs(model))
    result = {"build_us": (time.perf_counter() - start) * 1e6, "variables": len(model.gain),
              "rows": len(model.rows), "paths": [], "proven": True, "solve_us": 0.0}
    for _ in range(task["top"]):
        left = task["time_limit"] - result["solve_us"] / 1e6
        solver.setOptionValue("time_limit", max(left, 0.0))  # of each run
        start = time.perf_counter()
        solver.run()
        result["solve_us"] += (time.perf_counter() - start) * 1e6
        status = solver.getModelStatus()
        if status == highspy.HighsModelStatus.kInfeasible:
            break
        result["proven"] = status == highspy.HighsModelStatus.kOptimal
        info = solver.getInfo()
        result["bound"] = info.mip_dual_bound
        if info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible:
            chosen = model.chosen(solver.getSolution().col_value)
            result["paths"].append({"order": [question["items"][c]["id"] for c in chosen]})
            result["paths"][-1]["objective"] = info.objective_function_value
        if not result["proven"]:
            break
        terms, most = model.no_good_terms(set(chosen))
        solver.addRow(-highspy.kHighsInf, most, len(terms), [v for v, _ in terms],
                      [float(a) for _, a in terms])
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
