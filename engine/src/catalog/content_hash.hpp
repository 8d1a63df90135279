// A fingerprint of data by content, whatever the order of files, records and fields.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

namespace certrail {

/// 64-bit FNV-1a.
class ContentHash {
 public:
  void add_text(std::string_view text);
  /// The value with all it holds. Fields count in the order of their names, those that are null as
  /// absent, and 24.0 as 24.
  void add(const nlohmann::json& value);
  std::string hex() const;

 private:
  void add_byte(unsigned char byte);
  void add_number(std::uint64_t number);
  void add_tag(char tag);

  std::uint64_t state_ = 14695981039346656037ULL;
};

}  // namespace certrail
