#include "graph/reachability.hpp"

#include <algorithm>

namespace certrail {

std::vector<CoveredBy> covered_by(const Catalog& catalog) {
  std::vector<CoveredBy> result(catalog.certifications.size());
  for (CertificationIndex c = 0; c < catalog.certifications.size(); ++c) {
    for (CertificationIndex covered : catalog.certifications[c].covers) {
      result[covered].push_back(c);
    }
  }
  for (CoveredBy& list : result) {
    std::sort(list.begin(), list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
  }
  return result;
}

std::vector<CertificationIndex> exam_order(const Catalog& catalog) {
  const auto count = static_cast<CertificationIndex>(catalog.certifications.size());
  std::vector<CertificationIndex> order;
  std::vector<bool> taken(count), counts(count);  // counts: taken itself or covered by a taken one

  // Only certifications that require something are looked at again, and only after a round in
  // which one of their leaves came to count.
  std::vector<std::vector<CertificationIndex>> waiting(count);
  std::vector<CertificationIndex> round;
  for (CertificationIndex c = 0; c < count; ++c) {
    const auto& requirement = catalog.certifications[c].requires_;
    if (!requirement) {
      round.push_back(c);
    } else {
      for_each_leaf(*requirement, [&](CertificationIndex leaf) { waiting[leaf].push_back(c); });
    }
  }
  while (!round.empty()) {
    std::vector<CertificationIndex> woken;
    const auto count_in = [&](CertificationIndex leaf) {
      if (counts[leaf]) return;
      counts[leaf] = true;
      woken.insert(woken.end(), waiting[leaf].begin(), waiting[leaf].end());
    };
    for (CertificationIndex c : round) {
      taken[c] = true;
      order.push_back(c);
    }
    for (CertificationIndex c : round) {
      count_in(c);
      for (CertificationIndex covered : catalog.certifications[c].covers) count_in(covered);
    }
    std::sort(woken.begin(), woken.end());
    woken.erase(std::unique(woken.begin(), woken.end()), woken.end());
    round.clear();
    for (CertificationIndex c : woken) {
      if (taken[c]) continue;
      if (satisfied(*catalog.certifications[c].requires_,
                    [&](CertificationIndex leaf) { return counts[leaf]; })) {
        round.push_back(c);
      }
    }
  }
  return order;
}

}  // namespace certrail
