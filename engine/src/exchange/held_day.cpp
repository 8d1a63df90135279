#include "exchange/held_day.hpp"

#include <algorithm>

namespace certrail {
namespace {

/// The first day whose validity of so many months reaches `last`.
Date begun_by(Date last, int months) {
  Date day = add_months(last, -months);
  // Months end on different days, so the way back may fall short by some.
  while (add_months(day, months) < last) ++day.days;
  while (add_months({day.days - 1}, months) >= last) --day.days;
  return day;
}

/// The last day whose validity of so many months is over on `last` or before.
Date ended_by(Date last, int months) {
  Date day = begun_by(last, months);
  while (add_months(day, months) > last) --day.days;
  while (add_months({day.days + 1}, months) <= last) ++day.days;
  return day;
}

void add_remark(HeldDay& day, const std::string& text) {
  if (!day.remark.empty()) day.remark += "; ";
  day.remark += text;
}

}  // namespace

HeldDay held_day(const Certification& certification, const std::optional<WrittenDate>& earned,
                 const std::optional<WrittenDate>& expires, Date today) {
  HeldDay out;
  if (expires && expires->last < today) {
    out.outcome = HeldDay::Outcome::expired;
    out.remark = "it expired on " + to_string(expires->last);
    return out;
  }
  if (earned && earned->first > today) {
    out.outcome = HeldDay::Outcome::future;
    out.remark = "it is issued on " + to_string(earned->first) + ", after " + to_string(today);
    return out;
  }
  if (earned) out.earned_on = earned->first;
  if (earned && !earned->whole()) out.remark = "the first day stands for the month or year";
  if (!certification.validity_months) {
    if (expires) {
      add_remark(out, "it expires on " + to_string(expires->last) +
                          ", which the catalogue, where it is for life, cannot hold");
    }
    return out;
  }
  const int months = *certification.validity_months;
  if (out.earned_on) out.valid_until = add_months(*out.earned_on, months);
  if (!expires) {
    if (!out.earned_on) {
      add_remark(out, "it has no dates, so it counts as valid");
    } else if (*out.valid_until < today) {
      add_remark(out, "by the catalogue's validity of " + std::to_string(months) +
                          " months it expired on " + to_string(*out.valid_until) +
                          "; give the day of the renewal if there was one");
    }
    return out;
  }
  const bool agrees = out.valid_until && *out.valid_until >= expires->first &&
                      *out.valid_until <= expires->last && *out.valid_until >= today;
  if (agrees) return out;
  const bool longer = !out.valid_until || *out.valid_until < expires->last;
  const Date day = longer ? begun_by(expires->last, months) : ended_by(expires->last, months);
  const std::string why = !out.earned_on ? "it has no issue date"
                          : longer
                              ? "it was issued on " + to_string(*out.earned_on) +
                                    " and renewed, or is valid for longer than the catalogue says"
                              : "it was issued on " + to_string(*out.earned_on) +
                                    " and is valid for less than the catalogue says";
  out.earned_on = std::min(day, today);
  out.valid_until = add_months(*out.earned_on, months);
  out.estimated = true;
  std::string text = why + ": earned_on is set to " + to_string(*out.earned_on) +
                     ", so that it is valid until " + to_string(*out.valid_until);
  if (day > today) text += ", as long as the catalogue allows from today on";
  add_remark(out, text + " (it says " + to_string(expires->last) + ")");
  return out;
}

}  // namespace certrail
