// How far a batch is, while it runs.
#pragma once

#include <cstdint>
#include <string>

#include "certrail/batch.hpp"

namespace certrail::cli {

/// "[####......] 40%, 1,200 lines, 600 a second, 3 failed, 0:02 left" after so many milliseconds of
/// this run: what earlier runs did counts as done, but not as speed. `input_bytes` as stored, 0 =
/// not known.
std::string batch_line(const BatchProgress& progress, std::uint64_t input_bytes,
                       std::int64_t milliseconds);

/// 75 s -> "1:15", 3700 s -> "1:01:40".
std::string clock_text(std::int64_t seconds);

}  // namespace certrail::cli
