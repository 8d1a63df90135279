// The sub-commands. Each takes what was typed and gives back what is to be written.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "certrail/exchange.hpp"
#include "certrail/posting_reader.hpp"
#include "question.hpp"
#include "session.hpp"

namespace certrail::cli {

Outcome recommend(const ProfileFlags& flags, Format format, const Session& session);
Outcome compare(const ProfileFlags& flags, Format format, const Session& session);
Outcome gap(const ProfileFlags& flags, Format format, const Session& session);

struct CatalogFilter {
  std::optional<std::string> provider;
  std::optional<std::string> level;
  std::optional<std::string> state;  ///< open, retired, upcoming, beta or all; open if not said
  std::optional<std::string> skill;
};
Outcome catalog_list(const CatalogFilter& filter, Format format, const Session& session);
Outcome catalog_show(const std::string& id, Format format, const Session& session);
Outcome catalog_graph(const std::optional<std::string>& id, bool as_json, const Session& session);
enum class ExportFormat { json, csv, ctdl };
/// To `output`, written whole or not at all, where one is given.
Outcome catalog_export(ExportFormat format, const std::optional<std::string>& output,
                       const Session& session);
Outcome catalog_report(Format format, const Session& session);
Outcome catalog_validate(const std::optional<std::string>& directory, Format format,
                         const Session& session);

struct MarketBuildFlags {
  std::vector<std::string> inputs;          ///< files, folders; "-" is standard input
  PostingFields fields;                     ///< empty = guessed
  std::optional<std::string> input_format;  ///< ndjson, csv, json or text
  std::vector<std::string> titles;
  std::vector<std::string> regions;
  std::optional<std::string> since;
  std::optional<std::string> until;
  std::optional<std::string> output;  ///< else standard output
  std::optional<std::string> id;
  std::optional<std::string> name;
};
Outcome market_build(const MarketBuildFlags& flags, const Session& session);
/// Each is a file or a market of the data.
Outcome market_diff(const std::string& from, const std::string& to, bool all, Format format,
                    const Session& session);

Outcome profile_template();
Outcome profile_check(const std::string& file, Format format, const Session& session);

struct ImportFlags {
  std::vector<std::string> files;  ///< or folders of CSV files; "-" is standard input
  std::optional<PersonFormat> from;
  std::optional<std::string> output;
  std::optional<std::string> report;
  std::optional<std::string> start;
};
Outcome profile_import(const ImportFlags& flags, const Session& session);

// Lists all, or shows the one of that id.
Outcome roles(const std::optional<std::string>& id, Format format, const Session& session);
Outcome skills(const std::optional<std::string>& id, Format format, const Session& session);
Outcome markets(const std::optional<std::string>& id, Format format, const Session& session);
Outcome tracks(const std::optional<std::string>& id, Format format, const Session& session);

/// All ids of one kind, one a line: what completion scripts offer.
Outcome ids(const std::string& kind, const Session& session);

Outcome version(const Session& session);

}  // namespace certrail::cli
