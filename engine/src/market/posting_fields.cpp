#include "market/posting_fields.hpp"

#include <algorithm>

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

std::string plain_name(std::string_view name) {
  std::string out;
  for (const char c : name) {
    const char small = small_letter(c);
    if ((small >= 'a' && small <= 'z') || (small >= '0' && small <= '9')) out += small;
  }
  return out;
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

void guess_fields(const std::vector<std::string>& names, PostingFields& fields) {
  std::vector<std::string> plain;
  for (const std::string& name : names) plain.push_back(plain_name(name));
  for (std::size_t part = 0; part < kPostingParts; ++part) {
    std::string& name = name_of(fields, static_cast<PostingPart>(part));
    for (const std::string_view usual : usual_names()[part]) {
      if (!name.empty()) break;
      const auto found = std::find(plain.begin(), plain.end(), usual);
      if (found != plain.end()) name = names[static_cast<std::size_t>(found - plain.begin())];
    }
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
