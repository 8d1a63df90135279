// What a stranger's program does with the installed library and data.
#include <certrail/engine.hpp>
#include <certrail/json.hpp>
#include <certrail/names.hpp>
#include <cstdio>

int main() {
  const auto engine = certrail::Engine::load(std::string(DATA_DIR));
  if (!engine) {
    std::fputs(certrail::to_json(engine.error()).c_str(), stderr);
    return 1;
  }
  certrail::Question question;
  question.profile.role.parts = {{"ai_architect", 1}};
  question.profile.start_on = certrail::parse_date("2026-11-22");
  const auto answer = engine->recommend(question);
  if (!answer) {
    std::fputs(certrail::to_string(answer.error()).c_str(), stderr);
    return 1;
  }
  std::printf("%zu paths, %s\n", answer->paths.size(), answer->proven ? "proven" : "not proven");
  return answer->proven && !answer->paths.empty() ? 0 : 1;
}
