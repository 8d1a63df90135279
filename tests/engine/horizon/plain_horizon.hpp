// The horizon once more, as plainly as possible: every day is looked at, nothing is remembered but
// what somebody would write into a calendar.
#pragma once

#include "certrail/recommendation.hpp"

namespace certrail::test {

Horizon plain_horizon(const Catalog& catalog, const Profile& profile, const Path& path, Date until);

}  // namespace certrail::test
