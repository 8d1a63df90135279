// From a track to the goal it stands for.
#pragma once

#include "certrail/catalog.hpp"
#include "certrail/profile.hpp"
#include "certrail/result.hpp"

namespace certrail {

/// The track as a goal over certifications: each group becomes any of its members; a track of one
/// cloud becomes any of the clouds that can meet all of it. Certifications of providers that
/// `wanted` gives no mark are left out, since a goal would bring them back. Pure.
/// Problem infeasible_track where no certification is left that could meet it.
Result<Goal> track_goal(const Catalog& catalog, const Track& track, const CloudPreference& wanted);

}  // namespace certrail
