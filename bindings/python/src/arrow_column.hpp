// Columns that grow value by value and become Arrow arrays without a copy.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "arrow_abi.hpp"

namespace certrail::python {

class ArrowColumn {
 public:
  // Arrow's types, by the formats of its C data interface.
  static ArrowColumn text(std::string name) { return {"u", std::move(name), {}}; }
  static ArrowColumn int64(std::string name) { return {"l", std::move(name), {}}; }
  static ArrowColumn int32(std::string name) { return {"i", std::move(name), {}}; }
  static ArrowColumn day(std::string name) { return {"tdD", std::move(name), {}}; }
  static ArrowColumn boolean(std::string name) { return {"b", std::move(name), {}}; }
  static ArrowColumn list(std::string name, ArrowColumn items) {
    std::vector<ArrowColumn> children;
    children.push_back(std::move(items));
    return {"+l", std::move(name), std::move(children)};
  }
  static ArrowColumn structure(std::string name, std::vector<ArrowColumn> fields) {
    return {"+s", std::move(name), std::move(fields)};
  }

  // A value more; each is for the types it names.
  void add_text(std::string_view value);
  void add_int64(std::int64_t value);
  void add_int32(std::int32_t value);  ///< days, too
  void add_boolean(bool value);
  void add_list();       ///< of what was added to items() since the last one
  void add_structure();  ///< of what was added to each field
  void add_null();       ///< not of a structure

  ArrowColumn& items() { return children_[0]; }
  ArrowColumn& field(std::size_t index) { return children_[index]; }

  std::size_t fields() const { return children_.size(); }
  bool is_list() const { return format_[0] == '+' && format_[1] == 'l'; }

  std::int64_t length() const { return length_; }
  std::size_t bytes() const;  ///< about so many are held

  void describe(ArrowSchema& out) const;

  /// Gives away all values and begins anew.
  void take(ArrowArray& out);

 private:
  ArrowColumn(const char* format, std::string name, std::vector<ArrowColumn> children);
  void add_valid(bool valid);
  template <class Number>
  void add_number(Number value);
  bool has_offsets() const { return format_[0] == 'u' || is_list(); }

  const char* format_;
  std::string name_;
  std::vector<ArrowColumn> children_;
  std::int64_t length_ = 0;
  std::int64_t nulls_ = 0;
  std::vector<std::uint8_t> valid_;    ///< bits
  std::vector<std::int32_t> offsets_;  ///< of texts and lists
  std::vector<std::uint8_t> values_;   ///< of texts and numbers; bits of booleans
};

}  // namespace certrail::python
