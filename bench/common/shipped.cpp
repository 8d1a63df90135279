#include "common/shipped.hpp"

#include <cstdio>
#include <cstdlib>
#include <utility>

namespace certrail::bench {

std::string project_folder() { return CERTRAIL_BENCH_PROJECT_DIR; }

void stop(const Problems& problems) {
  for (const Problem& problem : problems) std::fprintf(stderr, "%s\n", to_string(problem).c_str());
  std::exit(4);
}

Engine load_engine(const std::string& directory) {
  auto engine = Engine::load(directory);
  if (!engine) stop(engine.error());
  return std::move(*engine);
}

Engine load_shipped() { return load_engine(project_folder() + "/data"); }

}  // namespace certrail::bench
