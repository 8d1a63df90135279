#include "first_stage/people.hpp"

#include <algorithm>

#include "support/gather_people.hpp"
#include "workload/draw.hpp"

namespace certrail::bench {

FirstStageBatch draw_people(const Engine& engine, std::size_t count) {
  constexpr std::uint64_t kSeed = 1;
  const Pools pools = make_pools(engine.catalog(), kStart);
  std::vector<Profile> profiles;
  for (std::size_t number = 0; number < count; ++number) {
    profiles.push_back(draw_profile(pools, kSeed, number, {}));
  }
  return test::gather_people(engine.catalog(), profiles);
}

std::vector<std::int32_t> lacking(const FirstStageBatch& batch, std::size_t skills) {
  const FirstStageAsks asks = batch.asks();
  const FirstStagePeople people = batch.people();
  std::vector<std::int32_t> rows;
  for (std::size_t p = 0; p < people.count; ++p) {
    for (std::size_t s = 0; s < skills; ++s) {
      const std::size_t at = people.ask[p] * skills + s;
      const int need = asks.need[at];
      const int missing = std::max(0, need - people.level[p * skills + s]);
      rows.push_back(static_cast<std::int32_t>(std::int64_t{asks.weight[at]} * missing / need));
    }
  }
  return rows;
}

std::vector<std::uint8_t> attested_levels(const Catalog& catalog) {
  std::vector<std::uint8_t> levels(catalog.certifications.size() * catalog.skills.size());
  for (std::size_t c = 0; c < catalog.certifications.size(); ++c) {
    for (const Attestation& at : catalog.certifications[c].attestations) {
      levels[c * catalog.skills.size() + at.skill] = static_cast<std::uint8_t>(at.level);
    }
  }
  return levels;
}

}  // namespace certrail::bench
