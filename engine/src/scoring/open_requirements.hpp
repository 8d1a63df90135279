// What requirements, goals and includes still ask of a question's candidates.
#pragma once

#include "scoring/instance.hpp"

namespace certrail {

/// Fills requirement, requirements, suppliers, target and hopeless of an instance that has its
/// candidates.
void compile_requirements(const CompiledCatalog& compiled, const Assessment& assessment,
                          Instance& instance);

/// Does the requirement at a node hold, where `chosen(item)` tells what is there?
template <class Chosen>
bool requirement_met(const Instance& in, std::uint32_t node, const Chosen& chosen) {
  const RequirementNode& root = in.requirements[node];
  if (root.k == 0) {
    for (const Item item : in.suppliers_of(root.slot)) {
      if (chosen(item)) return true;
    }
    return false;
  }
  int left = root.k;
  for (std::uint32_t child = node + 1; child < root.end; child = in.requirements[child].end) {
    if (requirement_met(in, child, chosen) && --left == 0) return true;
  }
  return false;
}

}  // namespace certrail
