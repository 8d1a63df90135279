// From untrusted text to a JSON value that is safe to walk, copy and print.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "catalog/problem_sink.hpp"

namespace certrail {

inline constexpr std::size_t kMaxDocumentBytes = std::size_t{64} << 20;
inline constexpr std::size_t kMaxNesting = 64;      ///< nlohmann::json copies and dumps recursively
inline constexpr std::size_t kMaxFieldName = 1000;  ///< bytes; pointers are made of them
inline constexpr std::size_t kMaxValues = 10'000'000;  ///< keeps the tree's memory in proportion

/// Reads strict JSON (RFC 8259, UTF-8). Limits are checked while reading, so nothing is built that
/// is too deep or too large. What is wrong goes to `sink`; a field that is named twice is reported
/// and reading goes on. Empty where no value could be read. Throws nothing of nlohmann's.
std::optional<nlohmann::json> parse_json(std::string_view text, ProblemSink& sink);

/// One step of a JSON pointer, escaped as RFC 6901 asks for.
std::string pointer_step(std::string_view name);

}  // namespace certrail
