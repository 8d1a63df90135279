#include "batch/name_memo.hpp"

#include <utility>

#include "certrail/names.hpp"

namespace certrail {
namespace {

/// Of a table's node, its share of the buckets, and what a text takes beside its letters.
std::size_t bytes_of_entry(std::size_t entry_size, std::string_view name,
                           const std::optional<Problem>& problem) {
  std::size_t bytes = entry_size + sizeof(std::string) + 4 * sizeof(void*) + name.size();
  if (problem) bytes += problem->value.size() + problem->detail.size() + problem->suggestion.size();
  return bytes;
}

}  // namespace

template <class Find>
const NameMemo::Entry& NameMemo::look_up(Table& table, std::string_view text, const Find& find) {
  if (text.size() > kLongestName) return too_long_;
  const auto known = table.find(text);
  if (known != table.end()) return known->second;
  Entry entry;
  auto found = find(catalog_, text, std::string_view());
  if (found) {
    entry.id = *found;
  } else {
    entry.problem = std::move(found.error());
  }
  const std::size_t more = bytes_of_entry(sizeof(Entry), text, entry.problem);
  if (bytes_ + more > kMostBytes) forget();
  bytes_ += more;
  return table.emplace(text, std::move(entry)).first->second;
}

void NameMemo::forget() {
  for (Table* table : {&certifications_, &skills_, &providers_, &roles_, &markets_, &policies_}) {
    table->clear();
  }
  bytes_ = 0;
}

namespace {

/// From a result of names.hpp to the id in the catalogue.
template <class Found, class IdOf>
Result<const std::string*> id_or_problem(Found found, const IdOf& id_of) {
  if (!found) return std::move(found.error());
  return id_of(*found);
}

}  // namespace

const NameMemo::Entry& NameMemo::certification_entry(std::string_view text) {
  return look_up(certifications_, text, [](const Catalog& c, auto name, auto source) {
    return id_or_problem(resolve_certification(c, name, source),
                         [&](CertificationIndex found) { return &c.certifications[found].id; });
  });
}

const std::string* NameMemo::certification(std::string_view text) {
  return certification_entry(text).id;
}

const Problem* NameMemo::certification_problem(std::string_view text) {
  const std::optional<Problem>& problem = certification_entry(text).problem;
  return problem ? &*problem : nullptr;
}

const std::string* NameMemo::skill(std::string_view text) {
  return look_up(skills_, text,
                 [](const Catalog& c, auto name, auto source) {
                   return id_or_problem(resolve_skill(c, name, source),
                                        [&](SkillIndex found) { return &c.skills[found].id; });
                 })
      .id;
}

const std::string* NameMemo::provider(std::string_view text) {
  return look_up(providers_, text,
                 [](const Catalog& c, auto name, auto source) {
                   return id_or_problem(
                       resolve_provider(c, name, source),
                       [&](ProviderIndex found) { return &c.providers[found].id; });
                 })
      .id;
}

const std::string* NameMemo::role(std::string_view text) {
  return look_up(roles_, text,
                 [](const Catalog& c, auto name, auto source) {
                   return id_or_problem(
                       resolve_role(c, name, source),
                       [&](const std::string& found) { return &find_role(c, found)->id; });
                 })
      .id;
}

const std::string* NameMemo::market(std::string_view text) {
  return look_up(markets_, text,
                 [](const Catalog& c, auto name, auto source) {
                   return id_or_problem(
                       resolve_market(c, name, source),
                       [&](const std::string& found) { return &find_market(c, found)->id; });
                 })
      .id;
}

const std::string* NameMemo::policy(std::string_view text) {
  return look_up(policies_, text,
                 [](const Catalog& c, auto name, auto source) {
                   return id_or_problem(
                       resolve_policy(c, name, source),
                       [&](const std::string& found) { return &find_policy(c, found)->id; });
                 })
      .id;
}

}  // namespace certrail
