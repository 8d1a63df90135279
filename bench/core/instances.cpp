#include "core/instances.hpp"

#include <fstream>
#include <sstream>
#include <utility>

#include "common/shipped.hpp"
#include "courses/course_catalogue.hpp"
#include "courses/course_graph.hpp"
#include "made/made_catalogue.hpp"
#include "workload/lines.hpp"

namespace certrail::bench {
namespace {

std::string shipped_policy() {
  std::ifstream file(project_folder() + "/data/policies/default.json");
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

const Engine* add_engine(Instances& instances, const std::vector<Document>& documents) {
  auto engine = Engine::load(documents);
  if (!engine) stop(engine.error());
  instances.engines.push_back(std::make_unique<const Engine>(std::move(*engine)));
  return instances.engines.back().get();
}

}  // namespace

Instances shipped_instances(const std::string& stratum) {
  Instances instances;
  instances.engines.push_back(std::make_unique<const Engine>(load_shipped()));
  const Engine& engine = *instances.engines.back();
  for (const Stratum one : kStrata) {
    if (stratum != "all" && stratum != to_string(one)) continue;
    for (Profile& profile : read_workload(engine.catalog(), one)) {
      instances.asked.push_back({&engine, std::move(profile)});
    }
  }
  return instances;
}

Instances made_instances(std::size_t catalogues, std::size_t items, std::size_t people) {
  Instances instances;
  const std::string policy = shipped_policy();
  for (std::size_t seed = 1; seed <= catalogues; ++seed) {
    const Engine* engine = add_engine(instances, made_catalogue(items, policy, seed));
    for (std::size_t i = 0; i < people; ++i) {
      instances.asked.push_back({engine, made_profile(seed * 1'000 + i)});
    }
  }
  return instances;
}

Instances course_instances(std::size_t items, std::size_t people) {
  Instances instances;
  const auto all = read_courses(project_folder() + "/bench/courses");
  const auto some = sample_courses(all, items, 1);
  const Engine* engine = add_engine(instances, course_catalogue(some, shipped_policy(), 1));
  for (std::size_t i = 0; i < people; ++i) {
    instances.asked.push_back({engine, course_profile(i)});
  }
  return instances;
}

void thin_out(std::vector<Instances::Asked>& asked, std::size_t limit) {
  if (limit == 0 || limit >= asked.size()) return;
  std::vector<Instances::Asked> kept;
  for (std::size_t i = 0; i < limit; ++i) kept.push_back(asked[i * asked.size() / limit]);
  asked = std::move(kept);
}

}  // namespace certrail::bench
