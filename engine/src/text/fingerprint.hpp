// 128 bits by which a text is known again.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace certrail {

struct Fingerprint {
  std::uint64_t first = 0;
  std::uint64_t second = 0;
  friend bool operator==(const Fingerprint&, const Fingerprint&) = default;
};

/// Equal for equal texts. Of the same machine only: not for files. Two of a billion different texts
/// share one by chance less than once in 10^20 runs; nobody is kept from making two that do.
Fingerprint fingerprint(std::string_view text);

struct FingerprintHash {
  std::size_t operator()(const Fingerprint& each) const {
    return static_cast<std::size_t>(each.first);
  }
};

}  // namespace certrail
