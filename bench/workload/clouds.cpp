#include <array>

#include "workload/person.hpp"

namespace certrail::bench {
namespace {

struct CloudShare {
  const char* provider;
  int percent;
};
constexpr std::array<CloudShare, 4> kClouds{
    {{"aws", 42}, {"microsoft", 35}, {"google_cloud", 19}, {"oracle", 4}}};

std::size_t draw_cloud(twin::Random& random) {
  std::int64_t left = random.between(1, 100);
  for (std::size_t i = 0; i < kClouds.size(); ++i) {
    left -= kClouds[i].percent;
    if (left <= 0) return i;
  }
  return kClouds.size() - 1;
}

}  // namespace

void draw_many_clouds(Person& person) {
  twin::Random& random = person.random;
  CloudPreference& preference = person.profile.cloud_preference;
  const std::size_t first = draw_cloud(random);
  preference.named = {{kClouds[first].provider, 100}};
  if (random.chance(40)) {
    const std::size_t second = (first + 1 + random.below(kClouds.size() - 1)) % kClouds.size();
    const auto mark = static_cast<int>(5 * random.between(10, 20));
    preference.named.push_back({kClouds[second].provider, mark});
  }
  preference.others = static_cast<int>(5 * random.between(5, 20));
}

void draw_one_cloud(Person& person) {
  CloudPreference& preference = person.profile.cloud_preference;
  preference.named = {{kClouds[draw_cloud(person.random)].provider, 100}};
  preference.others = 0;
}

}  // namespace certrail::bench
