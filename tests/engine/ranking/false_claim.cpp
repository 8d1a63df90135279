#include "engine/ranking/false_claim.hpp"

#include <set>

#include "engine/ranking/twin_comparison.hpp"

namespace certrail::test {
namespace {

using Ids = std::set<std::string>;

Ids ids_of(const Catalog& catalog, const Path& path) {
  Ids ids;
  for (const Step& step : path.steps) ids.insert(catalog.certifications[step.certification].id);
  return ids;
}

/// Is `path` better in the objective's own figure than nothing outside the list is said to be?
bool beats(Objective objective, const twin::Path& path, std::int64_t bound) {
  switch (objective) {
    case Objective::score:
      return path.score_ppm > bound;
    case Objective::time:
      return path.finish_on < bound;
    case Objective::money:
      return path.fee_cents < bound;
    case Objective::steps:
      return static_cast<std::int64_t>(path.order.size()) < bound;
  }
  return true;
}

}  // namespace

std::string false_claim(const CaseQuestion& asked, const Recommendation& answer,
                        const twin::Answer& truth) {
  // A budget may end the search for a relaxation after the list itself is proven empty.
  if (!answer.relaxation || answer.relaxation->proven) {
    twin::Answer expected = truth;
    // With another objective the list may be proven while the best score is not known.
    const bool undecided =
        answer.profile.objective != Objective::score && answer.status == Status::ranked;
    if (undecided && truth.status == twin::Status::nothing_pays) {
      expected.status = twin::Status::ranked;
    }
    const std::string found = difference(asked.engine, answer, expected);
    if (!found.empty()) return found;
  }
  if (answer.status == Status::nothing_pays && truth.status != twin::Status::nothing_pays) {
    return "something pays that was not looked at";
  }
  std::set<Ids> listed;
  for (const Path& path : answer.paths) listed.insert(ids_of(asked.engine.catalog(), path));
  if (listed.size() != answer.paths.size()) return "one set is listed twice";
  std::size_t found_listed = 0;
  for (const twin::Path& path : truth.feasible) {
    if (listed.count({path.order.begin(), path.order.end()}) > 0) {
      ++found_listed;
    } else if (answer.bound && beats(answer.profile.objective, path, *answer.bound)) {
      return "a set outside the list beats the bound " + std::to_string(*answer.bound);
    }
  }
  if (found_listed != listed.size()) return "a listed set is not feasible";
  if (answer.bound.has_value() == answer.proven) return "a bound goes with what is not proven";
  if (answer.proven_ranks > static_cast<int>(answer.paths.size())) return "too many proven ranks";
  return {};
}

}  // namespace certrail::test
