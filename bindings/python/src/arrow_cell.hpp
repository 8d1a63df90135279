// Values of Arrow arrays as cells of a table of profiles.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "arrow_abi.hpp"

namespace certrail::python {

/// Empty = append_json can write it; else the Arrow format of the part that it cannot.
std::string unreadable_part(const ArrowSchema& schema);

bool is_text(const ArrowSchema& schema);
bool is_null(const ArrowArray& array, std::int64_t index);

/// The text at `index`, where is_text holds and is_null does not.
std::string_view text_at(const ArrowSchema& schema, const ArrowArray& array, std::int64_t index);

/// Appends a value as JSON: structures and maps as objects without their null fields, days as
/// YYYY-MM-DD, whole numbers without a point. False, and nothing appended: it is null, or not a
/// number.
bool append_json(const ArrowSchema& schema, const ArrowArray& array, std::int64_t index,
                 std::string& out);

/// A list of texts such as SAA-C03@2025-03-01 as the field "held" of a profile.
bool append_held(const ArrowSchema& schema, const ArrowArray& array, std::int64_t index,
                 std::string& out);

}  // namespace certrail::python
