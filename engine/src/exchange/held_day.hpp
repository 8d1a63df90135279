// From the dates on a certificate to the day of the profile, so that the model holds it valid as
// long as the certificate says.
#pragma once

#include <optional>
#include <string>

#include "certrail/catalog.hpp"
#include "exchange/written_date.hpp"

namespace certrail {

struct HeldDay {
  enum class Outcome {
    held,
    expired,  ///< by the certificate itself; counts nowhere
    future    ///< issued after `today`
  };
  Outcome outcome = Outcome::held;
  std::optional<Date> earned_on;
  bool estimated = false;  ///< the day is not the one issued
  std::string remark;      ///< what was done with the dates and why, a sentence; may be empty
  /// Last day on which the model holds it valid; empty = without end.
  std::optional<Date> valid_until;
};

/// An issue date known by its month or year is its first day, an expiry its last. Where the
/// certificate's expiry differs from what the catalogue's validity makes of the issue date
/// (renewed, or shorter), earned_on is the latest day, not after today, on which the validity would
/// have begun to end on that expiry.
HeldDay held_day(const Certification& certification, const std::optional<WrittenDate>& earned,
                 const std::optional<WrittenDate>& expires, Date today);

}  // namespace certrail
