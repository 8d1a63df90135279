// The prerequisite graph as DOT (for Graphviz) and as JSON.
#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <set>

#include "certrail/names.hpp"
#include "commands.hpp"
#include "loading.hpp"
#include "problems.hpp"
#include "text.hpp"
#include "wording.hpp"

namespace certrail::cli {
namespace {

/// What leads to and from one certification, or all that any arrow touches.
std::set<CertificationIndex> nodes_of(const Prerequisites& graph,
                                      const std::optional<CertificationIndex>& centre) {
  std::set<CertificationIndex> nodes;
  if (centre) {
    nodes.insert(*centre);
    for (const CertificationIndex each : graph.stands_on(*centre)) nodes.insert(each);
    for (const CertificationIndex each : graph.opens(*centre)) nodes.insert(each);
  } else {
    for (const PrerequisiteEdge& edge : graph.edges()) nodes.insert({edge.from, edge.to});
  }
  return nodes;
}

std::string escaped(const std::string& text) {
  std::string result;
  for (const char letter : printable(text)) {
    if (letter == '"' || letter == '\\') result += '\\';
    result += letter;
  }
  return result;
}

std::string as_dot(const Engine& engine, const std::set<CertificationIndex>& nodes,
                   const std::optional<CertificationIndex>& centre, Date today) {
  const Catalog& catalog = engine.catalog();
  std::string text =
      "digraph certifications {\n  rankdir=LR;\n  node [shape=box, fontname=\"sans-serif\"];\n";
  for (const CertificationIndex each : nodes) {
    const Certification& c = catalog.certifications[each];
    const bool closed = state_on(c, today) == "retired";
    text += fmt::format("  \"{}\" [label=\"{}\\n{}\"{}{}];\n", escaped(c.id),
                        escaped(code_of(catalog, each)), escaped(bare_name(c)),
                        closed ? ", style=dashed" : "", each == centre ? ", penwidth=2" : "");
  }
  for (const PrerequisiteEdge& edge : engine.prerequisites().edges()) {
    if (nodes.count(edge.from) == 0 || nodes.count(edge.to) == 0) continue;
    text += fmt::format("  \"{}\" -> \"{}\"{};\n", escaped(catalog.certifications[edge.from].id),
                        escaped(catalog.certifications[edge.to].id),
                        edge.by_cover ? " [style=dotted, label=\"covers\"]" : "");
  }
  return text + "}\n";
}

std::string as_json(const Engine& engine, const std::set<CertificationIndex>& nodes, Date today) {
  using Json = nlohmann::ordered_json;
  const Catalog& catalog = engine.catalog();
  Json document = {{"schema_version", 1}, {"nodes", Json::array()}, {"edges", Json::array()}};
  for (const CertificationIndex each : nodes) {
    const Certification& c = catalog.certifications[each];
    document["nodes"].push_back({{"id", c.id},
                                 {"name", c.name},
                                 {"provider", catalog.providers[c.provider].id},
                                 {"level", to_string(c.level)},
                                 {"state", state_on(c, today)}});
  }
  for (const PrerequisiteEdge& edge : engine.prerequisites().edges()) {
    if (nodes.count(edge.from) == 0 || nodes.count(edge.to) == 0) continue;
    document["edges"].push_back({{"from", catalog.certifications[edge.from].id},
                                 {"to", catalog.certifications[edge.to].id},
                                 {"by_cover", edge.by_cover}});
  }
  return document.dump(2) + "\n";
}

}  // namespace

Outcome catalog_graph(const std::optional<std::string>& id, bool json, const Session& session) {
  const Format format = json ? Format::json : Format::table;
  const Result<Engine, Problems> engine = load_engine(session);
  if (!engine) return failure(engine.error(), session, format);
  std::optional<CertificationIndex> centre;
  if (id) {
    const auto found = resolve_certification(engine.value().catalog(), *id, "--id");
    if (!found) return failure({found.error()}, session, format);
    centre = found.value();
  }
  const auto nodes = nodes_of(engine.value().prerequisites(), centre);
  const Date today = session.environment.today;
  Outcome outcome;
  outcome.out =
      json ? as_json(engine.value(), nodes, today) : as_dot(engine.value(), nodes, centre, today);
  return outcome;
}

}  // namespace certrail::cli
