#include "engine/ranking/plain_figures.hpp"

#include <algorithm>

#include "scoring/integer_math.hpp"
#include "scoring/open_requirements.hpp"

namespace certrail::test {
namespace {

std::int64_t rounded_up(std::int64_t amount, std::int64_t divisor) {
  return (amount + divisor - 1) / divisor;
}

/// Minutes of one order, if every exam day and requirement in it is kept.
std::optional<std::int32_t> minutes_in_order(const Instance& in, const std::vector<Item>& order) {
  std::vector<Level8> levels = in.start_level;
  std::vector<Item> before;
  std::int64_t minutes = 0;
  Date available = in.start;
  for (const Item item : order) {
    const auto taken = [&](Item other) {
      return std::find(before.begin(), before.end(), other) != before.end();
    };
    const std::int32_t requirement = in.requirement[item];
    if (requirement >= 0 && !requirement_met(in, static_cast<std::uint32_t>(requirement), taken)) {
      return {};
    }
    minutes += minutes_at(in, item, levels);
    available = std::max(available, in.available_from[item]);
    if (std::max(study_end(in, minutes), available) > in.last_day[item]) return {};
    raise_levels(in, item, levels);
    before.push_back(item);
  }
  return static_cast<std::int32_t>(minutes);
}

}  // namespace

void raise_levels(const Instance& in, Item item, std::vector<Level8>& levels) {
  const Catalog& catalog = in.compiled->catalog;
  for (const Attestation& at : catalog.certifications[in.certification[item]].attestations) {
    levels[at.skill] = std::max(levels[at.skill], static_cast<Level8>(at.level));
  }
}

std::int64_t known_at(const Instance& in, Item item, const std::vector<Level8>& levels) {
  const Catalog& catalog = in.compiled->catalog;
  std::int64_t known = 0;
  for (const Attestation& at : catalog.certifications[in.certification[item]].attestations) {
    const int percent = std::min<int>(levels[at.skill], at.level) * 100 / at.level;
    known += at.exam_share * in.policy->ease[static_cast<std::size_t>(percent)] / kPpm;
  }
  return known;
}

std::int64_t more_known_after(const Instance& in, Item item, const std::vector<Item>& set) {
  std::vector<Level8> levels = in.start_level;
  for (const Item other : set) raise_levels(in, other, levels);
  return known_at(in, item, levels) - known_at(in, item, in.start_level);
}

std::int64_t minutes_at(const Instance& in, Item item, const std::vector<Level8>& levels) {
  const std::int64_t left = kPpm * kPpm - in.policy->transfer * known_at(in, item, levels);
  // 128 bits, as minutes times 10^12 may pass 64.
  const Int128 product = Int128{in.study_minutes[item]} * left;
  return static_cast<std::int64_t>((product + kPpm * kPpm - 1) / (kPpm * kPpm));
}

std::int64_t readiness_after(const Instance& in, const std::vector<Item>& set) {
  std::vector<Level8> levels = in.start_level;
  for (const Item item : set) raise_levels(in, item, levels);
  std::int64_t readiness = in.readiness_ppm;
  for (std::uint32_t s = 0; s < levels.size(); ++s) {
    readiness += credit(in.weight[s], in.need[s], levels[s], *in.policy) -
                 credit(in.weight[s], in.need[s], in.start_level[s], *in.policy);
  }
  return readiness;
}

std::optional<PlainFigures> plain_figures(const Instance& in, const std::vector<Item>& set) {
  std::vector<Item> order = set;
  std::sort(order.begin(), order.end());
  PlainFigures figures;
  std::optional<std::int32_t> least;
  do {
    const auto minutes = minutes_in_order(in, order);
    if (!minutes || (least && *minutes >= *least)) continue;
    least = minutes;
    figures.order = order;
  } while (std::next_permutation(order.begin(), order.end()));
  if (!least) return {};
  figures.minutes = *least;
  figures.readiness_ppm = readiness_after(in, set);
  figures.score_ppm = figures.readiness_ppm - in.readiness_ppm;
  for (const Item item : set) {
    figures.fee_cents += in.fee_cents[item];
    figures.score_ppm += in.credential_ppm[item] - in.other_cloud_ppm[item];
  }
  figures.score_ppm -= rounded_up(in.policy->price_of_hour * figures.minutes, 60) +
                       rounded_up(in.policy->price_of_dollar * figures.fee_cents, 100);
  return figures;
}

std::vector<Item> items_in(std::uint32_t bits) {
  std::vector<Item> items;
  for (Item item = 0; bits != 0; ++item, bits >>= 1) {
    if ((bits & 1) != 0) items.push_back(item);
  }
  return items;
}

std::uint32_t draw_set(twin::Random& random, std::size_t items, int most) {
  std::uint32_t set = 0;
  for (auto left = random.between(0, most); left > 0; --left) set |= 1U << random.below(items);
  return set;
}

ChosenSet choose(const Instance& instance, std::uint32_t set) {
  ChosenSet chosen;
  chosen.reset(instance);
  for (const Item item : items_in(set)) chosen.push(item);
  return chosen;
}

}  // namespace certrail::test
