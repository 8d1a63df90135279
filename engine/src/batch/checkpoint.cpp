#include "batch/checkpoint.hpp"

#include <cerrno>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "batch/batch_totals.hpp"
#include "batch/byte_source.hpp"
#include "batch/gzip_member.hpp"
#include "catalog/json_text.hpp"
#include "catalog/profile_json.hpp"
#include "certrail/version.hpp"

namespace certrail {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;

constexpr int kCheckpointVersion = 3;

struct Pin {
  const char* field;
  const char* name;  ///< for people
  std::string BatchPins::*text;
};

constexpr Pin kPins[] = {{"version", "the program's version", &BatchPins::version},
                         {"catalogue", "the catalogue", &BatchPins::catalogue},
                         {"start_on", "the start day", &BatchPins::start_on},
                         {"options", "the flags", &BatchPins::options},
                         {"input", "the input", &BatchPins::input},
                         {"library", "the library zlib", &BatchPins::library}};

std::string dumped(const ordered_json& document) {
  return document.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

Problem bad_checkpoint(const std::string& path, std::string detail) {
  Problem problem;
  problem.code = ProblemCode::wrong_use;
  problem.source = path;
  problem.detail = std::move(detail);
  return problem;
}

}  // namespace

BatchPins pins_of(const Engine& engine, const BatchFiles& files, const BatchOptions& options,
                  const std::string& input_fingerprint) {
  Profile defaults = options.defaults;
  BatchPins pins;
  pins.version = CERTRAIL_VERSION;
  pins.catalogue = engine.catalog().hash;
  pins.start_on = defaults.start_on ? to_string(*defaults.start_on) : "none";
  defaults.start_on.reset();
  ordered_json all = {{"defaults", to_json_value(defaults)},
                      {"track", options.track},
                      {"top", options.top},
                      {"distinct", options.distinct},
                      {"max_nodes", options.max_nodes.value_or(0)},
                      {"fields", static_cast<int>(options.fields)},
                      {"matrix", options.matrix},
                      {"from", static_cast<int>(options.from)},
                      {"to", static_cast<int>(options.to)},
                      {"strict", options.strict},
                      {"input_gzip", is_gzip_name(files.input)},
                      {"output_gzip", is_gzip_name(files.output)}};
  pins.options = dumped(all);
  pins.input = input_fingerprint;
  if (is_gzip_name(files.output)) pins.library = gzip_library();
  return pins;
}

std::optional<Problem> write_checkpoint(FileOperations& operations, const std::string& path,
                                        const Catalog& catalog, const Checkpoint& checkpoint) {
  ordered_json document = {{"checkpoint_version", kCheckpointVersion}};
  for (const Pin& pin : kPins) document[pin.field] = checkpoint.pins.*pin.text;
  document["offset"] = checkpoint.place.offset;
  document["line_breaks"] = checkpoint.place.line_breaks;
  document["read_fingerprint"] = checkpoint.read_fingerprint;
  document["output_size"] = checkpoint.output_size;
  document["complete"] = checkpoint.complete;
  document["totals"] = totals_to_json(catalog, checkpoint.totals);
  return write_durably(operations, path, dumped(document) + '\n');
}

Result<std::optional<Checkpoint>> read_checkpoint(const std::string& path, const Catalog& catalog) {
  errno = 0;
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    if (errno == ENOENT) return std::optional<Checkpoint>();
    Problem problem = cannot_write(path, "read");
    problem.code = ProblemCode::unreadable_file;
    return problem;
  }
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  ProblemSink sink;
  const auto document = parse_json(text, sink);
  Checkpoint out;
  try {
    if (document && document->at("checkpoint_version") == kCheckpointVersion) {
      for (const Pin& pin : kPins) document->at(pin.field).get_to(out.pins.*pin.text);
      document->at("offset").get_to(out.place.offset);
      document->at("line_breaks").get_to(out.place.line_breaks);
      document->at("read_fingerprint").get_to(out.read_fingerprint);
      document->at("output_size").get_to(out.output_size);
      document->at("complete").get_to(out.complete);
      // Totals may name certifications that another catalogue lacks; then the pins tell so.
      if (totals_from_json(catalog, document->at("totals"), out.totals) ||
          out.pins.catalogue != catalog.hash) {
        return std::optional(std::move(out));
      }
    }
  } catch (const std::exception&) {
    // Said below.
  }
  return bad_checkpoint(path, "this is no checkpoint of a batch; start anew without resuming");
}

namespace {

/// "/top was 3, now it is 2" of each flag that differs.
std::string flags_that_differ(const std::string& then, const std::string& now) {
  const json before = json::parse(then, nullptr, false);
  const json after = json::parse(now, nullptr, false);
  if (before.is_discarded() || after.is_discarded()) return {};
  const json was = before.flatten();
  const json is = after.flatten();
  std::string out;
  const auto add = [&](const std::string& field) {
    const auto text = [&](const json& all) {
      const auto found = all.find(field);
      return found == all.end() ? std::string("not given") : found->dump();
    };
    out += (out.empty() ? "" : ", ") + field + " was " + text(was) + ", now it is " + text(is);
  };
  for (const auto& [field, value] : was.items()) {
    if (!is.contains(field) || is.at(field) != value) add(field);
  }
  for (const auto& [field, value] : is.items()) {
    if (!was.contains(field)) add(field);
  }
  return out;
}

}  // namespace

std::optional<Problem> compare_pins(const BatchPins& then, const BatchPins& now,
                                    const std::string& path) {
  for (const Pin& pin : kPins) {
    if (then.*pin.text == now.*pin.text) continue;
    const bool flags = pin.text == &BatchPins::options;
    const std::string difference =
        flags ? "the flags differ: " + flags_that_differ(then.*pin.text, now.*pin.text)
              : std::string(pin.name) + " was " + then.*pin.text + ", now it is " + now.*pin.text;
    return bad_checkpoint(path, "the run cannot be gone on with: " + difference +
                                    "; put it back, or start anew without resuming");
  }
  return {};
}

}  // namespace certrail
