#include "arrow_column.hpp"

#include <cstring>
#include <memory>
#include <utility>

namespace certrail::python {
namespace {

/// What an exported array keeps until it is released. Its children are released with it, but for
/// those that somebody moved out.
struct KeptArray {
  std::vector<std::uint8_t> valid;
  std::vector<std::int32_t> offsets;
  std::vector<std::uint8_t> values;
  std::vector<const void*> buffers;
  std::vector<ArrowArray> children;
  std::vector<ArrowArray*> pointers;
};

struct KeptSchema {
  std::string name;
  std::vector<ArrowSchema> children;
  std::vector<ArrowSchema*> pointers;
};

template <class Structure, class Kept>
void release(Structure* structure) {
  for (std::int64_t i = 0; i < structure->n_children; ++i) {
    Structure* child = structure->children[i];
    if (child->release != nullptr) child->release(child);
  }
  delete static_cast<Kept*>(structure->private_data);
  structure->release = nullptr;
}

void add_bit(std::vector<std::uint8_t>& bits, std::int64_t position, bool value) {
  const auto at = static_cast<std::size_t>(position);
  if (at % 8 == 0) bits.push_back(0);
  if (value) bits.back() = static_cast<std::uint8_t>(bits.back() | 1U << (at % 8));
}

/// Some readers want a place even where there is nothing to read.
template <class T>
const void* place_of(const std::vector<T>& values) {
  static constexpr std::int64_t nothing = 0;
  return values.empty() ? static_cast<const void*>(&nothing) : values.data();
}

}  // namespace

ArrowColumn::ArrowColumn(const char* format, std::string name, std::vector<ArrowColumn> children)
    : format_(format), name_(std::move(name)), children_(std::move(children)) {
  if (has_offsets()) offsets_.push_back(0);
}

void ArrowColumn::add_valid(bool valid) {
  add_bit(valid_, length_, valid);
  ++length_;
  if (!valid) ++nulls_;
}

template <class Number>
void ArrowColumn::add_number(Number value) {
  const std::size_t at = values_.size();
  values_.resize(at + sizeof value);
  std::memcpy(values_.data() + at, &value, sizeof value);
}

void ArrowColumn::add_text(std::string_view value) {
  values_.insert(values_.end(), value.begin(), value.end());
  offsets_.push_back(static_cast<std::int32_t>(values_.size()));
  add_valid(true);
}

void ArrowColumn::add_int64(std::int64_t value) {
  add_number(value);
  add_valid(true);
}

void ArrowColumn::add_int32(std::int32_t value) {
  add_number(value);
  add_valid(true);
}

void ArrowColumn::add_boolean(bool value) {
  add_bit(values_, length_, value);
  add_valid(true);
}

void ArrowColumn::add_list() {
  offsets_.push_back(static_cast<std::int32_t>(items().length()));
  add_valid(true);
}

void ArrowColumn::add_structure() { add_valid(true); }

void ArrowColumn::add_null() {
  if (has_offsets()) {
    offsets_.push_back(offsets_.back());
  } else if (format_[0] == 'b') {
    add_bit(values_, length_, false);
  } else if (format_[0] == 'l') {
    add_number(std::int64_t{0});
  } else {
    add_number(std::int32_t{0});
  }
  add_valid(false);
}

std::size_t ArrowColumn::bytes() const {
  std::size_t sum = valid_.size() + values_.size() + offsets_.size() * sizeof(std::int32_t);
  for (const ArrowColumn& child : children_) sum += child.bytes();
  return sum;
}

void ArrowColumn::describe(ArrowSchema& out) const {
  auto kept = std::make_unique<KeptSchema>();
  kept->name = name_;
  kept->children.resize(children_.size());
  for (std::size_t i = 0; i < children_.size(); ++i) {
    children_[i].describe(kept->children[i]);
    kept->pointers.push_back(&kept->children[i]);
  }
  out = {};
  out.format = format_;
  out.name = kept->name.c_str();
  out.flags = ARROW_FLAG_NULLABLE;
  out.n_children = static_cast<std::int64_t>(children_.size());
  out.children = kept->pointers.data();
  out.release = release<ArrowSchema, KeptSchema>;
  out.private_data = kept.release();
}

void ArrowColumn::take(ArrowArray& out) {
  auto kept = std::make_unique<KeptArray>();
  kept->valid = std::exchange(valid_, {});
  kept->offsets = std::exchange(offsets_, {});
  kept->values = std::exchange(values_, {});
  kept->buffers.push_back(nulls_ == 0 ? nullptr : place_of(kept->valid));
  if (has_offsets()) kept->buffers.push_back(kept->offsets.data());
  if (format_[0] != '+') kept->buffers.push_back(place_of(kept->values));
  kept->children.resize(children_.size());
  for (std::size_t i = 0; i < children_.size(); ++i) {
    children_[i].take(kept->children[i]);
    kept->pointers.push_back(&kept->children[i]);
  }
  out = {};
  out.length = std::exchange(length_, 0);
  out.null_count = std::exchange(nulls_, 0);
  out.n_buffers = static_cast<std::int64_t>(kept->buffers.size());
  out.buffers = kept->buffers.data();
  out.n_children = static_cast<std::int64_t>(children_.size());
  out.children = kept->pointers.data();
  out.release = release<ArrowArray, KeptArray>;
  out.private_data = kept.release();
  if (has_offsets()) offsets_.push_back(0);
}

}  // namespace certrail::python
