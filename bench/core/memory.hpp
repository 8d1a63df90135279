// How much memory there is in use.
#pragma once

#include <cstddef>

namespace certrail::bench {

/// Bytes that the program has allocated and not given back; 0 where the system cannot tell.
std::size_t bytes_in_use();

/// The most that was ever resident.
std::size_t peak_bytes();

}  // namespace certrail::bench
