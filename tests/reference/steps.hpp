// Which certifications of a case may be steps of a path, and what counts before the first one.
#pragma once

#include <string>
#include <vector>

#include "twin/setting.hpp"

namespace certrail::reference {

using Flags = std::vector<char>;  // per certification of the catalogue

// What follows from a case before any set is looked at, for catalogues of any size.
struct Start {
  twin::Setting figures;  // without its sets
  Flags held;             // held and valid
  Flags counts;           // held and valid, or covered by such a one
  Flags may_be_step;      // alone, whatever the path
};

// Returns the code of the input error there is, or an empty text. The case has to outlive `start`.
std::string set_up(const twin::Case& question, Start& start);

// Whether a requirement tree holds, `having(certification)` telling of one leaf.
template <class Having>
bool holds(const twin::Requirement& tree, const Having& having) {
  using Kind = twin::Requirement::Kind;
  if (tree.kind == Kind::certification) return having(tree.certification);
  std::size_t met = 0;
  for (const twin::Requirement& part : tree.of) met += holds(part, having) ? 1 : 0;
  if (tree.kind == Kind::all_of) return met == tree.of.size();
  return met >= (tree.kind == Kind::k_of ? tree.k : 1);
}

template <class Visit>
void for_each_leaf(const twin::Requirement& tree, const Visit& visit) {
  if (tree.kind == twin::Requirement::Kind::certification) return visit(tree.certification);
  for (const twin::Requirement& part : tree.of) for_each_leaf(part, visit);
}

}  // namespace certrail::reference
