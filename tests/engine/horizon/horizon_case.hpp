// A person, a path and a catalogue of what they name, built by hand.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "certrail/recommendation.hpp"

namespace certrail::test {

inline Date day(std::string_view text) { return *parse_date(text); }

struct HorizonCase {
  Catalog catalog;
  Profile profile;
  Path path;

  /// Ids must be added in ascending order, providers by the part before ':'.
  CertificationIndex add(const std::string& id, int months, std::int64_t fee_cents,
                         std::int64_t study_minutes, std::optional<RenewalRuleIndex> rule);
  RenewalRuleIndex add_rule(const std::string& id, RenewalWay way);
  RenewalRule& rule(RenewalRuleIndex index) { return catalog.renewal_rules[index]; }
  Certification& at(CertificationIndex index) { return catalog.certifications[index]; }
  void hold(CertificationIndex c, std::optional<Date> earned_on);
  void take(CertificationIndex c, Date exam_on);

  Horizon until(std::string_view last) const;
};

/// "2027-01-31 renewal aws:A 150.00 42", one a line: day, kind, what, dollars, minutes.
std::string upkeep_lines(const Catalog& catalog, const KeptCertification& kept);

}  // namespace certrail::test
