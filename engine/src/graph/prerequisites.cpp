#include "certrail/prerequisites.hpp"

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/reverse_graph.hpp>
#include <boost/graph/strong_components.hpp>
#include <tuple>

#include "graph/reachability.hpp"

namespace certrail {
namespace {

using Digraph = boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS>;

std::vector<PrerequisiteEdge> collect_edges(const Catalog& catalog,
                                            const std::vector<CoveredBy>& covered_by) {
  std::vector<PrerequisiteEdge> edges;
  const auto count = static_cast<CertificationIndex>(catalog.certifications.size());
  for (CertificationIndex c = 0; c < count; ++c) {
    const auto& requirement = catalog.certifications[c].requires_;
    if (!requirement) continue;
    for_each_leaf(*requirement, [&](CertificationIndex leaf) {
      edges.push_back({leaf, c, false});
      for (CertificationIndex coverer : covered_by[leaf]) {
        if (coverer != c) edges.push_back({coverer, c, true});
      }
    });
  }
  // Of several reasons for one arrow keep the direct one.
  std::sort(edges.begin(), edges.end(), [](const auto& a, const auto& b) {
    return std::tie(a.from, a.to, a.by_cover) < std::tie(b.from, b.to, b.by_cover);
  });
  edges.erase(
      std::unique(edges.begin(), edges.end(),
                  [](const auto& a, const auto& b) { return a.from == b.from && a.to == b.to; }),
      edges.end());
  return edges;
}

/// Everything a breadth-first search from `start` meets, without `start`, ascending.
template <class G>
std::vector<CertificationIndex> reached_from(const G& graph, CertificationIndex start) {
  struct Collect : boost::default_bfs_visitor {
    explicit Collect(std::vector<CertificationIndex>& out) : found(&out) {}
    void discover_vertex(std::size_t vertex, const G&) const {
      found->push_back(static_cast<CertificationIndex>(vertex));
    }
    std::vector<CertificationIndex>* found;
  };
  std::vector<CertificationIndex> found;
  boost::breadth_first_search(graph, start, boost::visitor(Collect(found)));
  std::erase(found, start);
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace

struct Prerequisites::Graph {
  std::vector<PrerequisiteEdge> edges;
  Digraph digraph;
  std::vector<CertificationIndex> order;
  std::vector<CertificationIndex> unreachable;
};

Prerequisites::Prerequisites(const Catalog& catalog) {
  auto graph = std::make_unique<Graph>();
  graph->edges = collect_edges(catalog, covered_by(catalog));
  graph->digraph = Digraph(catalog.certifications.size());
  for (const PrerequisiteEdge& edge : graph->edges) {
    boost::add_edge(edge.from, edge.to, graph->digraph);
  }
  graph->order = exam_order(catalog);
  std::vector<bool> reached(catalog.certifications.size());
  for (CertificationIndex c : graph->order) reached[c] = true;
  for (CertificationIndex c = 0; c < reached.size(); ++c) {
    if (!reached[c]) graph->unreachable.push_back(c);
  }
  graph_ = std::move(graph);
}

Prerequisites::~Prerequisites() = default;
Prerequisites::Prerequisites(Prerequisites&&) noexcept = default;
Prerequisites& Prerequisites::operator=(Prerequisites&&) noexcept = default;

const std::vector<PrerequisiteEdge>& Prerequisites::edges() const { return graph_->edges; }

std::vector<CertificationIndex> Prerequisites::stands_on(CertificationIndex certification) const {
  return reached_from(boost::make_reverse_graph(graph_->digraph), certification);
}

std::vector<CertificationIndex> Prerequisites::opens(CertificationIndex certification) const {
  return reached_from(graph_->digraph, certification);
}

const std::vector<CertificationIndex>& Prerequisites::order() const { return graph_->order; }

const std::vector<CertificationIndex>& Prerequisites::unreachable() const {
  return graph_->unreachable;
}

std::vector<std::vector<CertificationIndex>> Prerequisites::cycles() const {
  std::vector<std::size_t> component(boost::num_vertices(graph_->digraph));
  const std::size_t count = boost::strong_components(
      graph_->digraph, boost::make_iterator_property_map(
                           component.begin(), boost::get(boost::vertex_index, graph_->digraph)));
  std::vector<std::vector<CertificationIndex>> groups(count);
  for (CertificationIndex c : graph_->unreachable) groups[component[c]].push_back(c);
  std::erase_if(groups, [&](const auto& group) {
    return group.empty() || (group.size() == 1 &&
                             !boost::edge(group.front(), group.front(), graph_->digraph).second);
  });
  std::sort(groups.begin(), groups.end());
  return groups;
}

}  // namespace certrail
