// JSON in and out: profiles as text, answers as documents (see data/schemas/).
#pragma once

#include <string>
#include <string_view>

#include "certrail/engine.hpp"

namespace certrail {

/// Reads a profile document: shape, types, ranges and dates, every problem with its JSON pointer
/// and line. Ids are resolved against the catalogue as names.hpp does. `source` names the text in
/// problems, such as the file's path.
Result<Profile, Problems> parse_profile(const Catalog& catalog, std::string_view text,
                                        std::string_view source);

/// What a profile document names that may have to be loaded before it can be read.
struct ProfileNeeds {
  std::vector<std::string> roles;     ///< as written: ids, other names, or files
  std::vector<std::string> markets;   ///< the same
  std::vector<std::string> policies;  ///< the same
  std::optional<Date> start_on;
};

/// Empty where the text is not what it should be, which parse_profile reports.
ProfileNeeds needs_of_profile(std::string_view text);

/// A profile document that parse_profile reads back to the same value.
std::string to_json(const Profile& profile);

/// Reads a market file, as `certrail market build` writes it; its ids are those of the catalogue.
/// `source` names the text in problems.
Result<Market, Problems> parse_market(const Catalog& catalog, std::string_view text,
                                      std::string_view source);

/// The answer as JSON, keys in a fixed order, indented by 2, with a newline at the end.
std::string to_json(const Engine& engine, const Recommendation& recommendation);
std::string to_json(const Engine& engine, const Gap& gap);

/// {"problems": [{code, title, source, pointer, line, column, value, detail, suggestion}]}
std::string to_json(const Problems& problems);

}  // namespace certrail
