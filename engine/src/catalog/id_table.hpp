// The ids of one kind of thing while data files are read, before there is a catalogue.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "catalog/json_reader.hpp"

namespace certrail {

/// Views into the documents being read.
struct IdTable {
  std::string_view kind;  ///< the word used in problems, such as "certification"
  std::vector<std::string_view> ids;
  std::unordered_map<std::string_view, std::uint32_t> positions;
  /// A file that may hold more of them is missing or broken, which is reported once, there: that an
  /// id is not found means nothing then.
  bool incomplete = false;
};

/// All ids that data files may name.
struct Ids {
  IdTable providers{"provider", {}, {}, false};
  IdTable skills{"skill", {}, {}, false};
  IdTable certifications{"certification", {}, {}, false};
  IdTable roles{"role", {}, {}, false};
  IdTable markets{"market", {}, {}, false};
  IdTable policies{"policy", {}, {}, false};
  IdTable sources{"source", {}, {}, false};
  IdTable track_groups{"track group", {}, {}, false};
  IdTable tracks{"track", {}, {}, false};
  IdTable renewal_rules{"renewal rule", {}, {}, false};
  IdTable discounts{"discount", {}, {}, false};
};

// Position of the thing that a value (a field's name) is the id of; empty, and reported unless
// the table is incomplete, where there is none.
std::optional<std::uint32_t> look_up(const Reader& value, const IdTable& table);
std::optional<std::uint32_t> look_up_name(const Reader& field, const IdTable& table);

/// A list of ids; none may be named twice.
std::vector<std::uint32_t> look_up_list(const Reader& list, const IdTable& table);

}  // namespace certrail
