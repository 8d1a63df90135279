// What a path costs until a day, renewals included: shown beside the plain cost, never used in
// ranking. engine/README.md states the rules.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "certrail/catalog.hpp"
#include "certrail/date.hpp"

namespace certrail {

struct Path;
struct Profile;

inline constexpr int kLongestHorizonMonths = 120;  ///< after the start day

/// What a fee could be. No promise: conditions apply, and the voucher may be spent already.
struct CouldBe {
  std::int64_t fee_cents = 0;
  DiscountIndex discount = 0;
  CertificationIndex unlocked_by = 0;  ///< whose pass gives the discount
  friend bool operator==(const CouldBe&, const CouldBe&) = default;
};

/// Something to do or to pay so that a certification stays valid.
struct Upkeep {
  enum class Kind { renewal, yearly_fee };
  Kind kind = Kind::renewal;
  Date on;
  CertificationIndex exam = 0;  ///< what is renewed or sat: a successor where the exam has ended
  RenewalRuleIndex rule = 0;    ///< that asks for it
  std::int64_t fee_cents = 0;
  std::int64_t minutes = 0;
  std::optional<CouldBe> could_be;
  friend bool operator==(const Upkeep&, const Upkeep&) = default;
};
std::string_view to_string(Upkeep::Kind kind);

/// A renewal that another pass makes needless.
struct SparedRenewal {
  Date on;  ///< when it would have been due
  CertificationIndex by = 0;
  Date passed_on;
  friend bool operator==(const SparedRenewal&, const SparedRenewal&) = default;
};

/// Why a certification runs out within the horizon.
enum class LapseReason { exam_ended, rule_not_known };
std::string_view to_string(LapseReason reason);

struct Lapse {
  Date on;  ///< the last valid day
  LapseReason reason = LapseReason::exam_ended;
  std::vector<CertificationIndex> followed_by;  ///< certifications that replace it
  friend bool operator==(const Lapse&, const Lapse&) = default;
};

struct KeptCertification {
  CertificationIndex certification = 0;
  bool held = false;              ///< already; else a step of the path
  std::optional<Date> earned_on;  ///< empty: held, since when is not known, so nothing is counted
  std::optional<Date>
      valid_until;             ///< at the horizon's end or lapse; empty = for life, or not known
  std::vector<Upkeep> upkeep;  ///< by day
  std::vector<SparedRenewal> spared;
  std::optional<Lapse> lapse;
  friend bool operator==(const KeptCertification&, const KeptCertification&) = default;
};

struct Horizon {
  Date until;
  std::vector<KeptCertification> certifications;  ///< the path's in its order, then the held ones
  std::int64_t renewal_cents = 0;                 ///< of the path's certifications
  std::int64_t renewal_minutes = 0;
  std::int64_t held_cents = 0;  ///< of those held and valid on the start day
  std::int64_t held_minutes = 0;
  std::int64_t total_cents = 0;  ///< the path's own fees and both
  std::int64_t total_minutes = 0;
  std::int64_t could_be_cents = 0;  ///< the total with every discount that a pass could give
  friend bool operator==(const Horizon&, const Horizon&) = default;
};

/// What one renewal takes, where `exam` is what is sat or renewed.
std::int64_t renewal_fee_cents(const RenewalRule& rule, const Certification& exam);
std::int64_t renewal_minutes(const RenewalRule& rule, const Certification& exam);

/// Can `discount` be had for this exam? Never for a beta exam, whose fee is reduced already.
bool applies_to(const Catalog& catalog, const Discount& discount, CertificationIndex exam);

/// A fee with the discount, rounded up to a cent.
std::int64_t reduced_cents(const Discount& discount, std::int64_t fee_cents);

/// Everything that is due from the start day up to and including `until`, if all is kept valid for
/// as long as it can be and each renewal is put off to the last valid day. Pure. `profile` has a
/// start day and no problems (Engine::check), `path` is an answer to it.
Horizon horizon(const Catalog& catalog, const Profile& profile, const Path& path, Date until);

}  // namespace certrail
