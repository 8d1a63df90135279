// What sets that meet a question's goals and includes cost at least: in fees or in steps.
//
// To hold an exam costs its own fee and what it requires: a leaf takes the cheapest exam that makes
// it hold; of all parts only the dearest is sure, since one exam may serve several, and where fewer
// will do, the cheapest.
// (Least solutions of such equations: Knuth, "A generalization of Dijkstra's algorithm", 1977.) A
// set that meets the goals either needs an exam of it for that: then it has what that exam
// requires, before it, and after it a way from it up to the goals. Or it meets the goals without
// that exam, and pays for it besides. All this leaves dates, families and limits out, so it is a
// lower bound.
#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "scoring/assessment.hpp"
#include "scoring/compiled_catalog.hpp"

namespace certrail {

class GoalCosts {
 public:
  static constexpr std::int64_t kNever = std::numeric_limits<std::int64_t>::max();

  enum class Kind { fees, steps };

  /// `open` tells which certifications are candidates; `others_fit` whether a set may also have
  /// some that the goals do not need. False where the requirements are too tangled to find out
  /// quickly.
  bool prepare(const CompiledCatalog& compiled, const Assessment& assessment,
               const std::vector<bool>& open, Kind kind, bool others_fit);

  /// Of every set that meets goals and includes; kNever where there is none.
  std::int64_t of_goals() const { return goals_; }

  /// Of every such set with that candidate; kNever where there is none.
  std::int64_t with(CertificationIndex c) const;

 private:
  std::int64_t cost(CertificationIndex c) const;
  std::int64_t least_of_leaf(CertificationIndex leaf, CertificationIndex self) const;
  template <class Visit>
  void for_each_supplier(CertificationIndex leaf, CertificationIndex self,
                         const Visit& visit) const;
  template <class Visit>
  void for_each_goal(const Visit& visit) const;
  void find_needed();
  bool lower_least();
  bool lower_above();
  std::int64_t least_of_goals() const;

  const CompiledCatalog* compiled_ = nullptr;
  const Assessment* assessment_ = nullptr;
  const std::vector<bool>* open_ = nullptr;
  Kind kind_ = Kind::fees;
  bool others_fit_ = true;
  std::int64_t goals_ = 0;
  std::vector<CertificationIndex> needed_;  ///< what may be needed for the goals, nearest first
  std::vector<bool> is_needed_;
  std::vector<std::int64_t> least_;  ///< per certification: to hold it, with what it requires
  std::vector<std::int64_t> above_;  ///< per certification: what a way from it to the goals costs
};

}  // namespace certrail
