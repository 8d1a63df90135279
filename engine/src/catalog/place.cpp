#include "catalog/place.hpp"

#include "catalog/json_text.hpp"

namespace certrail {

std::string Place::pointer() const {
  if (above_ == nullptr) return {};
  return above_->pointer() + (in_list_ ? '/' + std::to_string(position_) : pointer_step(name_));
}

}  // namespace certrail
