// Writes drawn profiles to stdout, one a line: as many as asked for, fast enough for millions.
#include <CLI/CLI.hpp>
#include <cstdint>
#include <cstdio>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "common/fingerprint.hpp"
#include "common/shipped.hpp"
#include "twin/random.hpp"
#include "workload/draw.hpp"
#include "workload/lines.hpp"

namespace {

using namespace certrail;
using namespace certrail::bench;

struct Options {
  std::uint64_t count = 1'000;
  std::uint64_t seed = 1;
  int duplicates = 0;  ///< percent
  std::string stratum;
};

/// Draws people one after the other and never the same twice, but for the duplicates asked for.
class Writer {
 public:
  Writer(const Pools& pools, const Options& options, std::optional<Stratum> stratum)
      : pools_(pools), options_(options), stratum_(stratum), repeat_(~options.seed) {}

  bool write_next() {
    const bool repeat = !made_.empty() && repeat_.chance(options_.duplicates);
    const std::string line = repeat ? line_of(repeat_.pick(made_)) : new_line();
    return std::fwrite(line.data(), 1, line.size(), stdout) == line.size() &&
           std::fputc('\n', stdout) != EOF;
  }

 private:
  std::string line_of(std::uint64_t number) const {
    return to_line(draw_profile(pools_, options_.seed, number, stratum_));
  }

  std::string new_line() {
    for (;; ++next_) {
      std::string line = line_of(next_);
      Fingerprint fingerprint;
      fingerprint.add(line);
      // Two different lines with one number would cost a line that could have stayed: no harm.
      if (!seen_.insert(fingerprint.value()).second) continue;
      made_.push_back(next_++);
      return line;
    }
  }

  const Pools& pools_;
  const Options& options_;
  std::optional<Stratum> stratum_;
  twin::Random repeat_;
  std::uint64_t next_ = 0;
  std::vector<std::uint64_t> made_;  ///< numbers of all people written so far
  std::unordered_set<std::uint64_t> seen_;
};

}  // namespace

int main(int argc, char** argv) {
  Options options;
  CLI::App app{"Draws profiles, one JSON document a line."};
  app.add_option("--count", options.count, "how many (1000)");
  app.add_option("--seed", options.seed, "other seeds, other people (1)");
  app.add_option("--duplicates", options.duplicates, "percent that repeat an earlier one (0)")
      ->check(CLI::Range(0, 100));
  app.add_option("--stratum", options.stratum, "only of this one; default: half open, rest mixed")
      ->check(CLI::IsMember({"open", "one_cloud", "limits"}));
  CLI11_PARSE(app, argc, argv);

  const Engine engine = load_shipped();
  const Pools pools = make_pools(engine.catalog(), kStart);
  Writer writer(pools, options, parse_stratum(options.stratum));
  for (std::uint64_t i = 0; i < options.count; ++i) {
    if (!writer.write_next()) {
      std::fprintf(stderr, "workload: the output could not be written\n");
      return 74;
    }
  }
  return 0;
}
