// Cases of the twin (see twin/generator.hpp) put to the engine.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "certrail/engine.hpp"

namespace certrail::test {

/// The data files of a case, and its profile as a document.
struct CaseDocuments {
  std::vector<Document> data;
  std::string profile;
  int top = 10;
  int distinct = 100;
};

CaseDocuments documents_of(const nlohmann::json& question);

/// The engine of a case and what is asked of it; throws std::runtime_error with the problems
/// where the case is not valid.
struct CaseQuestion {
  Engine engine;
  Question question;
};

CaseQuestion question_of(const nlohmann::json& question);

}  // namespace certrail::test
