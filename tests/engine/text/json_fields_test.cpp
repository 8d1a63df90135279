#include "text/json_fields.hpp"

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "twin/random.hpp"

using certrail::JsonField;
using certrail::JsonKind;

namespace {

struct GivenFields {
  std::vector<std::pair<std::string, std::string>> texts;
  std::vector<std::string> others;
};

/// Reads the whole of `text` as one object.
bool read_object(const std::string& text, GivenFields& out) {
  std::size_t at = 0;
  const auto defect = certrail::read_json_fields(text, at, [&](const JsonField& field) {
    std::string name_memory;
    std::string memory;
    const std::string name(certrail::unescaped(field.name, name_memory));
    if (field.kind == JsonKind::text) {
      out.texts.emplace_back(name, certrail::unescaped(field.value, memory));
    } else {
      out.others.emplace_back(field.value);
    }
  });
  if (defect) {
    REQUIRE(defect->at <= text.size());
    return false;
  }
  certrail::skip_json_space(text, at);
  return at == text.size();
}

nlohmann::json any_value(certrail::twin::Random& random, int depth) {
  const std::vector<std::string> texts = {"",
                                          "a",
                                          "\"",
                                          "\\",
                                          "\n\t",
                                          "\xC3\xA9",
                                          "\xF0\x9F\x98\x80",
                                          "/",
                                          std::string(1, '\x01'),
                                          "text, {x}"};
  switch (random.between(0, depth > 0 ? 6 : 4)) {
    case 0:
      return nullptr;
    case 1:
      return random.chance(50);
    case 2:
      return random.between(-1000, 1000);
    case 3:
      return static_cast<double>(random.between(-1000, 1000)) / 7;
    case 4:
      return random.pick(texts);
    case 5: {
      nlohmann::json list = nlohmann::json::array();
      for (auto left = random.between(0, 3); left > 0; --left)
        list.push_back(any_value(random, depth - 1));
      return list;
    }
    default: {
      nlohmann::json object = nlohmann::json::object();
      for (auto left = random.between(0, 3); left > 0; --left) {
        object[random.pick(texts)] = any_value(random, depth - 1);
      }
      return object;
    }
  }
}

}  // namespace

TEST_CASE("json fields: texts are unescaped, other values handed over as they stand") {
  GivenFields fields;
  REQUIRE(read_object(
      R"( {"a":"x\n\"\u00e9\ud83d\ude00\ud83d!" , "b" : [1, {"a": "no"}], "c":-1.5e3, "d":null} )",
      fields));
  REQUIRE(fields.texts.size() == 1);
  CHECK(fields.texts[0].first == "a");
  CHECK(fields.texts[0].second == "x\n\"\xC3\xA9\xF0\x9F\x98\x80!");  // half a pair is nothing
  CHECK(fields.others == std::vector<std::string>{R"([1, {"a": "no"}])", "-1.5e3", "null"});
}

TEST_CASE("json fields: what is no object is told with its place") {
  const auto place = [](const std::string& text) {
    std::size_t at = 0;
    const auto defect = certrail::read_json_fields(text, at, [](const JsonField&) {});
    return defect ? static_cast<int>(defect->at) : -1;
  };
  CHECK(place("[]") == 0);
  CHECK(place("{\"a\" 1}") == 5);
  CHECK(place("{\"a\":1,}") == 7);
  CHECK(place("{\"a\":01}") == 6);
  CHECK(place("{\"a\":\"\\x\"}") == 6);
  CHECK(place("{\"a\":\"b") == 7);
  CHECK(place("{\"a\":\"b\nc\"}") == 7);
  CHECK(place("{\"a\":" + std::string(63, '[') + std::string(63, ']') + "}") == -1);
  CHECK(place("{\"a\":" + std::string(64, '[')) == 68);
}

TEST_CASE("json fields: random objects are read as nlohmann reads them") {
  certrail::twin::Random random(42);
  int refused = 0;
  int accepted = 0;
  for (int round = 0; round < 30'000; ++round) {
    nlohmann::json object = nlohmann::json::object();
    for (auto left = random.between(0, 4); left > 0; --left) {
      object["f" + std::to_string(left) + (random.chance(10) ? "\n" : "")] = any_value(random, 2);
    }
    std::string text = object.dump(random.chance(30) ? 1 : -1, ' ', random.chance(50));
    if (random.chance(60) && !text.empty()) {
      // Change, drop or double one ASCII character: half characters are let through here.
      const std::string signs = "{}[]\",:\\ntu0-. x";
      const std::size_t at = random.below(text.size());
      if (static_cast<unsigned char>(text[at]) < 0x80) {
        switch (random.between(0, 2)) {
          case 0:
            text[at] = signs[random.below(signs.size())];
            break;
          case 1:
            text.erase(at, 1);
            break;
          default:
            text.insert(at, 1, text[at]);
        }
      }
    }
    const auto twin = nlohmann::json::parse(text, nullptr, false);
    GivenFields fields;
    const bool ok = read_object(text, fields);
    // A broken pair of surrogates is let through, as is a number beyond all numbers.
    if (ok != twin.is_object() && text.find("\\ud") == std::string::npos) FAIL("differs: " << text);
    ++(ok ? accepted : refused);
    if (!ok || !twin.is_object()) continue;
    for (const auto& [name, value] : fields.texts) {
      if (twin.contains(name) && twin.size() == fields.texts.size() + fields.others.size()) {
        const std::string wanted = twin.at(name);
        REQUIRE(wanted == value);
      }
    }
  }
  CHECK(refused > 3'000);
  CHECK(accepted > 10'000);
}
