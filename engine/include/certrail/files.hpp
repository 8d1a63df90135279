// Files that are there whole or as they were before.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "certrail/problem.hpp"

namespace certrail {

/// Writes `text` to "PATH.part", makes it durable, and renames it; one that was there keeps its
/// permissions. Where that fails, what was there stays and nothing is left beside it. The file that
/// a link leads to is replaced, not the link. "-" is standard output; that, a pipe or a device is
/// written to as it is, and one whose reader has gone is no problem. May be called by any thread;
/// of two that write one file at the same time the second fails. Problem unwritable_file, whose
/// source is the path; also for a directory.
std::optional<Problem> write_file(const std::string& path, std::string_view text);

}  // namespace certrail
