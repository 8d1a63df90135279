// Which rules the search may cut by. No rule changes an answer: each only says that nothing is
// lost below a branch. Tests leave one out at a time and compare.
#pragma once

namespace certrail {

struct Cuts {
  bool by_score = true;                ///< no completion reaches the K-th best score
  bool by_objective = true;            ///< no completion reaches the K-th best time, fees or steps
  bool by_readiness = true;            ///< no completion reaches the readiness asked for
  bool by_dates = true;                ///< no completion meets the dates of what is chosen
  bool by_priced_time = true;          ///< no completion in time is worth enough
  bool by_repeated = true;             ///< less is saved on chosen ones than the sum over these
  bool by_requirements = true;         ///< what is required needs more steps than are left
  bool branch_on_requirements = true;  ///< only over what helps with what is required
  bool branch_on_dates = true;         ///< only over what shortens the way to a missed date
  bool by_distance = true;             ///< no completion differs enough from earlier answers
  bool where_worthwhile = true;        ///< what takes a while only where it is likely to help
};

}  // namespace certrail
