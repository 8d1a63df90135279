// Values of Arrow arrays as cells of a table of profiles.
#pragma once

#include <string>

#include "arrow_value.hpp"

namespace certrail::python {

/// Empty = append_json can write it; else the Arrow format of the part that it cannot.
std::string unreadable_part(const ArrowSchema& schema);

/// Appends a value as JSON: structures and maps as objects without their null fields, days as
/// YYYY-MM-DD, whole numbers without a point. A day that no profile has is written as text that is
/// no day. False, and nothing appended: it is null, or not a number.
bool append_json(const ArrowPlace& place, std::string& out);

/// A list of texts such as SAA-C03@2025-03-01 as the field "held" of a profile.
bool append_held(const ArrowPlace& place, std::string& out);

}  // namespace certrail::python
