#include "market/posting_fields.hpp"

#include <algorithm>
#include <optional>

#include "text/words.hpp"

namespace certrail {
namespace {

/// By part, the likeliest first; without signs and in small letters.
const std::array<std::vector<std::string_view>, kPostingParts>& usual_names() {
  static const std::array<std::vector<std::string_view>, kPostingParts> names = {{
      {"description", "jobdescription", "descriptiontext", "text", "body", "content", "posting",
       "jobtext", "postingtext", "jobposting", "details", "fulltext", "jd", "descriptionhtml",
       "descriptionplain"},
      {"title", "jobtitle", "postingtitle", "position", "positiontitle", "role", "name"},
      {"date", "posteddate", "dateposted", "postedat", "postedon", "posted", "publishedat",
       "publicationdate", "published", "createdat", "created", "listedat", "listeddate",
       "jobposteddate", "postingdate", "originallistedtime", "listedtime"},
      {"region", "location", "joblocation", "country", "state", "city", "area", "place"},
  }};
  return names;
}

/// Of all rows together: a row may have ten thousand spellings of one name.
constexpr std::size_t kMostNames = 10'000;

std::string plain_name(std::string_view name) {
  std::string out;
  for (const char c : name) {
    const char small = small_letter(c);
    if ((small >= 'a' && small <= 'z') || (small >= '0' && small <= '9')) out += small;
  }
  return out;
}

struct UsualPlace {
  std::size_t part = 0;
  std::size_t rank = 0;
};

std::optional<UsualPlace> usual_place(std::string_view plain) {
  for (std::size_t part = 0; part < kPostingParts; ++part) {
    const auto& names = usual_names()[part];
    const auto found = std::find(names.begin(), names.end(), plain);
    if (found != names.end())
      return UsualPlace{part, static_cast<std::size_t>(found - names.begin())};
  }
  return {};
}

}  // namespace

std::string& name_of(PostingFields& fields, PostingPart part) {
  switch (part) {
    case PostingPart::text:
      return fields.text;
    case PostingPart::title:
      return fields.title;
    case PostingPart::date:
      return fields.date;
    case PostingPart::region:
      break;
  }
  return fields.region;
}

void FieldGuess::note(std::string_view name) {
  auto place = places_.find(std::string(name));
  if (place == places_.end()) {
    const auto usual = usual_place(plain_name(name));
    if (!usual || seen_.size() == kMostNames) return;
    place = places_.emplace(name, seen_.size()).first;
    seen_.push_back({std::string(name), usual->part, usual->rank, 0, 0});
  }
  Seen& seen = seen_[place->second];
  if (seen.last_row == rows_ + 1) return;
  seen.last_row = rows_ + 1;
  ++seen.rows;
}

void FieldGuess::fill(PostingFields& fields) const {
  const auto is_likelier = [this](const Seen& a, const Seen& b) {
    const bool a_is_common = 2 * a.rows >= rows_;
    const bool b_is_common = 2 * b.rows >= rows_;
    if (a_is_common != b_is_common) return a_is_common;
    if (a_is_common && a.rank != b.rank) return a.rank < b.rank;
    return a.rows != b.rows ? a.rows > b.rows : a.rank < b.rank;
  };
  for (std::size_t part = 0; part < kPostingParts; ++part) {
    std::string& name = name_of(fields, static_cast<PostingPart>(part));
    if (!name.empty()) continue;
    const Seen* best = nullptr;
    for (const Seen& each : seen_) {
      if (each.part == part && (best == nullptr || is_likelier(each, *best))) best = &each;
    }
    if (best != nullptr) name = best->name;
  }
}

std::string usual_text_fields() {
  std::string out;
  for (const std::string_view name : usual_names().front()) {
    if (!out.empty()) out += ", ";
    out += name;
  }
  return out;
}

}  // namespace certrail
