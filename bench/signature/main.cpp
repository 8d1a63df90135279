// Prints the signature, compares it with the numbers kept in bench/signature.json, or rewrites
// them.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

#include "common/shipped.hpp"
#include "signature/signature.hpp"

namespace {

using namespace certrail;
using namespace certrail::bench;
using nlohmann::ordered_json;

std::string hexadecimal(std::uint64_t value) {
  char text[17];
  std::snprintf(text, sizeof text, "%016llx", static_cast<unsigned long long>(value));
  return text;
}

ordered_json to_json(const Signature& signature) {
  return {{"questions", signature.questions},
          {"answers", hexadecimal(signature.answers)},
          {"search", hexadecimal(signature.search)}};
}

/// Tells what differs; true = nothing does.
bool same(const std::string& part, const ordered_json& kept, const ordered_json& found) {
  if (kept.value("answers", "") != found["answers"].get<std::string>()) {
    std::fprintf(stderr,
                 "%s: the ANSWERS are not those of bench/signature.json. That is right only where "
                 "the model, the data or the questions changed.\n",
                 part.c_str());
    return false;
  }
  if (kept.value("search", "") != found["search"].get<std::string>()) {
    std::fprintf(stderr,
                 "%s: the answers are the same, but found in other numbers of nodes. If the search "
                 "was meant to change: ./dev bench signature --update, and say so in the commit "
                 "message.\n",
                 part.c_str());
    return false;
  }
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  std::string only;
  int threads = 1;
  bool check = false;
  bool update = false;
  CLI::App app{"One number over all answers to fixed questions, and one over how they were found."};
  app.add_option("--part", only, "full or brief; default: both")
      ->check(CLI::IsMember({"full", "brief"}));
  app.add_option("--threads", threads, "that share the engine (1)")->check(CLI::Range(1, 256));
  app.add_flag("--check", check, "compare with bench/signature.json");
  app.add_flag("--update", update, "rewrite bench/signature.json");
  CLI11_PARSE(app, argc, argv);

  const std::string path = project_folder() + "/bench/signature.json";
  ordered_json kept = ordered_json::object();
  if (std::ifstream file(path); file) kept = ordered_json::parse(file);
  const Engine engine = load_shipped();
  bool all_same = true;
  for (const std::string part : {"full", "brief"}) {
    if (!only.empty() && only != part) continue;
    const auto questions =
        signed_questions(engine.catalog(), part == "full" ? Part::full : Part::brief);
    const ordered_json found = to_json(sign(engine, questions, threads));
    std::printf("%-5s %s\n", part.c_str(), found.dump().c_str());
    if (check) all_same = same(part, kept.value(part, ordered_json::object()), found) && all_same;
    kept[part] = found;
  }
  if (update) std::ofstream(path) << kept.dump(2) << '\n';
  return all_same ? 0 : 1;
}
