// Reads a profile from a file or from standard input.
#pragma once

#include <string>

#include "certrail/result.hpp"

namespace certrail::cli {

/// The whole text; "-" is standard input. Problems: unreadable_file, file_too_large (over 64 MiB).
Result<std::string> read_text(const std::string& path);

/// How a path is called in problems: "standard input" for "-".
std::string source_name(const std::string& path);

}  // namespace certrail::cli
