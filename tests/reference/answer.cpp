#include "reference/answer.hpp"

#include <algorithm>

namespace certrail::reference {

Key key_of(twin::Objective objective, const Path& path) {
  const auto steps = static_cast<std::int64_t>(path.order.size());
  Key key{0, 0, -path.score_ppm, steps, path.minutes, path.fee_cents};
  switch (objective) {
    case twin::Objective::score:
      break;
    case twin::Objective::time:
      key.first = path.finish_on;
      key.second = path.minutes;
      break;
    case twin::Objective::money:
      key.first = path.fee_cents;
      break;
    case twin::Objective::steps:
      key.first = steps;
      break;
  }
  return key;
}

bool before(const twin::Case& question, const Path& a, const Path& b) {
  const Key key_a = key_of(question.profile.objective, a);
  const Key key_b = key_of(question.profile.objective, b);
  if (key_a != key_b) return key_a < key_b;
  const auto& certifications = question.catalogue.certifications;
  return std::lexicographical_compare(
      a.order.begin(), a.order.end(), b.order.begin(), b.order.end(),
      [&](std::size_t x, std::size_t y) { return certifications[x].id < certifications[y].id; });
}

}  // namespace certrail::reference
