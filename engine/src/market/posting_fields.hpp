// Which fields of a row are a posting's text, title, day and region.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "certrail/posting_reader.hpp"

namespace certrail {

enum class PostingPart { text, title, date, region };
inline constexpr std::size_t kPostingParts = 4;

/// The name of a part in `fields`.
std::string& name_of(PostingFields& fields, PostingPart part);

/// Fills in what `fields` leaves open with the likeliest of `names`, the fields of a row.
void guess_fields(const std::vector<std::string>& names, PostingFields& fields);

/// "description, job_description, ...": what is guessed for the text.
std::string usual_text_fields();

}  // namespace certrail
