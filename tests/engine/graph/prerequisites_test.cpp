// The prerequisite graph on small catalogues drawn by hand.
#include "certrail/prerequisites.hpp"

#include "support/catch.hpp"

namespace certrail {
namespace {

Requirement leaf(CertificationIndex c) {
  Requirement r;
  r.leaf = c;
  return r;
}

Requirement at_least(int k, std::vector<Requirement> children) {
  Requirement r;
  r.kind = Requirement::Kind::k_of;
  r.k = k;
  r.children = std::move(children);
  return r;
}

Requirement all_of(std::vector<Requirement> children) {
  const int k = static_cast<int>(children.size());
  return at_least(k, std::move(children));
}

/// Certifications 0, 1, 2, ... of which nothing but requirements and covers matters.
Catalog catalog_of(std::size_t count) {
  Catalog catalog;
  catalog.certifications.resize(count);
  return catalog;
}

using Indices = std::vector<CertificationIndex>;

}  // namespace

TEST_CASE("What a certification stands on and opens goes through the whole chain") {
  // 0 <- 1 <- 2, and 3 stands on 1 and 4.
  Catalog catalog = catalog_of(6);
  catalog.certifications[1].requires_ = leaf(0);
  catalog.certifications[2].requires_ = leaf(1);
  catalog.certifications[3].requires_ = all_of({leaf(1), leaf(4)});
  const Prerequisites graph(catalog);
  CHECK(graph.stands_on(2) == Indices{0, 1});
  CHECK(graph.stands_on(3) == Indices{0, 1, 4});
  CHECK(graph.opens(0) == Indices{1, 2, 3});
  CHECK(graph.stands_on(5).empty());
  CHECK(graph.opens(5).empty());
  CHECK(graph.unreachable().empty());
  CHECK(graph.cycles().empty());
}

TEST_CASE("What covers a requirement counts towards it, and says so") {
  Catalog catalog = catalog_of(3);
  catalog.certifications[1].requires_ = leaf(0);
  catalog.certifications[2].covers = {0};
  const Prerequisites graph(catalog);
  CHECK(graph.edges() == std::vector<PrerequisiteEdge>{{0, 1, false}, {2, 1, true}});
  CHECK(graph.stands_on(1) == Indices{0, 2});
}

TEST_CASE("A certification never supplies its own requirement by covering it") {
  Catalog catalog = catalog_of(2);
  catalog.certifications[1].requires_ = leaf(0);
  catalog.certifications[1].covers = {0};
  const Prerequisites graph(catalog);
  CHECK(graph.edges() == std::vector<PrerequisiteEdge>{{0, 1, false}});
}

TEST_CASE("In the order of exams every requirement holds before it is needed") {
  Catalog catalog = catalog_of(5);
  catalog.certifications[0].requires_ = at_least(2, {leaf(1), leaf(2), leaf(3)});
  catalog.certifications[1].requires_ = leaf(4);
  catalog.certifications[3].requires_ = leaf(0);
  const Prerequisites graph(catalog);
  std::vector<bool> taken(5);
  for (const CertificationIndex c : graph.order()) {
    const auto& requirement = catalog.certifications[c].requires_;
    CHECK((!requirement ||
           satisfied(*requirement, [&](CertificationIndex other) { return taken[other]; })));
    taken[c] = true;
  }
  CHECK(graph.order().size() == 5);
}

TEST_CASE("A circle with a way in is no problem") {
  // 0 needs 1 or 2, 1 needs 0: 2 opens both.
  Catalog catalog = catalog_of(3);
  catalog.certifications[0].requires_ = at_least(1, {leaf(1), leaf(2)});
  catalog.certifications[1].requires_ = leaf(0);
  const Prerequisites graph(catalog);
  CHECK(graph.unreachable().empty());
  CHECK(graph.cycles().empty());
}

TEST_CASE("Circles without a way in are found, with what hangs on them") {
  // 0 and 1 need each other, 2 needs itself, 3 needs 0; 4 is free.
  Catalog catalog = catalog_of(5);
  catalog.certifications[0].requires_ = leaf(1);
  catalog.certifications[1].requires_ = all_of({leaf(0), leaf(4)});
  catalog.certifications[2].requires_ = leaf(2);
  catalog.certifications[3].requires_ = leaf(0);
  const Prerequisites graph(catalog);
  CHECK(graph.unreachable() == Indices{0, 1, 2, 3});
  CHECK(graph.cycles() == std::vector<Indices>{{0, 1}, {2}});
  CHECK(graph.order() == Indices{4});
}

}  // namespace certrail
