// The prerequisite graph of a catalogue: what a certification stands on and what it opens.
#pragma once

#include <memory>
#include <vector>

#include "certrail/catalog.hpp"

namespace certrail {

/// An arrow `from` -> `to`: holding `from` counts towards what `to` requires, because it is named
/// there or because it covers one that is.
struct PrerequisiteEdge {
  CertificationIndex from = 0;
  CertificationIndex to = 0;
  bool by_cover = false;
  friend bool operator==(const PrerequisiteEdge&, const PrerequisiteEdge&) = default;
};

/// Immutable; shared by threads. Built on Boost.Graph.
class Prerequisites {
 public:
  explicit Prerequisites(const Catalog& catalog);
  ~Prerequisites();
  Prerequisites(Prerequisites&&) noexcept;
  Prerequisites& operator=(Prerequisites&&) noexcept;

  /// All arrows, ascending by `from`, then `to`.
  const std::vector<PrerequisiteEdge>& edges() const;

  /// Everything that may be needed for `certification`, directly or not, ascending.
  std::vector<CertificationIndex> stands_on(CertificationIndex certification) const;

  /// Everything that `certification` helps towards, directly or not, ascending.
  std::vector<CertificationIndex> opens(CertificationIndex certification) const;

  /// An order of exams in which each one's requirement is met by those before it. Certifications
  /// that no order ever reaches are left out.
  const std::vector<CertificationIndex>& order() const;

  /// Certifications that no order of exams ever reaches, ascending.
  const std::vector<CertificationIndex>& unreachable() const;

  /// Groups of certifications that each need another of the same group first (strong components
  /// of the unreachable part), each ascending.
  std::vector<std::vector<CertificationIndex>> cycles() const;

 private:
  struct Graph;
  std::unique_ptr<const Graph> graph_;
};

}  // namespace certrail
