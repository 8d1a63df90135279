// Where in a document a value stands, written out only where something is wrong with it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace certrail {

/// One step below another place, which must outlive it: a field's name or a position in a list.
class Place {
 public:
  Place() = default;  ///< the whole document
  Place(const Place& above, std::string_view name) : above_(&above), name_(name) {}
  Place(const Place& above, std::size_t position)
      : above_(&above), position_(position), in_list_(true) {}

  /// As a JSON pointer (RFC 6901).
  std::string pointer() const;

 private:
  const Place* above_ = nullptr;
  std::string_view name_;
  std::size_t position_ = 0;
  bool in_list_ = false;
};

}  // namespace certrail
