// What overlays have to do with an answer.
#pragma once

#include <vector>

#include "certrail/recommendation.hpp"

namespace certrail {

/// Names every overlay that was laid over the catalogue, what it changes and adds, and what of it
/// ended before.
void add_overlay_notices(const Catalog& catalog, std::vector<Notice>& notices);

/// Marks a step whose exam is later than the last day of what an overlay says about it.
void add_overlay_end(const Catalog& catalog, Step& step);

}  // namespace certrail
