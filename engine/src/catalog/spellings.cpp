#include "catalog/spellings.hpp"

#include "catalog/excerpt.hpp"
#include "catalog/nearest.hpp"

namespace certrail {
namespace {

void add(Spellings& spellings, std::string_view text, std::size_t thing) {
  if (text.empty()) return;
  spellings.texts.push_back(text);
  spellings.things.push_back(static_cast<std::uint32_t>(thing));
}

template <class Thing>
void add_all(Spellings& spellings, const Thing& thing, std::size_t position) {
  add(spellings, thing.id, position);
  if constexpr (requires { thing.aliases; }) {
    for (const std::string& alias : thing.aliases) add(spellings, alias, position);
  }
  if constexpr (requires { thing.exact_aliases; }) {
    for (const std::string& alias : thing.exact_aliases) add(spellings, alias, position);
  }
  if constexpr (requires { thing.name; }) add(spellings, thing.name, position);
}

template <class Thing>
Spellings spellings_of(std::string_view kind, const std::vector<Thing>& things) {
  Spellings out;
  out.kind = kind;
  for (std::size_t i = 0; i < things.size(); ++i) {
    out.ids.push_back(things[i].id);
    add_all(out, things[i], i);
  }
  return out;
}

}  // namespace

bool retired(const Catalog& catalog, const Certification& certification) {
  return certification.retires_on && *certification.retires_on < catalog.as_of;
}

Spellings certification_spellings(const Catalog& catalog) {
  Spellings out;
  out.kind = "certification";
  for (const Certification& c : catalog.certifications) out.ids.push_back(c.id);
  for (const bool past : {false, true}) {
    for (std::size_t i = 0; i < catalog.certifications.size(); ++i) {
      const Certification& c = catalog.certifications[i];
      if (retired(catalog, c) == past) add_all(out, c, i);
    }
  }
  return out;
}

Spellings skill_spellings(const Catalog& catalog) { return spellings_of("skill", catalog.skills); }
Spellings provider_spellings(const Catalog& catalog) {
  return spellings_of("provider", catalog.providers);
}
Spellings role_spellings(const Catalog& catalog) { return spellings_of("role", catalog.roles); }
Spellings market_spellings(const Catalog& catalog) {
  return spellings_of("market", catalog.markets);
}
Spellings policy_spellings(const Catalog& catalog) {
  return spellings_of("policy", catalog.policies);
}
Spellings track_spellings(const Catalog& catalog) { return spellings_of("track", catalog.tracks); }

Problem unknown_id(const Spellings& spellings, std::string_view text) {
  Problem problem;
  problem.code = ProblemCode::unknown_id;
  problem.value = excerpt(text);
  problem.detail = "unknown " + std::string(spellings.kind) + ' ' +
                   (text.empty() ? std::string("\"\"") : problem.value);
  if (const auto near = nearest_position(text, spellings.texts)) {
    problem.suggestion = spellings.ids[spellings.things[*near]];
  }
  return problem;
}

}  // namespace certrail
