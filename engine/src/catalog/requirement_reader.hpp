// Requirement trees in JSON: an id, {"all_of": [..]}, {"any_of": [..]} or {"k": 2, "k_of": [..]}.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "catalog/json_reader.hpp"
#include "certrail/requirement.hpp"

namespace certrail {

/// `resolve(reader)` turns a leaf into std::optional<Leaf>, reporting what is wrong. Empty after
/// reporting. Recursion is as deep as JSON may be nested.
template <class Leaf, class Resolve>
std::optional<RequirementTree<Leaf>> read_requirement(const Reader& reader,
                                                      const Resolve& resolve) {
  using Tree = RequirementTree<Leaf>;
  using Kind = typename Tree::Kind;
  constexpr std::size_t most_children = 1000;

  Tree tree;
  if (reader.value().is_string()) {
    const auto leaf = resolve(reader);
    if (!leaf) return {};
    tree.leaf = *leaf;
    return tree;
  }
  if (!reader.value().is_object()) {
    reader.report_type("an id or an object with all_of, any_of or k_of");
    return {};
  }
  Fields fields(reader);
  const auto all_of = fields.nullable("all_of");
  const auto any_of = fields.nullable("any_of");
  const auto k_of = fields.nullable("k_of");
  const auto k = k_of ? fields.required("k") : fields.nullable("k");
  fields.finish();
  if (int{all_of.has_value()} + int{any_of.has_value()} + int{k_of.has_value()} != 1) {
    reader.report(ProblemCode::invalid_requirement,
                  "expected exactly one of all_of, any_of and k_of");
    return {};
  }
  if (k && !k_of) {
    k->report(ProblemCode::invalid_requirement, "k goes with k_of only");
    return {};
  }
  const Reader& list = all_of ? *all_of : any_of ? *any_of : *k_of;
  tree.kind = all_of ? Kind::all_of : any_of ? Kind::any_of : Kind::k_of;
  bool good = true;
  for (const Reader& item : list.items(most_children)) {
    auto child = read_requirement<Leaf>(item, resolve);
    good = good && child.has_value();
    if (child) tree.children.push_back(std::move(*child));
  }
  if (!list.value().is_array() || list.value().size() > most_children) return {};
  if (list.value().empty()) {
    list.report(ProblemCode::invalid_requirement, "an empty list can never be met");
    return {};
  }
  const auto size = static_cast<int>(list.value().size());
  tree.k = all_of ? size : 1;
  if (k_of) {
    if (!k) return {};
    const auto count = k->integer({INT64_MIN, INT64_MAX});
    if (!count) return {};
    if (*count < 1 || *count > size) {
      k->report(ProblemCode::invalid_requirement, "k is " + std::to_string(*count) +
                                                      ", expected 1 to " + std::to_string(size) +
                                                      ", the length of k_of");
      return {};
    }
    tree.k = static_cast<int>(*count);
  }
  if (!good) return {};
  return tree;
}

}  // namespace certrail
