#include "loading.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "certrail/json.hpp"
#include "data_location.hpp"
#include "flag_values.hpp"
#include "input.hpp"

namespace certrail::cli {
namespace {

namespace fs = std::filesystem;

/// Ids have neither.
bool is_file_name(std::string_view name) {
  return name.find('/') != std::string_view::npos || name.ends_with(".json");
}

/// Documents beside those of the data directory.
class Additions {
 public:
  void add_overlays(const Session& session) {
    for (std::size_t i = 0; i < session.overlays.size(); ++i) {
      const std::string& path = session.overlays[i];
      add(fmt::format("overlays/{:05} {}", i, path), path, path);
    }
  }

  /// `called` if it is the name of a file; it counts from the folder `from`.
  void add_own(std::string_view folder, const std::string& called, const fs::path& from = {}) {
    if (!is_file_name(called)) return;
    const std::string name = fmt::format("{}/{}", folder, called);
    const auto is_there = [&](const Document& document) { return document.name == name; };
    if (std::any_of(documents_.begin(), documents_.end(), is_there)) return;
    add(name, (from / called).string(), called);
  }

  Result<Engine, Problems> load(const Session& session, Date day, Checks checks = Checks::needed) {
    if (!problems_.empty()) return std::move(problems_);
    const auto directory = data_directory(session);
    if (!directory) return directory.error();
    auto documents = read_data_directory(*directory);
    if (!documents) return std::move(documents.error());
    for (Document& document : documents_) documents->push_back(std::move(document));
    return Engine::load(*documents, day, checks);
  }

 private:
  void add(std::string name, const std::string& path, const std::string& called) {
    auto text = read_text(path);
    if (text) {
      documents_.push_back({std::move(name), std::move(*text), source_name(called)});
    } else {
      problems_.push_back(std::move(text.error()));
    }
  }

  std::vector<Document> documents_;
  Problems problems_;
};

/// The files that a flag such as --role a=60,./b.json=40 names.
void add_named_by_flag(const ProfileFlags& flags, const std::string& flag, std::string_view folder,
                       Additions& additions) {
  const auto given = flags.given.find(flag);
  if (given == flags.given.end()) return;
  for (const std::string& text : given->second) {
    const auto parts = named_values(text, flag);
    if (!parts) continue;  // reported by whoever reads the flag
    for (const NamedValue& part : *parts) additions.add_own(folder, part.name);
  }
}

const std::string* only_value(const ProfileFlags& flags, const std::string& flag) {
  const auto given = flags.given.find(flag);
  return given == flags.given.end() || given->second.empty() ? nullptr : &given->second.front();
}

}  // namespace

Result<Engine, Problems> load_engine(const Session& session, Checks checks) {
  Additions additions;
  additions.add_overlays(session);
  return additions.load(session, session.environment.today, checks);
}

Result<Engine, Problems> load_engine_with(const Session& session, std::string_view folder,
                                          const std::optional<std::string>& name) {
  Additions additions;
  additions.add_overlays(session);
  if (name) additions.add_own(folder, *name);
  return additions.load(session, session.environment.today);
}

Result<Opened, Problems> open_for(const ProfileFlags& flags, const Session& session) {
  Additions additions;
  additions.add_overlays(session);
  add_named_by_flag(flags, "--role", "roles", additions);
  add_named_by_flag(flags, "--market", "markets", additions);
  add_named_by_flag(flags, "--policy", "policies", additions);

  std::optional<std::string> profile;
  std::optional<Date> start;
  if (const std::string* path = only_value(flags, "--profile")) {
    auto text = read_text(*path);
    if (!text) return Problems{std::move(text.error())};
    const ProfileNeeds needs = needs_of_profile(*text);
    const fs::path beside = *path == "-" ? fs::path{} : fs::path(*path).parent_path();
    for (const std::string& name : needs.roles) additions.add_own("roles", name, beside);
    for (const std::string& name : needs.markets) additions.add_own("markets", name, beside);
    for (const std::string& name : needs.policies) additions.add_own("policies", name, beside);
    start = needs.start_on;
    profile = std::move(*text);
  }
  if (const std::string* text = only_value(flags, "--start")) {
    if (const auto given = parse_date(*text)) start = given;
  }
  auto engine = additions.load(session, start.value_or(session.environment.today));
  if (!engine) return std::move(engine.error());
  return Opened{std::move(*engine), std::move(profile)};
}

}  // namespace certrail::cli
