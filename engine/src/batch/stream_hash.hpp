// A fingerprint of bytes that come in pieces, several gigabytes a second. It tells changed inputs
// apart, not forged ones.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace certrail {

/// The same for the same bytes, however they are cut.
class StreamHash {
 public:
  void add(std::string_view bytes);
  /// Of all bytes so far, as 16 hexadecimal digits.
  std::string hex() const;

 private:
  void add_word(std::uint64_t word);

  std::uint64_t state_[2] = {0x243f6a8885a308d3U, 0x13198a2e03707344U};
  std::uint64_t open_ = 0;  ///< bytes that fill no word yet, the first lowest
  unsigned open_bytes_ = 0;
  std::uint64_t size_ = 0;
};

}  // namespace certrail
