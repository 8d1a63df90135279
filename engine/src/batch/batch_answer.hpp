// Bare answers as bytes.
#pragma once

#include <string>
#include <string_view>

#include "certrail/batch_table.hpp"

namespace certrail {

/// To bytes and back, for the cache: everything, in the order of the fields.
void append_bytes(const BatchAnswer& answer, std::string& out);
void from_bytes(std::string_view bytes, BatchAnswer& answer);

}  // namespace certrail
