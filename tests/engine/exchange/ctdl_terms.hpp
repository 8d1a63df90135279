// The terms of CTDL and CTDL-ASN that exports use. Looked up in
//   [S] the Credential Registry's JSON schema of credentials and pathways,
//       CredentialEngine/CredentialRegistry fixtures/schemas/ce_registry/{credential,pathway}.json
//       at c30d12703e70
//   [M] the Registry Assistant's classes for the JSON-LD it publishes,
//       CredentialEngine/Registry_Assistant src/RA.Models/JsonV2/*.cs at d85a12069d99
//   [P] credreg.net/ctdl/mapping?download=ceterms:Collection, and ...=ceterms:ConditionProfile
#pragma once

#include <set>
#include <string>

namespace certrail::test {

inline const std::set<std::string>& ctdl_terms() {
  static const std::set<std::string> terms = {
      "@context", "@graph", "@id", "@type",
      // ceterms:Certification [S] [M]
      "ceterms:alternateName", "ceterms:audienceLevelType", "ceterms:codedNotation",
      "ceterms:credentialStatusType", "ceterms:dateEffective", "ceterms:description",
      "ceterms:estimatedCost", "ceterms:estimatedDuration", "ceterms:inLanguage", "ceterms:name",
      "ceterms:occupationType", "ceterms:offeredBy", "ceterms:ownedBy", "ceterms:recommends",
      "ceterms:renewal", "ceterms:renewalFrequency", "ceterms:requires", "ceterms:subjectWebpage",
      // the same [M]
      "ceterms:expirationDate", "ceterms:supersededBy",
      // ceterms:ConditionProfile [S] [M] [P]
      "ceterms:alternativeCondition", "ceterms:targetCompetency", "ceterms:targetCredential",
      "ceterms:yearsOfExperience",
      // ceterms:CostProfile, ceterms:DurationProfile [S] [M]
      "ceterms:costDetails", "ceterms:currency", "ceterms:directCostType", "ceterms:price",
      "ceterms:exactDuration",
      // ceterms:CredentialAlignmentObject [S] [M]
      "ceterms:framework", "ceterms:frameworkName", "ceterms:targetNode",
      "ceterms:targetNodeDescription", "ceterms:targetNodeName", "ceterms:weight",
      // ceterms:Collection [P]
      "ceterms:hasMember",
      // ceterms:Pathway and ceterms:CredentialComponent [M]
      "ceterms:credentialType", "ceterms:hasDestinationComponent", "ceterms:hasPart",
      "ceterms:isDestinationComponentOf", "ceterms:precededBy", "ceterms:precedes",
      "ceterms:proxyFor",
      // ceasn:CompetencyFramework and ceasn:Competency [M]
      "ceasn:competencyLabel", "ceasn:competencyText", "ceasn:description", "ceasn:hasTopChild",
      "ceasn:inLanguage", "ceasn:isPartOf", "ceasn:name"};
  return terms;
}

inline const std::set<std::string>& ctdl_classes() {
  static const std::set<std::string> classes = {
      // [S] [M]
      "ceterms:Certification", "ceterms:ConditionProfile", "ceterms:CostProfile",
      "ceterms:CredentialAlignmentObject", "ceterms:CredentialOrganization",
      "ceterms:DurationProfile", "ceterms:Pathway",
      // [M]
      "ceterms:Collection", "ceterms:CredentialComponent", "ceasn:Competency",
      "ceasn:CompetencyFramework"};
  return classes;
}

}  // namespace certrail::test
