// The pieces that CTDL documents are made of. Terms are those of the Credential Transparency
// Description Language (credreg.net/ctdl/terms); tests/engine/exchange/ctdl_terms.hpp lists each
// with where it was looked up.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "certrail/catalog.hpp"

namespace certrail {

/// Text in English, as CTDL has it: {"en": text}.
nlohmann::ordered_json ctdl_text(std::string_view text);

// Names of things: urn:certrail:KIND:ID, stable as ids are.
std::string ctdl_certification_id(const Certification& certification);
std::string ctdl_provider_id(const Provider& provider);
std::string ctdl_skill_id(const Skill& skill);
/// "urn:certrail:" and the parts, with what urns do not have written as %XX.
std::string ctdl_urn(std::string_view kind, std::string_view name);

/// A concept of one of CTDL's vocabularies, such as credentialStat:Active.
nlohmann::ordered_json ctdl_concept(std::string_view framework, std::string_view node,
                                    std::string_view name);

/// A condition profile that says what it is about, without targets.
nlohmann::ordered_json ctdl_condition(std::string_view description);

/// What a requirement tree asks for, as condition profiles that must all be met. A profile is met
/// by all its target credentials together with any one of its alternatives. Trees that this cannot
/// say (k of n, alternatives within alternatives) are written out as the sets that meet them; empty
/// where those are more than 200.
std::vector<nlohmann::ordered_json> ctdl_conditions(const Catalog& catalog,
                                                    const Requirement& requirement);

nlohmann::ordered_json ctdl_certification(const Catalog& catalog, CertificationIndex index,
                                          Date today);
nlohmann::ordered_json ctdl_organization(const Provider& provider);
/// The catalogue's skills as one framework, then each as a competency.
std::vector<nlohmann::ordered_json> ctdl_competencies(const Catalog& catalog);

/// {"@context", "@id", "@graph"} as text.
std::string ctdl_document(std::string id, nlohmann::ordered_json graph);

/// Said in every document.
inline constexpr std::string_view kNotRegistered =
    "Identifiers are URNs made by Certrail; nothing here has a CTID or is registered with the "
    "Credential Registry.";

}  // namespace certrail
