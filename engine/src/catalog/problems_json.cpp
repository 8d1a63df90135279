#include <string>
#include <utility>

#include <nlohmann/json.hpp>

#include "certrail/json.hpp"

namespace certrail {

std::string to_json(const Problems& problems) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const Problem& problem : problems) {
    const ProblemInfo& facts = info(problem.code);
    nlohmann::ordered_json one = {{"code", std::string(facts.name)},
                                  {"title", std::string(facts.title)}};
    one["source"] = problem.source;
    one["pointer"] = problem.pointer;
    one["line"] = problem.line;
    one["column"] = problem.column;
    one["value"] = problem.value;
    one["detail"] = problem.detail;
    one["suggestion"] = problem.suggestion;
    list.push_back(std::move(one));
  }
  const nlohmann::ordered_json out = {{"problems", std::move(list)}};
  // Text of any bytes: what is no UTF-8 is replaced, so that nothing is thrown.
  return out.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + '\n';
}

}  // namespace certrail
