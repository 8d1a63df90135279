// Counts what the program allocates. A program that links this has its operator new replaced.
#pragma once

#include <cstdint>

namespace certrail::test {

/// Calls of operator new, of any form and thread, since the program started.
std::uint64_t allocations();

}  // namespace certrail::test
