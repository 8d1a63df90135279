// From what people type to exact ids: short forms, aliases, any case. Used by every front end.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "certrail/catalog.hpp"
#include "certrail/result.hpp"

namespace certrail {

// Each tries the exact id first, then, ignoring case, ids, the part after "provider:", aliases and
// names; somebody's own roles, markets and policies also go by what their document was called.
// Several hits are Problem ambiguous_id (which names them), none is unknown_id with the nearest
// valid name as suggestion. `source` says where the text came from, such as "--include".
Result<CertificationIndex> resolve_certification(const Catalog& catalog, std::string_view text,
                                                 std::string_view source = {});
Result<SkillIndex> resolve_skill(const Catalog& catalog, std::string_view text,
                                 std::string_view source = {});
Result<ProviderIndex> resolve_provider(const Catalog& catalog, std::string_view text,
                                       std::string_view source = {});
Result<std::string> resolve_role(const Catalog& catalog, std::string_view text,
                                 std::string_view source = {});
Result<std::string> resolve_market(const Catalog& catalog, std::string_view text,
                                   std::string_view source = {});
Result<std::string> resolve_policy(const Catalog& catalog, std::string_view text,
                                   std::string_view source = {});
Result<std::string> resolve_track(const Catalog& catalog, std::string_view text,
                                  std::string_view source = {});

/// A held certification as people type it, its parts still as typed.
struct HeldText {
  std::string_view name;
  std::optional<std::string_view> earned_on;  ///< what stands after the last "@"
};

/// ID or ID@DATE, blanks around either left out.
HeldText split_held(std::string_view text);

/// A goal such as "SAA-C03 and (MLA-C02 or AIP-C01)" or "any 2 of (CKA, CKAD, CKS)".
/// `and` binds tighter than `or`; words in any case; at most 64 levels of brackets.
Result<Goal> parse_goal(const Catalog& catalog, std::string_view expression,
                        std::string_view source = {});

/// The same tree as such an expression, with exact ids.
std::string to_expression(const Goal& goal);

}  // namespace certrail
