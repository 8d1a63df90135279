// How much more of an exam is known after each other exam alone.
#pragma once

#include <cstdint>
#include <vector>

#include "scoring/instance.hpp"

namespace certrail {

/// known[d] = known ppm of `item` at the starting level raised by d alone, less that at the
/// starting level; 0 for itself. What several raise together is at most the sum of these, since
/// per skill only the highest level counts.
void more_known_after(const Instance& instance, Item item, std::vector<std::int64_t>& known);

}  // namespace certrail
