#include "catalog/unreachable.hpp"

#include <algorithm>

#include "certrail/prerequisites.hpp"
#include "graph/reachability.hpp"

namespace certrail {
namespace {

constexpr std::size_t kMostShown = 20;

/// The way round a group in which everything needs another of the group.
std::string cycle_text(const Catalog& catalog, const std::vector<CertificationIndex>& group) {
  // From the first member along the first requirement inside the group, until one comes again.
  std::vector<CertificationIndex> way{group.front()};
  for (;;) {
    const auto& tree = catalog.certifications[way.back()].requires_;
    std::optional<CertificationIndex> next;
    if (tree) {
      for_each_leaf(*tree, [&](CertificationIndex leaf) {
        if (!next && std::binary_search(group.begin(), group.end(), leaf)) next = leaf;
      });
    }
    if (!next) return {};
    const auto again = std::find(way.begin(), way.end(), *next);
    if (again != way.end()) {
      way.erase(way.begin(), again);
      way.push_back(*next);
      break;
    }
    way.push_back(*next);
  }
  std::string out;
  for (std::size_t i = 0; i < way.size(); ++i) {
    if (i == kMostShown && way.size() > kMostShown + 1) {
      out += " requires ... requires " + catalog.certifications[way.back()].id;
      break;
    }
    if (i > 0) out += " requires ";
    out += catalog.certifications[way[i]].id;
  }
  return out;
}

}  // namespace

std::vector<Unreachable> find_unreachable(const Catalog& catalog) {
  std::vector<Unreachable> out;
  // The graph has an arrow for every pair that covers and requires one thing; it is only needed to
  // name the cycles.
  if (exam_order(catalog).size() == catalog.certifications.size()) return out;
  const Prerequisites prerequisites(catalog);
  const std::vector<CertificationIndex>& all = prerequisites.unreachable();
  std::vector<CertificationIndex> explained;
  for (const auto& group : prerequisites.cycles()) {
    std::string cycle = cycle_text(catalog, group);
    if (cycle.empty()) continue;
    out.push_back({group.front(), "no order of exams ever reaches it: " + std::move(cycle)});
    explained.insert(explained.end(), group.begin(), group.end());
  }
  std::sort(explained.begin(), explained.end());
  for (const CertificationIndex c : all) {
    if (std::binary_search(explained.begin(), explained.end(), c)) continue;
    std::string needs;
    for_each_leaf(*catalog.certifications[c].requires_, [&](CertificationIndex leaf) {
      if (needs.empty() && std::binary_search(all.begin(), all.end(), leaf)) {
        needs = catalog.certifications[leaf].id;
      }
    });
    out.push_back({c, "no order of exams ever reaches it: it requires " + needs +
                          ", which none reaches either"});
  }
  std::sort(out.begin(), out.end(), [](const Unreachable& a, const Unreachable& b) {
    return a.certification < b.certification;
  });
  return out;
}

}  // namespace certrail
