// Files that are there whole or not at all.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace certrail::cli {

/// Writes `text` beside `path`, to the disk, and then in its place. What was there before stays
/// where that fails; the reason is given back then.
std::optional<std::string> write_file(const std::string& path, std::string_view text);

}  // namespace certrail::cli
