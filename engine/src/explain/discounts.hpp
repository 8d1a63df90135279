// Which exams could cost less because an earlier pass gives a discount. Greedy: each exam uses the
// voucher that makes it cheapest, of equal ones the one that runs out first.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "certrail/recommendation.hpp"

namespace certrail {

/// An exam to be sat for a fee.
struct Sitting {
  CertificationIndex exam = 0;
  Date on;
  std::int64_t fee_cents = 0;
};

/// For each sitting what its fee could be, empty where no discount applies. `sittings` in the order
/// they are taken. Held certifications with a known day count as passes; each pass gives each
/// discount of its provider once, from the next sitting on. Beta exams have no discount.
std::vector<std::optional<CouldBe>> possible_discounts(const Catalog& catalog,
                                                       const Profile& profile,
                                                       std::span<const Sitting> sittings);

/// Fills in `could_be` of the steps.
void add_possible_discounts(const Catalog& catalog, const Profile& profile, Path& path);

}  // namespace certrail
