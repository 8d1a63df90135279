// Lines and columns in JSON text. Only looked up where there is a problem to report.
#pragma once

#include <cstddef>
#include <string_view>

#include "certrail/problem.hpp"

namespace certrail {

struct TextPlace {
  int line = 0;    ///< 1-based
  int column = 0;  ///< 1-based, in bytes
};

/// The place of a byte of `text`; an offset past the end is the place after the last byte.
TextPlace place_of(std::string_view text, std::size_t offset);

/// Where the first list or object opens that is nested `depth` deep; the text's size if none does.
std::size_t offset_of_depth(std::string_view text, std::size_t depth);

/// Fills in line and column of those problems of `source` that have none: the place of the value
/// that the pointer names, or of the nearest value around it that is there (a missing field). Of a
/// field named twice it is the last one.
void fill_in_places(std::string_view text, std::string_view source, Problems& problems);

/// The problems of one document with their places, in the order of these.
Problems in_order_of_places(std::string_view text, std::string_view source, Problems problems);

}  // namespace certrail
