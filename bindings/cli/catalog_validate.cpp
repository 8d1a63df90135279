#include <fmt/format.h>

#include "commands.hpp"
#include "figures.hpp"
#include "loading.hpp"
#include "problems.hpp"

namespace certrail::cli {

Outcome catalog_validate(const std::optional<std::string>& directory, Format format,
                         const Session& session) {
  Session looked_in = session;
  if (directory) looked_in.data = *directory;
  const Result<Engine, Problems> engine = load_engine(looked_in, Checks::all);
  if (!engine) return failure(engine.error(), session, format);
  const Catalog& catalog = engine.value().catalog();
  const auto count = [](const auto& list, const char* thing) {
    return counted(static_cast<std::int64_t>(list.size()), thing);
  };
  Outcome outcome;
  outcome.out = fmt::format("No problems: {}, {}, {}, {}, {}; as of {}, hash {}.\n",
                            count(catalog.certifications, "certification"),
                            count(catalog.providers, "provider"), count(catalog.skills, "skill"),
                            count(catalog.roles, "role"), count(catalog.markets, "market"),
                            to_string(catalog.as_of), catalog.hash);
  return outcome;
}

}  // namespace certrail::cli
