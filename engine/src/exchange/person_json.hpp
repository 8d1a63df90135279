// Reading JSON of other makers: fields may be missing, null or empty, and there are always more of
// them than one knows.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "catalog/json_reader.hpp"
#include "exchange/person_entries.hpp"

namespace certrail {

/// The fields of an object, by name; what is not an object is reported and has none. Lives as long
/// as the readers it gives.
class LooseFields {
 public:
  explicit LooseFields(const Reader& object) : fields_(object), object_(object) {}

  bool valid() const { return fields_.valid(); }
  std::optional<Reader> field(std::string_view name) { return fields_.optional(name); }

  /// Empty where the field is missing, null, or no text, which is reported.
  std::string text(std::string_view name) {
    const auto found = field(name);
    return found ? std::string(found->text().value_or("")) : std::string();
  }

  /// The first of two names that has text: formats rename their fields.
  std::string text(std::string_view name, std::string_view other) {
    std::string first = text(name);
    return first.empty() ? text(other) : first;
  }

  EntryPlace place(const PersonReading& reading, std::string_view name = {}) const;

 private:
  Fields fields_;
  const Reader& object_;
};

/// Calls `visit(reader)` for each item of a list, or for the value itself where it is none.
template <class Visit>
void for_one_or_each(const Reader& value, const Visit& visit) {
  if (!value.value().is_array()) return visit(value);
  for (const Reader& item : value.items(kMostPersonEntries)) visit(item);
}

}  // namespace certrail
