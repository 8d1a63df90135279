#include "workload/draw.hpp"

#include "workload/person.hpp"

namespace certrail::bench {
namespace {

Stratum draw_stratum(twin::Random& random) {
  const std::size_t quarter = random.below(4);
  return quarter < 2 ? Stratum::open : quarter == 2 ? Stratum::one_cloud : Stratum::limits;
}

void draw_clouds_of_limited(Person& person) {
  const std::int64_t kind = person.random.between(1, 100);
  if (kind <= 50) draw_many_clouds(person);
  if (kind > 75) draw_one_cloud(person);
}

}  // namespace

Profile draw_profile(const Pools& pools, std::uint64_t seed, std::uint64_t number,
                     std::optional<Stratum> stratum) {
  // The seed goes through the generator once, or neighbouring seeds would share their people.
  Person person{pools, twin::Random(twin::Random(seed).next() + number), nullptr, {}, {}};
  const Stratum drawn = draw_stratum(person.random);
  draw_background(person);
  switch (stratum.value_or(drawn)) {
    case Stratum::open:
      draw_many_clouds(person);
      break;
    case Stratum::one_cloud:
      draw_one_cloud(person);
      break;
    case Stratum::limits:
      draw_clouds_of_limited(person);
      draw_wishes(person);
      break;
  }
  return std::move(person.profile);
}

}  // namespace certrail::bench
