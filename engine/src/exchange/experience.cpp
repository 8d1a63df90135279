#include "exchange/experience.hpp"

#include <algorithm>

namespace certrail {
namespace {

int full_months(DaySpan span) {
  int months = std::max(0, (span.end.days - span.from.days) / 31);
  while (add_months(span.from, months + 1) <= span.end) ++months;
  return months;
}

}  // namespace

int months_worked(std::vector<DaySpan> spans) {
  std::erase_if(spans, [](const DaySpan& span) { return span.end <= span.from; });
  std::sort(spans.begin(), spans.end(),
            [](const DaySpan& a, const DaySpan& b) { return a.from < b.from; });
  int months = 0;
  for (std::size_t i = 0; i < spans.size();) {
    DaySpan stretch = spans[i];
    for (++i; i < spans.size() && spans[i].from <= stretch.end; ++i) {
      stretch.end = std::max(stretch.end, spans[i].end);
    }
    months += full_months(stretch);
  }
  return months;
}

}  // namespace certrail
