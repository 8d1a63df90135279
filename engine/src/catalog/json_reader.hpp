// Typed reading of JSON values: every mismatch becomes a problem with its pointer, and reading goes
// on, so that one run tells everything that is wrong.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "catalog/problem_sink.hpp"
#include "certrail/date.hpp"

namespace certrail {

/// Inclusive limits of a number.
struct Range {
  std::int64_t least = 0;
  std::int64_t most = 0;
};

inline constexpr std::size_t kLongestText = 10'000;  ///< bytes
inline constexpr std::size_t kLongestId = 100;       ///< bytes
inline constexpr std::size_t kMostEntries = 10'000;  ///< of one list or object

/// One value, where it stands, and where its problems go. Cheap; refers to its parent, the value
/// and the sink, which must outlive it. The readers return empty after reporting why.
class Reader {
 public:
  /// `pointer` is where `value` stands in its document.
  Reader(const nlohmann::json& value, ProblemSink& sink, std::string_view pointer = {})
      : value_(&value), sink_(&sink), base_(pointer) {}

  const nlohmann::json& value() const { return *value_; }
  std::string_view name() const { return name_; }  ///< of the field that this is
  std::string pointer() const;
  ProblemSink& sink() const { return *sink_; }

  /// Adds a problem of this value, which is quoted.
  void report(ProblemCode code, std::string detail, std::string suggestion = {}) const;
  /// "expected ..., found ...".
  void report_type(std::string_view expected) const;
  /// Adds a problem of this field's name.
  void report_name(ProblemCode code, std::string detail, std::string suggestion = {}) const;

  std::optional<bool> boolean() const;
  std::optional<std::int64_t> integer(Range range) const;
  std::optional<double> number(double least, double most) const;
  std::optional<std::string_view> text(std::size_t longest = kLongestText) const;
  std::optional<Date> date() const;
  /// An id as new things are named: printable, without spaces, quotes and the signs that command
  /// lines and goal expressions need.
  std::optional<std::string_view> new_id() const;
  /// Position in `words`.
  std::optional<std::size_t> word(std::span<const std::string_view> words) const;

  /// The items of a list; empty after reporting if it is none or too long.
  std::vector<Reader> items(std::size_t most) const;
  /// The fields of an object whose names are data; empty after reporting.
  std::vector<Reader> entries(std::size_t most) const;

  Reader field(std::string_view name, const nlohmann::json& value) const;

 private:
  bool has_length(std::size_t size, std::size_t most, std::string_view what) const;

  const nlohmann::json* value_;
  ProblemSink* sink_;
  const Reader* parent_ = nullptr;
  std::string_view base_;
  std::string_view name_;
  std::optional<std::size_t> index_;
};

/// The fields of an object whose names are fixed. Ask for each, then `finish`.
class Fields {
 public:
  /// Reports where `object` is none; then nothing is found in it and nothing reported missing.
  explicit Fields(const Reader& object);

  /// Empty after reporting it missing. A null is there, and of the wrong type.
  std::optional<Reader> required(std::string_view name);
  /// Empty if absent or null.
  std::optional<Reader> optional(std::string_view name);
  /// Empty if absent; a null is returned.
  std::optional<Reader> nullable(std::string_view name);

  /// Reports the fields nobody asked for, each with the nearest name asked for.
  void finish() const;

  bool valid() const { return valid_; }
  const Reader& object() const { return object_; }

 private:
  const nlohmann::json* find(std::string_view name);

  Reader object_;
  bool valid_;
  std::size_t found_ = 0;
  std::vector<std::string_view> asked_;
};

/// Nearest of `words` while the sink allows comparing; else empty.
std::string suggest(ProblemSink& sink, std::string_view text,
                    std::span<const std::string_view> words);

/// Is it fit to name a thing? See Reader::new_id.
bool is_valid_id(std::string_view id);

// Fields into values; what is absent, null or wrong leaves the value as it is.
void read(Fields& fields, std::string_view name, bool& out);
void read(Fields& fields, std::string_view name, int& out, Range range);
void read(Fields& fields, std::string_view name, std::int64_t& out, Range range);
void read(Fields& fields, std::string_view name, std::optional<int>& out, Range range);
void read(Fields& fields, std::string_view name, std::optional<std::int64_t>& out, Range range);
void read(Fields& fields, std::string_view name, std::optional<Date>& out);
void read(Fields& fields, std::string_view name, std::string& out);
void read(Fields& fields, std::string_view name, std::vector<std::string>& out);

}  // namespace certrail
