#include "table_session.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "arrow_profiles.hpp"
#include "certrail/json.hpp"
#include "certrail/names.hpp"
#include "refused.hpp"

namespace certrail::python {
namespace {

// Rows of an array: enough to be quick, and few enough to be handed on in pieces.
constexpr std::size_t kMostRows = 65'536;
// Positions in an array of texts have 31 bits.
constexpr std::size_t kMostBytes = std::size_t{256} << 20U;

BatchFields fields_of(const std::string& word) {
  static constexpr std::array<std::string_view, 4> words = {"best", "paths", "steps", "full"};
  const auto found = std::find(words.begin(), words.end(), word);
  if (found == words.end()) {
    throw bad_argument(ProblemCode::invalid_value, "fields", word,
                       "expected best, paths, steps or full, found '" + word + "'");
  }
  return static_cast<BatchFields>(found - words.begin());
}

BatchOptions options_of(const Catalog& catalog, const TableAsking& asking) {
  BatchOptions options;
  options.defaults = taken(parse_profile(catalog, asking.defaults, "defaults"));
  if (!options.defaults.start_on) options.defaults.start_on = parse_date(asking.today);
  if (!asking.track.empty()) options.track = taken(resolve_track(catalog, asking.track, "track"));
  options.top = asking.top;
  options.distinct = asking.distinct;
  options.max_nodes = asking.max_nodes;
  options.fields = fields_of(asking.fields);
  options.matrix = asking.matrix;
  return options;
}

}  // namespace

void describe_answers(const std::string& fields, bool matrix, ArrowSchema& out) {
  BatchOptions options;
  options.fields = fields_of(fields);
  options.matrix = matrix;
  answers_table(options).describe(out);
}

BatchRun TableSession::run(const TableAsking& asking) {
  BatchRun run;
  run.threads = asking.threads;
  run.cache_bytes = asking.cache_bytes;
  run.stop = &stop_;
  run.progress = &progress_;
  return run;
}

TableSession::TableSession(const SharedEngine& engine, const TableAsking& asking,
                           Owned<ArrowSchema> schema)
    : options_(options_of(engine.engine().catalog(), asking)),
      schema_(std::move(schema)),
      answerer_(taken(
          TableAnswerer::make(engine.engine(), options_, run(asking), profile_columns(*schema_)))),
      columns_(engine.engine().catalog(), options_) {}

bool TableSession::answer(std::vector<Owned<ArrowArray>> batches,
                          std::vector<Owned<ArrowArray>>& answers) {
  const ArrowProfiles table(*schema_, std::move(batches));
  const auto finish_array = [&] {
    ArrowArray array;
    columns_.take(array);
    answers.emplace_back(array);
  };
  const bool done = taken(answerer_.answer(table, [&](const RowAnswer& row) {
    columns_.add(row);
    if (columns_.rows() == kMostRows || columns_.bytes() > kMostBytes) finish_array();
  }));
  if (done && columns_.rows() > 0) finish_array();
  return done;
}

}  // namespace certrail::python
