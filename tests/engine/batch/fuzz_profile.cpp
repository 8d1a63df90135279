// What a fuzzer calls with any bytes: as one profile.
#include <cstdint>
#include <string_view>

#include "engine/batch/fuzz_checks.hpp"

using namespace certrail;
using namespace certrail::test;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t count) {
  const std::string_view text(reinterpret_cast<const char*>(bytes), count);
  check_line(text);
  return 0;
}
