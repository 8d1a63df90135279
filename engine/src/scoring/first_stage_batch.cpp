#include <algorithm>

#include "scoring/first_stage.hpp"

namespace certrail {
namespace {

template <class Narrow, class Row>
void append(const Row& row, std::vector<Narrow>& out) {
  for (const auto value : row) out.push_back(static_cast<Narrow>(value));
}

template <class Narrow, class Row>
bool equal_row(const Row& row, const std::vector<Narrow>& rows, std::size_t number) {
  const auto size = static_cast<std::size_t>(row.size());
  return std::equal(row.begin(), row.end(), rows.data() + number * size);
}

}  // namespace

std::uint32_t FirstStageBatch::find_or_add_ask(const Assessment& a) {
  std::uint64_t hash = 0;
  const auto mix = [&](std::int64_t value) {
    hash = (hash ^ static_cast<std::uint64_t>(value)) * 0x9e3779b97f4a7c15U;
    hash ^= hash >> 32U;
  };
  for (const std::int64_t weight : a.weight) mix(weight);
  for (const std::int64_t credential : a.credential) mix(credential);
  const auto [begin, end] = ask_by_hash_.equal_range(hash);
  for (auto at = begin; at != end; ++at) {
    const std::size_t ask = at->second;
    if (equal_row(a.weight, weight_, ask) && equal_row(a.ask.need, need_, ask) &&
        equal_row(a.credential, credential_, ask) && equal_row(a.other_cloud, other_cloud_, ask)) {
      return at->second;
    }
  }
  const auto ask = static_cast<std::uint32_t>(ask_count_++);
  ask_by_hash_.emplace(hash, ask);
  append(a.weight, weight_);
  append(a.ask.need, need_);
  append(a.credential, credential_);
  append(a.other_cloud, other_cloud_);
  return ask;
}

void FirstStageBatch::add(const Catalog& catalog, const Assessment& assessment,
                          const std::vector<bool>& candidates) {
  ask_.push_back(find_or_add_ask(assessment));
  append(assessment.level, level_);
  for (std::size_t c = 0; c < candidates.size(); ++c) {
    const auto& requirement = catalog.certifications[c].requires_;
    const bool open =
        candidates[c] && (!requirement || satisfied(*requirement, [&](CertificationIndex leaf) {
          return assessment.counts[leaf];
        }));
    closed_.push_back(open ? 0 : 1);
  }
}

FirstStageAsks FirstStageBatch::asks() const {
  return {ask_count_, weight_.data(), need_.data(), credential_.data(), other_cloud_.data()};
}

FirstStagePeople FirstStageBatch::people() const {
  return {ask_.size(), ask_.data(), level_.data(), closed_.data()};
}

}  // namespace certrail
