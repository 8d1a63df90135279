#include "certrail/names.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <vector>

#include "catalog/excerpt.hpp"
#include "catalog/nearest.hpp"
#include "catalog/spellings.hpp"

namespace certrail {
namespace {

// Longer than any name; keeps the cost of hostile text small.
constexpr std::size_t kLongestName = 200;
constexpr std::size_t kMostShown = 5;

/// Everything that `text` may mean, ascending.
std::vector<std::uint32_t> hits(const Spellings& spellings, std::string_view text) {
  std::vector<std::uint32_t> found;
  if (text.size() > kLongestName) return found;
  const std::string typed = folded(text);
  if (typed.empty()) return found;
  for (std::size_t i = 0; i < spellings.texts.size(); ++i) {
    const std::string spelling = folded(spellings.texts[i]);
    const std::size_t colon = spelling.find(':');
    const bool short_form =
        colon != std::string::npos && std::string_view(spelling).substr(colon + 1) == typed;
    if (short_form || spelling == typed) found.push_back(spellings.things[i]);
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

Problem ambiguous(const Spellings& spellings, std::string_view text,
                  const std::vector<std::uint32_t>& found) {
  Problem problem;
  problem.code = ProblemCode::ambiguous_id;
  problem.value = excerpt(text);
  problem.detail = std::string(spellings.kind) + ' ' + problem.value + " is ambiguous: ";
  const std::size_t shown = std::min(found.size(), kMostShown);
  for (std::size_t i = 0; i < shown; ++i) {
    if (i > 0) problem.detail += i + 1 == found.size() ? " or " : ", ";
    problem.detail += spellings.ids[found[i]];
  }
  if (found.size() > shown) {
    problem.detail += " or " + std::to_string(found.size() - shown) + " more";
  }
  return problem;
}

Result<std::uint32_t> resolve(const Spellings& spellings, std::string_view text,
                              std::string_view source, std::vector<std::uint32_t> found) {
  if (found.size() == 1) return found.front();
  Problem problem = found.empty() ? unknown_id(spellings, text) : ambiguous(spellings, text, found);
  problem.source = source;
  return problem;
}

Result<std::string> resolve_to_id(const Spellings& spellings, std::string_view text,
                                  std::string_view source) {
  const auto thing = resolve(spellings, text, source, hits(spellings, text));
  if (!thing) return thing.error();
  return std::string(spellings.ids[*thing]);
}

/// The thing that somebody's own file of this name holds.
template <class T>
const T* find_by_file(const std::vector<T>& things, std::string_view file) {
  const auto at = std::find_if(things.begin(), things.end(), [file](const T& thing) {
    return !thing.file.empty() && thing.file == file;
  });
  return at == things.end() ? nullptr : &*at;
}

std::string_view without_blanks(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

}  // namespace

HeldText split_held(std::string_view text) {
  const std::size_t at = text.rfind('@');
  if (at == std::string_view::npos) return {without_blanks(text), {}};
  return {without_blanks(text.substr(0, at)), without_blanks(text.substr(at + 1))};
}

Result<CertificationIndex> resolve_certification(const Catalog& catalog, std::string_view text,
                                                 std::string_view source) {
  if (const auto exact = find_certification(catalog, text)) return *exact;
  const Spellings spellings = certification_spellings(catalog);
  auto found = hits(spellings, text);
  if (found.size() > 1) {
    // Of an exam's versions people mean the one that can still be taken.
    std::vector<std::uint32_t> open;
    std::copy_if(found.begin(), found.end(), std::back_inserter(open),
                 [&](std::uint32_t c) { return !retired(catalog, catalog.certifications[c]); });
    if (open.size() == 1) found = open;
  }
  return resolve(spellings, text, source, std::move(found));
}

Result<SkillIndex> resolve_skill(const Catalog& catalog, std::string_view text,
                                 std::string_view source) {
  if (const auto exact = find_skill(catalog, text)) return *exact;
  const Spellings spellings = skill_spellings(catalog);
  return resolve(spellings, text, source, hits(spellings, text));
}

Result<ProviderIndex> resolve_provider(const Catalog& catalog, std::string_view text,
                                       std::string_view source) {
  if (const auto exact = find_provider(catalog, text)) return *exact;
  const Spellings spellings = provider_spellings(catalog);
  return resolve(spellings, text, source, hits(spellings, text));
}

Result<std::string> resolve_role(const Catalog& catalog, std::string_view text,
                                 std::string_view source) {
  if (const Role* exact = find_role(catalog, text)) return exact->id;
  if (const Role* own = find_by_file(catalog.roles, text)) return own->id;
  return resolve_to_id(role_spellings(catalog), text, source);
}

Result<std::string> resolve_market(const Catalog& catalog, std::string_view text,
                                   std::string_view source) {
  if (const Market* exact = find_market(catalog, text)) return exact->id;
  if (const Market* own = find_by_file(catalog.markets, text)) return own->id;
  return resolve_to_id(market_spellings(catalog), text, source);
}

Result<std::string> resolve_policy(const Catalog& catalog, std::string_view text,
                                   std::string_view source) {
  if (const Policy* exact = find_policy(catalog, text)) return exact->id;
  if (const Policy* own = find_by_file(catalog.policies, text)) return own->id;
  return resolve_to_id(policy_spellings(catalog), text, source);
}

Result<std::string> resolve_track(const Catalog& catalog, std::string_view text,
                                  std::string_view source) {
  if (const Track* exact = find_track(catalog, text)) return exact->id;
  return resolve_to_id(track_spellings(catalog), text, source);
}

}  // namespace certrail
