#include "support/shipped.hpp"

#include <fstream>
#include <iterator>
#include <stdexcept>

namespace certrail::test {

Engine shipped_engine() {
  auto engine = Engine::load(std::string(CERTRAIL_DATA_DIR));
  if (!engine) throw std::runtime_error(to_string(engine.error().front()));
  return std::move(*engine);
}

std::vector<Document> shipped_documents() {
  auto documents = read_data_directory(CERTRAIL_DATA_DIR);
  if (!documents) throw std::runtime_error(to_string(documents.error().front()));
  return std::move(*documents);
}

std::string shipped_policy() {
  std::ifstream in(std::string(CERTRAIL_DATA_DIR) + "/policies/default.json");
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

}  // namespace certrail::test
