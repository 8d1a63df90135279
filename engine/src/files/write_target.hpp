// What a path that is to be written to leads to.
#pragma once

#include <string>

#include "certrail/result.hpp"

namespace certrail {

struct WriteTarget {
  std::string path;        ///< with links followed, also to what is not there yet
  bool is_stream = false;  ///< "-" for standard output, or a pipe or device: no file to be replaced
};

/// Problem unwritable_file for a directory and for links in a circle.
Result<WriteTarget> write_target_of(const std::string& path);

}  // namespace certrail
