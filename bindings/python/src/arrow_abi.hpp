// Arrow's C data interface (https://arrow.apache.org/docs/format/CDataInterface.html), and owners
// of its structures.
#pragma once

#include <cstdint>
#include <utility>

extern "C" {

#ifndef ARROW_C_DATA_INTERFACE
#define ARROW_C_DATA_INTERFACE

#define ARROW_FLAG_NULLABLE 2

struct ArrowSchema {
  const char* format;
  const char* name;
  const char* metadata;
  std::int64_t flags;
  std::int64_t n_children;
  struct ArrowSchema** children;
  struct ArrowSchema* dictionary;
  void (*release)(struct ArrowSchema*);
  void* private_data;
};

struct ArrowArray {
  std::int64_t length;
  std::int64_t null_count;
  std::int64_t offset;
  std::int64_t n_buffers;
  std::int64_t n_children;
  const void** buffers;
  struct ArrowArray** children;
  struct ArrowArray* dictionary;
  void (*release)(struct ArrowArray*);
  void* private_data;
};

#endif
}

namespace certrail::python {

/// Releases what it holds; whoever is given one by a producer moves it in here.
template <class Structure>
class Owned {
 public:
  Owned() = default;
  /// Takes it over; `from` is then released as far as its holder can tell.
  explicit Owned(Structure& from) : held_(from) { from.release = nullptr; }
  ~Owned() {
    if (held_.release != nullptr) held_.release(&held_);
  }
  Owned(Owned&& other) noexcept : held_(other.held_) { other.held_.release = nullptr; }
  Owned& operator=(Owned&& other) noexcept {
    std::swap(held_, other.held_);
    return *this;
  }

  const Structure& operator*() const { return held_; }
  const Structure* operator->() const { return &held_; }
  Structure* get() { return &held_; }

 private:
  Structure held_{};
};

}  // namespace certrail::python
