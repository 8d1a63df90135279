// An answer: ranked paths with the terms of their scores, and the proof.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "certrail/catalog.hpp"
#include "certrail/horizon.hpp"
#include "certrail/profile.hpp"

namespace certrail {

enum class Status { ranked, nothing_pays, already_met, infeasible };
std::string_view to_string(Status status);

struct SkillTerm {
  SkillIndex skill = 0;
  std::int64_t ppm = 0;
  friend bool operator==(const SkillTerm&, const SkillTerm&) = default;
};

struct CertificationTerm {
  CertificationIndex certification = 0;
  std::int64_t ppm = 0;
  friend bool operator==(const CertificationTerm&, const CertificationTerm&) = default;
};

/// A score as a sum of named terms; costs are negative, zero terms are left out.
struct Terms {
  std::vector<SkillTerm> skills;               ///< ascending skill
  std::vector<CertificationTerm> credentials;  ///< in the order of the path
  std::vector<CertificationTerm> other_cloud;  ///< in the order of the path
  std::int64_t hours_ppm = 0;
  std::int64_t money_ppm = 0;
  friend bool operator==(const Terms&, const Terms&) = default;
};

/// The exact sum of all terms.
std::int64_t total(const Terms& terms);

/// Something the reader of an answer should know.
struct Notice {
  std::string code;  ///< stable, such as "market-by-default"
  std::string text;  ///< one sentence
  std::optional<CertificationIndex> certification;
  friend bool operator==(const Notice&, const Notice&) = default;
};

struct Step {
  CertificationIndex certification = 0;
  std::int64_t study_minutes = 0;
  std::int64_t fee_cents = 0;
  Date study_ends_on;
  Date exam_on;
  std::int64_t readiness_ppm = 0;  ///< after it
  Terms marginal;                  ///< what the step changes; all steps sum to the path's terms
  std::vector<Notice> notices;
  std::optional<CouldBe> could_be;  ///< with a discount that an earlier pass gives
  friend bool operator==(const Step&, const Step&) = default;
};

struct Path {
  std::int64_t score_ppm = 0;
  std::int64_t readiness_ppm = 0;  ///< at the end
  std::int64_t gain_ppm = 0;       ///< readiness gained
  std::int64_t study_minutes = 0;
  std::int64_t fee_cents = 0;
  Date finish_on;
  Terms terms;
  std::vector<Step> steps;
  std::optional<Horizon> horizon;  ///< where the question names one
  friend bool operator==(const Path&, const Path&) = default;
};

/// One of the person's own wishes, as something that can be given up.
struct Wish {
  enum class Kind {
    max_steps,
    budget,
    finish_by,
    min_readiness,
    experience,
    exclude,
    include,
    goals,
    preference_ban
  };
  Kind kind = Kind::max_steps;
  std::optional<CertificationIndex> certification;  ///< exclude and include only
  friend bool operator==(const Wish&, const Wish&) = default;
};
std::string_view to_string(Wish::Kind kind);

/// If nothing is feasible: the fewest wishes whose removal makes something feasible.
struct Relaxation {
  std::vector<Wish> removed;  ///< empty together with `best`: no removal helps
  std::optional<Path> best;   ///< the best path then
  bool proven = true;         ///< false: a budget ended the search
  friend bool operator==(const Relaxation&, const Relaxation&) = default;
};

struct Recommendation {
  Status status = Status::ranked;
  Profile profile;  ///< as understood: defaults filled in
  int top = 0;
  int distinct = 100;
  std::int64_t readiness_ppm = 0;  ///< now
  std::size_t candidates = 0;      ///< certifications that could be part of an answer
  std::vector<Path> paths;         ///< best first
  bool proven = true;              ///< the list is exactly what the model defines
  int proven_ranks = 0;            ///< so many first ranks are final
  /// Not proven only. No feasible set outside the list is better than this under the objective:
  /// score: a score in ppm; time: a day (as Date::days); money: cents; steps: a count.
  std::optional<std::int64_t> bound;
  std::uint64_t nodes = 0;  ///< search nodes opened
  std::vector<Notice> notices;
  std::optional<Relaxation> relaxation;  ///< nothing is feasible
  PathOrder order = PathOrder::rank;     ///< how the list is to be shown
  friend bool operator==(const Recommendation&, const Recommendation&) = default;
};

/// Positions in `paths` in the order to be shown; of equal ones the better rank comes first.
std::vector<std::size_t> shown_order(const Recommendation& recommendation);

/// What a path's fees could be; its fees where no discount applies.
std::int64_t could_be_cents(const Path& path);

}  // namespace certrail
