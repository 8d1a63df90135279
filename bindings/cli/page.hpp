// A list of things or one thing in full, shown in any format: roles, skills, markets.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "commands.hpp"
#include "loading.hpp"
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

/// Loads the data, resolves the id if there is one, and shows the page made of it. Where `folder`
/// names a folder of the data, the id may be the name of a file such as those in it.
template <class Resolve, class All, class One>
Outcome list_or_show(const std::optional<std::string>& id, Format format, const Session& session,
                     std::string_view folder, const Resolve& resolve, const All& all,
                     const One& one) {
  const auto file = folder.empty() ? std::nullopt : id;
  const Result<Engine, Problems> engine = load_engine_with(session, folder, file);
  if (!engine) return failure(engine.error(), session, format);
  const Catalog& catalog = engine.value().catalog();
  if (!id) return shown(all(catalog), format, session);
  const auto found = resolve(catalog, *id, "ID");
  if (!found) return failure({found.error()}, session, format);
  return shown(one(catalog, found.value()), format, session);
}

}  // namespace certrail::cli
