#include "refused.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "certrail/json.hpp"

namespace certrail::python {

Refused::Refused(const Problems& problems) {
  int status = 0;
  for (const Problem& problem : problems) status = std::max(status, exit_status(problem));
  auto document = nlohmann::ordered_json::parse(to_json(problems));
  document["exit_status"] = status;
  document_ = document.dump();
}

Refused bad_argument(ProblemCode code, std::string name, std::string value, std::string detail) {
  Problem problem;
  problem.code = code;
  problem.source = std::move(name);
  problem.value = std::move(value);
  problem.detail = std::move(detail);
  return Refused({std::move(problem)});
}

}  // namespace certrail::python
