// How long somebody has worked, from the dates of their positions.
#pragma once

#include <vector>

#include "certrail/date.hpp"

namespace certrail {

/// Days from `from` up to, not including, `end`.
struct DaySpan {
  Date from;
  Date end;
};

/// Full months of the spans together; what they overlap counts once. Each stretch without a gap is
/// counted from its first day, so months do not add up over gaps.
int months_worked(std::vector<DaySpan> spans);

}  // namespace certrail
