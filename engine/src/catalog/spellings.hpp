// Every way in which the things of a catalogue may be written, for names.cpp and for suggestions.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "certrail/catalog.hpp"
#include "certrail/problem.hpp"

namespace certrail {

/// All spellings of one kind of thing. The views point into the catalogue.
struct Spellings {
  std::string_view kind;                ///< the word used in problems, such as "certification"
  std::vector<std::string_view> texts;  ///< ids, aliases and names
  std::vector<std::uint32_t> things;    ///< what texts[i] means, as a position in the catalogue
  std::vector<std::string_view> ids;    ///< by position in the catalogue
};

Spellings certification_spellings(const Catalog& catalog);  ///< those that retired come last
Spellings skill_spellings(const Catalog& catalog);
Spellings provider_spellings(const Catalog& catalog);
Spellings role_spellings(const Catalog& catalog);
Spellings market_spellings(const Catalog& catalog);
Spellings policy_spellings(const Catalog& catalog);
Spellings track_spellings(const Catalog& catalog);

/// Could its exam no longer be sat on the catalogue's date?
bool retired(const Catalog& catalog, const Certification& certification);

/// "unknown certification SAA-C04", with the nearest valid id as suggestion.
Problem unknown_id(const Spellings& spellings, std::string_view text);

}  // namespace certrail
