// One number for a sequence of numbers or bytes: FNV-1a over 64 bits, the same on every machine.
#pragma once

#include <cstdint>
#include <string_view>

namespace certrail::bench {

class Fingerprint {
 public:
  void add(std::string_view bytes) {
    for (const char byte : bytes) add_byte(static_cast<unsigned char>(byte));
  }

  /// Eight bytes, the lowest first.
  void add(std::uint64_t number) {
    for (int i = 0; i < 8; ++i) add_byte(static_cast<unsigned char>(number >> (8 * i)));
  }
  void add(std::int64_t number) { add(static_cast<std::uint64_t>(number)); }

  std::uint64_t value() const { return value_; }

 private:
  void add_byte(unsigned char byte) { value_ = (value_ ^ byte) * 0x100000001b3U; }

  std::uint64_t value_ = 0xcbf29ce484222325U;
};

}  // namespace certrail::bench
