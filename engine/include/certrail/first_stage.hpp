// The first stage for crowds: what every certification would be worth as somebody's only exam, and
// the best of them, for many people at once.
//
// The score is that of the one-step path (engine/README.md: Score): the readiness the exam adds at
// the person's starting levels, plus its credential, less hours (what is known shortens the
// study), money and other clouds. Limits, goals, requirements and dates are not looked at: say
// in `closed` what a person cannot take.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>

#include "certrail/catalog.hpp"

namespace certrail {

/// What people want, as an assessment has it; one row an ask, row after row.
struct FirstStageAsks {
  std::size_t count = 0;
  const std::int32_t* weight = nullptr;       ///< count x skills, ppm, each row sums to 1,000,000
  const std::uint8_t* need = nullptr;         ///< count x skills, 1..100
  const std::int32_t* credential = nullptr;   ///< count x certifications, ppm
  const std::int32_t* other_cloud = nullptr;  ///< count x certifications, ppm, a cost
};

/// Who asks; one row a person. Many may share an ask, in any order: the fewer asks, the faster.
struct FirstStagePeople {
  std::size_t count = 0;
  const std::uint32_t* ask = nullptr;    ///< count rows of the asks
  const std::uint8_t* level = nullptr;   ///< count x skills, 0..100, the starting levels
  const std::uint8_t* closed = nullptr;  ///< count x certifications, not 0 = leave out; or nullptr
};

struct FirstStagePick {
  static constexpr CertificationIndex kNone = std::numeric_limits<CertificationIndex>::max();
  CertificationIndex certification = kNone;
  std::int64_t score_ppm = 0;
  friend bool operator==(const FirstStagePick&, const FirstStagePick&) = default;
};

class FirstStageTables;

/// Immutable; any number of threads may share it.
class FirstStage {
 public:
  /// `catalog` and `policy` as the loader gives them; neither is kept.
  FirstStage(const Catalog& catalog, const Policy& policy);
  ~FirstStage();
  FirstStage(FirstStage&&) noexcept;
  FirstStage& operator=(FirstStage&&) noexcept;

  /// For each person the `top` best certifications, best first, of equals the first by id, to
  /// `picks` (people x top); kNone where there are no more. Takes memory for some people at a
  /// time, so call it with thousands rather than one by one.
  void rank(const FirstStageAsks& asks, const FirstStagePeople& people, std::size_t top,
            FirstStagePick* picks) const;

 private:
  std::unique_ptr<const FirstStageTables> tables_;
};

}  // namespace certrail
