// A list of things or one thing in full, shown in any format: roles, skills, markets.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "commands.hpp"
#include "data_location.hpp"
#include "problems.hpp"
#include "table.hpp"

namespace certrail::cli {

using Json = nlohmann::ordered_json;

/// The same content for people and for programs.
struct Page {
  std::vector<std::string> lines;  ///< before the table; empty ones are left out
  Table table;
  Json json;
};

Outcome shown(const Page& page, Format format, const Session& session);

/// A row of plain text; the first cell, an id, stands out.
Row plain_row(const std::vector<std::string>& texts);

/// Loads the data, resolves the id if there is one, and shows the page made of it.
template <class Resolve, class All, class One>
Outcome list_or_show(const std::optional<std::string>& id, Format format, const Session& session,
                     const Resolve& resolve, const All& all, const One& one) {
  const Result<Engine, Problems> engine = load_engine(session);
  if (!engine) return failure(engine.error(), session, format);
  const Catalog& catalog = engine.value().catalog();
  if (!id) return shown(all(catalog), format, session);
  const auto found = resolve(catalog, *id, "ID");
  if (!found) return failure({found.error()}, session, format);
  return shown(one(catalog, found.value()), format, session);
}

}  // namespace certrail::cli
